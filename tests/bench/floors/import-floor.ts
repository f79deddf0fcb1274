import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';

/** Words and blocks of an imported text, and its SHA-256. */
export type Imported = { readonly hash: string; readonly words: number; readonly blocks: number };

/** Takes in one transcript, searchable, in one durable commit. */
export function importFloor(database: Database.Database): (name: string, text: string) => Imported {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const coder = database.prepare('SELECT id FROM coder LIMIT 1').pluck().get();
  const insertText = database.prepare('INSERT INTO text_content (sha256, text) VALUES (?, ?)');
  const insertWords = database.prepare(
    "INSERT INTO word_index (text_sha256, starts, icu_version) VALUES (?, ?, '')",
  );
  const insertBlocks = blockWriter(database);
  const insertDocument = database.prepare(
    'INSERT INTO document (id, name, current_version_id, created_at, created_by) VALUES (?, ?, ?, ?, ?)',
  );
  const insertVersion = database.prepare(`
    INSERT INTO document_version (id, document_id, number, text_sha256, format, characters, words, created_at)
    VALUES (?, ?, 1, ?, '', ?, ?, 0)`);
  return (name, text) => {
    const hash = createHash('sha256').update(text).digest('hex');
    const { count, bytes } = wordIndex(text);
    begin.run();
    insertText.run(hash, text);
    insertWords.run(hash, bytes);
    const blocks = insertBlocks(hash, text);
    const [id, version] = [randomUUID(), randomUUID()];
    insertDocument.run(id, name, version, 0, coder);
    insertVersion.run(version, id, hash, text.length, count);
    commit.run();
    return { hash, words: count, blocks };
  };
}

/** Writes the blocks of a text, one for each line, long lines cut behind a sentence; gives their number. */
function blockWriter(database: Database.Database): (hash: string, text: string) => number {
  const insertBlock = database.prepare(
    'INSERT INTO paragraph (text_sha256, start_offset, line, text) VALUES (?, ?, ?, ?)',
  );
  const indexBlock = database.prepare('INSERT INTO paragraph_search (rowid, text) VALUES (?, ?)');
  return (hash, text) => {
    let blocks = 0;
    let line = 0;
    for (let start = 0; start < text.length; ) {
      line += 1;
      const feed = text.indexOf('\n', start);
      const end = feed < 0 ? text.length : feed + 1;
      for (; start < end; blocks += 1) {
        const cut = end - start > 2001 ? text.lastIndexOf('. ', start + 1998) + 2 : end;
        const block = text.slice(start, cut);
        const { lastInsertRowid } = insertBlock.run(hash, start, line, block);
        indexBlock.run(lastInsertRowid, block);
        start = cut;
      }
    }
    return blocks;
  };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordIndex(text: string): { count: number; bytes: Uint8Array } {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  let length = 0;
  let last = 0;
  for (const { index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    let delta = index - last;
    last = index;
    count += 1;
    for (; delta > 0x7f; delta >>>= 7) bytes[length++] = (delta & 0x7f) | 0x80;
    bytes[length++] = delta;
  }
  return { count, bytes: bytes.subarray(0, length) };
}

/** The text of a docx that holds paragraphs and runs and nothing else, one line a paragraph. */
export function docxText(bytes: Uint8Array): string {
  const xml = entryOf(bytes, 'word/document.xml');
  const lines: string[] = [];
  let line = '';
  for (const [, text] of xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g)) {
    if (text !== undefined) line += unescaped(text);
    else {
      lines.push(line);
      line = '';
    }
  }
  return lines.join('\n');
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** One entry by the central directory of a small zip without a comment. */
function entryOf(bytes: Uint8Array, wanted: string): string {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === wanted) {
      const header = zip.readUInt32LE(at + 42);
      const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('utf8');
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`the zip has no ${wanted}`);
}
