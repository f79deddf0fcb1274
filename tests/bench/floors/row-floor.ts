import type Database from 'better-sqlite3';
import { countBelow, startsOf } from './word-floor.ts';

export type FloorRow = readonly (string | number)[];

type SegmentRow = [
  id: string,
  code: string,
  coder: string,
  start: number,
  end: number,
  quote: string,
  comment: string,
  createdAt: number,
];

type Options = {
  /** Ids of the codes wanted; all where none are given. */
  readonly codes?: readonly string[];
  /** How texts are written: as they are, or as cells of a file. */
  readonly written?: (text: string) => string;
};

/**
 * Coded segments with what stands around them, one row each in the columns of the segment table, in project and
 * reading order. For a corpus in which each transcript has one participant with a profession and a site.
 */
export function* segmentRows(
  database: Database.Database,
  { codes, written = (text) => text }: Options = {},
): Generator<FloorRow> {
  const paths = codePaths(database, written);
  const coders = new Map(
    database.prepare<[], [id: string, name: string]>('SELECT id, name FROM coder').raw().all(),
  );
  const segments = segmentsWith(database, codes);
  const around = surroundings(database);
  for (const [documentId, ...names] of documentsOf(database)) {
    const coded = segments.all(documentId);
    if (coded.length === 0) continue;
    const [document = '', person = '', profession = '', site = ''] = names.map(written);
    const { speaks, lineAt, wordsBefore } = around(documentId);
    for (const [id, code, coder, start, end, quote, comment, createdAt] of coded) {
      const [theme = '', own = '', path = ''] = paths.get(code) ?? [];
      const isTheirs = speaks(start, end);
      yield [
        id,
        document,
        isTheirs ? person : '',
        isTheirs ? profession : '',
        isTheirs ? site : '',
        isTheirs ? person : '',
        theme,
        own,
        path,
        coders.get(coder) ?? '',
        start,
        end,
        lineAt(start),
        wordsBefore(end) - wordsBefore(start),
        written(quote),
        written(comment),
        new Date(createdAt).toISOString(),
      ];
    }
  }
}

function segmentsWith(database: Database.Database, codes: readonly string[] | undefined) {
  const filter = codes === undefined ? '' : `AND code_id IN (${codes.map((id) => `'${id}'`).join(', ')})`;
  return database
    .prepare<[string], SegmentRow>(`
      SELECT id, code_id, coder_id, start_offset, end_offset, quote, comment, created_at FROM segment
       WHERE document_id = ? ${filter} ORDER BY start_offset, end_offset, code_id, coder_id`)
    .raw();
}

function documentsOf(database: Database.Database) {
  const recorded = (attribute: string) => `(
    SELECT value FROM attribute_value JOIN attribute ON attribute.id = attribute_id
     WHERE attribute_value.participant_id = participant.id AND attribute.name = '${attribute}')`;
  return database
    .prepare<[], [id: string, name: string, participant: string, profession: string, site: string]>(`
      SELECT document.id, document.name, participant.name, ${recorded('profession')}, ${recorded('site')}
        FROM document JOIN document_participant link ON link.document_id = document.id
        JOIN participant ON participant.id = link.participant_id ORDER BY document.created_at, document.id`)
    .raw()
    .all();
}

/** By code id: its theme, its own name, its path. */
function codePaths(
  database: Database.Database,
  written: (text: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string | null, readonly string[]>([[null, []]]);
  const paths = new Map<string, readonly string[]>();
  const codes = database
    .prepare<[], [id: string, parent: string | null, name: string]>(
      'SELECT id, parent_id, name FROM code ORDER BY rowid',
    )
    .raw()
    .all();
  for (const [id, parent, name] of codes) {
    const path = [...(names.get(parent) ?? []), name];
    names.set(id, path);
    paths.set(id, [path[0] ?? '', name, path.join(' > ')].map(written));
  }
  return paths;
}

/** Two numbers go over from SQLite in one: whole rows cost more than everything that is done with them. */
const PACKED = 2 ** 24;

/** Whose turn an offset lies in, on which line, and behind how many words. */
function surroundings(database: Database.Database) {
  const starts = startsOf(database);
  const turns = database
    .prepare<[string], number>(`
      SELECT start_offset * ${PACKED} + (speaker_id IN (SELECT id FROM speaker WHERE participant_id IS NOT NULL))
        FROM turn WHERE document_version_id = (SELECT current_version_id FROM document WHERE id = ?)
       ORDER BY start_offset`)
    .pluck();
  const lines = database
    .prepare<[string], number>(`
      SELECT start_offset * ${PACKED} + line FROM paragraph
       WHERE text_sha256 = (SELECT text_sha256 FROM document JOIN document_version version
                                ON version.id = current_version_id WHERE document.id = ?) ORDER BY start_offset`)
    .pluck();
  return (documentId: string) => {
    const words = starts(documentId);
    const [turnStarts, theirs] = unpacked(turns.all(documentId));
    const [lineStarts, lineNumbers] = unpacked(lines.all(documentId));
    return {
      wordsBefore: (offset: number) => countBelow(words, offset),
      lineAt: (offset: number) => lineNumbers[countBelow(lineStarts, offset + 1) - 1] ?? 0,
      speaks: (start: number, end: number) => {
        let turn = countBelow(turnStarts, start + 1) - 1;
        do {
          if (theirs[turn] === 1) return true;
          turn += 1;
        } while ((turnStarts[turn] ?? end) < end);
        return false;
      },
    };
  };
}

function unpacked(pairs: readonly number[]): readonly [Int32Array, Int32Array] {
  const offsets = new Int32Array(pairs.length);
  const values = new Int32Array(pairs.length);
  for (let place = 0; place < pairs.length; place += 1) {
    const pair = pairs[place] ?? 0;
    offsets[place] = Math.floor(pair / PACKED);
    values[place] = pair % PACKED;
  }
  return [offsets, values];
}

export function firstRows(rows: Iterable<FloorRow>, limit: number): readonly FloorRow[] {
  const found: FloorRow[] = [];
  for (const row of rows) {
    found.push(row);
    if (found.length === limit) break;
  }
  return found;
}

const HEADER =
  'segment_id,document,participant,profession,site,speaker,theme,code,code_path,coder,start,end,line,words,text,comment,created_at';
const SPECIAL = /[",\r\n\ufeff]|^[ '=+\-@\t]| $/;
const QUOTED = /[",\r\n\ufeff]|^ | $/;
const FORMULA = /^'*[=+\-@\t\r]/;

/** The whole table as CSV: UTF-8 with a byte order mark, CRLF, guarded against formulas. */
export function csvFloor(database: Database.Database): Uint8Array {
  const parts: string[] = [`\ufeff${HEADER}`];
  for (const row of segmentRows(database, { written: cellOf })) parts.push(row.join(','));
  return Buffer.from(`${parts.join('\r\n')}\r\n`);
}

function cellOf(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
