import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { foldName } from '../domain/name.ts';
import { Refusal } from '../kernel/errors.ts';
import { codebook, homes, measures, mergedCodes, takingPart } from './check-rules.ts';
import { type Reader, translated } from './connection.ts';
import type { Project } from './project.ts';

/** One thing that is wrong with a project file, and where. */
export type Finding = { readonly what: string; readonly where: string };

/** At most this many findings of one kind are named. */
const MOST_NAMED = 100;

/**
 * Everything a project file promises: a sound database, no row without what it refers to, texts and files
 * that hash to their names, turns that cover each text, each quote exactly where its segment says, search
 * that knows every paragraph, one tree of codes. Refuses PROJECT_BUSY where another program writes.
 */
export function checkProject(
  project: Project,
  step: (done: number, total: number, note: string) => void = () => undefined,
): readonly Finding[] {
  const checks = [
    integrity,
    references,
    hashes,
    homes,
    quotes,
    measures,
    turns,
    paragraphs,
    searchIndex,
    names,
    codebook,
    mergedCodes,
    takingPart,
  ];
  return checks.flatMap((check, index) => {
    step(index, checks.length, check.name);
    try {
      return check(project).slice(0, MOST_NAMED);
    } catch (error) {
      const known = translated(project.path, error);
      if (known instanceof Refusal && known.code === 'PROJECT_BUSY') throw known;
      return [
        {
          what: `could not be read: ${known instanceof Error ? known.message : String(known)}`,
          where: check.name,
        },
      ];
    }
  });
}

function integrity({ side }: Project): Finding[] {
  return side.connection
    .prepare<[], { integrity_check: string }>('PRAGMA integrity_check')
    .all()
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => ({ what: row.integrity_check, where: 'database' }));
}

function references({ reader }: Project): Finding[] {
  return reader
    .prepare<[], { table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
    .all()
    .map((row) => ({
      what: `refers to a missing ${row.parent}`,
      where: `${row.table} row ${row.rowid ?? '?'}`,
    }));
}

function hashes({ reader }: Project): Finding[] {
  return [...wronglyNamed(reader, 'content', 'bytes'), ...wronglyNamed(reader, 'text_content', 'text')];
}

function wronglyNamed(db: Reader, table: string, column: string): Finding[] {
  const rows = db.prepare<[], { sha256: string; content: string | Buffer }>(
    `SELECT sha256, ${column} AS content FROM ${table}`,
  );
  const findings: Finding[] = [];
  for (const { sha256, content } of rows.iterate()) {
    const hash = createHash('sha256').update(content).digest('hex');
    if (hash !== sha256) findings.push({ what: 'does not hash to its name', where: `${table} ${sha256}` });
  }
  return findings;
}

function quotes({ reader }: Project): Finding[] {
  const versions = reader
    .prepare<[], { id: string; name: string; text: string }>(`
      SELECT version.id, document.name, text_content.text FROM document_version version
        JOIN document ON document.id = version.document_id JOIN text_content ON text_content.sha256 = version.text_sha256`)
    .iterate();
  const segments = reader.prepare<
    [string, string],
    { id: string; start_offset: number; end_offset: number; quote: string }
  >(`
    SELECT id, start_offset, end_offset, quote FROM segment
     WHERE document_id = (SELECT document_id FROM document_version WHERE id = ?) AND document_version_id = ?`);
  const findings: Finding[] = [];
  for (const { id, name, text } of versions) {
    for (const segment of segments.iterate(id, id)) {
      if (text.slice(segment.start_offset, segment.end_offset) !== segment.quote) {
        findings.push({ what: 'quote differs from the text', where: `segment ${segment.id} of ${name}` });
      }
    }
  }
  return findings;
}

function turns({ reader }: Project): Finding[] {
  const covered = reader
    .prepare<
      [],
      {
        id: string;
        name: string;
        characters: number;
        first: number | null;
        last: number | null;
        total: number | null;
      }
    >(`
      SELECT version.id, document.name, version.characters, min(turn.start_offset) AS first, max(turn.end_offset) AS last,
             sum(turn.end_offset - turn.start_offset) AS total
        FROM document_version version JOIN document ON document.id = version.document_id
        LEFT JOIN turn ON turn.document_version_id = version.id GROUP BY version.id`)
    .all();
  const uncovered = covered
    .filter((row) => row.first !== 0 || row.last !== row.characters || row.total !== row.characters)
    .map((row) => ({ what: 'turns do not cover the text', where: `document ${row.name}` }));
  const overlapping = reader
    .prepare<[], { name: string; start_offset: number }>(`
      SELECT document.name, other.start_offset FROM turn one
        JOIN turn other ON other.document_version_id = one.document_version_id
         AND other.start_offset > one.start_offset AND other.start_offset < one.end_offset
        JOIN document ON document.id = one.document_id`)
    .all()
    .map((row) => ({ what: `turns overlap at ${row.start_offset}`, where: `document ${row.name}` }));
  return [...uncovered, ...overlapping];
}

function paragraphs({ reader }: Project): Finding[] {
  const texts = reader.prepare<[], { sha256: string; text: string }>('SELECT sha256, text FROM text_content');
  const blocks = reader.prepare<[string], { start_offset: number; text: string }>(
    'SELECT start_offset, text FROM paragraph WHERE text_sha256 = ? ORDER BY start_offset',
  );
  const findings: Finding[] = [];
  for (const { sha256, text } of texts.iterate()) {
    let end = 0;
    for (const block of blocks.iterate(sha256)) {
      if (block.start_offset !== end || !text.startsWith(block.text, end)) break;
      end += block.text.length;
    }
    if (end !== text.length)
      findings.push({ what: 'paragraphs do not make up the text', where: `text ${sha256}` });
  }
  return findings;
}

/** FTS5's own comparison of the index with the paragraphs, in a transaction that is rolled back. */
function searchIndex({ side }: Project): Finding[] {
  side.tables();
  side.connection.exec('BEGIN IMMEDIATE');
  try {
    side.connection.exec(
      "INSERT INTO paragraph_search (paragraph_search, rank) VALUES ('integrity-check', 1)",
    );
    return [];
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CORRUPT')) throw error;
    return [
      {
        what: `search index: ${error.message}`,
        where: 'paragraph_search',
      },
    ];
  } finally {
    side.connection.exec('ROLLBACK');
  }
}

/** Names that only differ in case or accents' spelling cannot be told apart on the command line. */
function names({ reader }: Project): Finding[] {
  return ['document', 'participant', 'attribute', 'coder'].flatMap((table) => {
    const rows = reader.prepare<[], { name: string }>(`SELECT name FROM ${table}`).all();
    const groups = Map.groupBy(rows, (row) => foldName(row.name));
    return [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => ({ what: `the same name ${group.length} times: ${group[0]?.name}`, where: table }));
  });
}
