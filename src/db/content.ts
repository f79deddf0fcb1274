import type { ContentHash } from '../domain/ids.ts';
import { paragraphsOf } from '../domain/paragraphs.ts';
import type { TextPart } from '../domain/span.ts';
import { decodeStarts, encodeStarts, wordStarts } from '../domain/words.ts';
import { one, type Reader, type Writer } from './connection.ts';

/** Keeps an original file; the same bytes are kept once. */
export function insertFile(tx: Writer, hash: ContentHash, bytes: Uint8Array): void {
  tx.prepare('INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, bytes);
}

/** Keeps a canonical text and what is derived from it; the same text is kept once. Gives its number of words. */
export function insertText(tx: Writer, hash: ContentHash, text: string): number {
  const known = tx
    .prepare<[string], { starts: Uint8Array }>('SELECT starts FROM word_index WHERE text_sha256 = ?')
    .get(hash);
  if (known !== undefined) return decodeStarts(known.starts).length;
  tx.prepare('INSERT INTO text_content (sha256, text) VALUES (?, ?)').run(hash, text);
  const starts = wordStarts(text);
  tx.prepare('INSERT INTO word_index (text_sha256, starts, icu_version) VALUES (?, ?, ?)').run(
    hash,
    encodeStarts(starts),
    process.versions.icu ?? '',
  );
  insertParagraphs(tx, hash, text);
  return starts.length;
}

function insertParagraphs(tx: Writer, hash: ContentHash, text: string): void {
  const insertParagraph = tx.prepare(
    'INSERT INTO paragraph (text_sha256, start_offset, line, text) VALUES (?, ?, ?, ?)',
  );
  const index = tx.prepare('INSERT INTO paragraph_search (rowid, text) VALUES (?, ?)');
  let line = 1;
  for (const { start, end } of paragraphsOf(text)) {
    const words = text.slice(start, end);
    const { lastInsertRowid } = insertParagraph.run(hash, start, line, words);
    index.run(lastInsertRowid, words);
    if (words.endsWith('\n')) line += 1;
  }
}

export function textOf(db: Reader, hash: ContentHash): string {
  return one(
    db.prepare<[string], { text: string }>('SELECT text FROM text_content WHERE sha256 = ?').get(hash),
    'text',
  ).text;
}

/** The paragraphs that hold the stretch and the code unit before it, as one text: a quote needs no more. */
export function textPart(db: Reader, hash: ContentHash, start: number, end: number): TextPart {
  const rows = db
    .prepare<[string, string, number, number], { start_offset: number; text: string }>(`
      SELECT start_offset, text FROM paragraph
       WHERE text_sha256 = ? AND start_offset >= (
               SELECT ifnull(max(start_offset), 0) FROM paragraph WHERE text_sha256 = ? AND start_offset <= ?)
         AND start_offset < ? ORDER BY start_offset`)
    .all(hash, hash, Math.max(0, start - 1), end);
  return { offset: rows[0]?.start_offset ?? 0, text: rows.map(({ text }) => text).join('') };
}

export function fileBytes(db: Reader, hash: ContentHash): Uint8Array {
  return one(
    db.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM content WHERE sha256 = ?').get(hash),
    'file',
  ).bytes;
}

/** Offsets at which words start, ascending. */
export function wordStartsOf(db: Reader, hash: ContentHash): Int32Array {
  const row = db
    .prepare<[string], { starts: Uint8Array }>('SELECT starts FROM word_index WHERE text_sha256 = ?')
    .get(hash);
  return decodeStarts(one(row, 'words').starts);
}
