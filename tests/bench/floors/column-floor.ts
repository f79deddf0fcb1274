import type Database from 'better-sqlite3';
import { startsOf, stretchCounter } from './word-floor.ts';

/**
 * Segments as plain columns for a corpus in which each transcript has one participant: documents of one
 * participant follow each other, segments stand in reading order.
 */
export type FloorColumns = {
  readonly documents: number;
  /** By document: its first segment; one more for the end. */
  readonly first: Int32Array;
  readonly participant: Int32Array;
  /** By document: the values of its participant that a question may compare. */
  readonly values: readonly (readonly string[])[];
  /** By code row: the row of its parent; -1 for a theme. */
  readonly parentOf: Int32Array;
  /** Ids of codes, parents before sub-codes. */
  readonly codes: readonly string[];
  readonly code: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Code units and words of the participant's turns before each end of the segment. */
  readonly unitsToStart: Int32Array;
  readonly unitsToEnd: Int32Array;
  readonly wordsToStart: Int32Array;
  readonly wordsToEnd: Int32Array;
};

export function loadFloorColumns(database: Database.Database): FloorColumns {
  const { codes, parentOf } = loadCodes(database);
  const rowOf = new Map(codes.map((id, row) => [id, row]));
  const documents = database
    .prepare<[], [document: string, participant: string, profession: string, site: string]>(`
      SELECT link.document_id, link.participant_id,
             (SELECT value FROM attribute_value JOIN attribute ON attribute.id = attribute_id
               WHERE attribute_value.participant_id = link.participant_id AND attribute.name = 'profession'),
             (SELECT value FROM attribute_value JOIN attribute ON attribute.id = attribute_id
               WHERE attribute_value.participant_id = link.participant_id AND attribute.name = 'site')
        FROM document_participant link ORDER BY link.participant_id, link.document_id`)
    .raw()
    .all();
  const people = [...new Set(documents.map(([, participant]) => participant))];
  const personOf = new Map(people.map((id, place) => [id, place]));
  return {
    documents: documents.length,
    participant: Int32Array.from(documents, ([, participant]) => personOf.get(participant) ?? 0),
    values: documents.map(([, , profession, site]) => [profession, site]),
    codes,
    parentOf,
    ...loadSegments(
      database,
      documents.map(([document]) => document),
      rowOf,
    ),
  };
}

function loadCodes(database: Database.Database): { codes: readonly string[]; parentOf: Int32Array } {
  const parents = new Map(
    database
      .prepare<[], [id: string, parent: string | null]>('SELECT id, parent_id FROM code ORDER BY rowid')
      .raw()
      .all(),
  );
  const codes = [...parents.keys()];
  const rowOf = new Map(codes.map((id, row) => [id, row]));
  const parentOf = Int32Array.from(parents.values(), (parent) => rowOf.get(parent ?? '') ?? -1);
  return { codes, parentOf };
}

function loadSegments(
  database: Database.Database,
  documents: readonly string[],
  rowOf: ReadonlyMap<string, number>,
) {
  const size = database.prepare<[], number>('SELECT count(*) FROM segment').pluck().get() ?? 0;
  const columns = emptyColumns(documents.length, size);
  const segments = database
    .prepare<[string], [code: string, start: number, end: number]>(
      'SELECT code_id, start_offset, end_offset FROM segment WHERE document_id = ? ORDER BY start_offset, end_offset',
    )
    .raw();
  const starts = startsOf(database);
  const turns = database
    .prepare<[string], [start: number, end: number]>(`
      SELECT start_offset, end_offset FROM turn JOIN speaker ON speaker.id = turn.speaker_id
       WHERE turn.document_id = ? AND speaker.participant_id IS NOT NULL ORDER BY start_offset`)
    .raw();
  let index = 0;
  for (const [place, document] of documents.entries()) {
    const counter = stretchCounter(starts(document), turns.all(document));
    columns.first[place] = index;
    for (const [code, start, end] of segments.all(document)) {
      columns.code[index] = rowOf.get(code) ?? 0;
      columns.start[index] = start;
      columns.end[index] = end;
      [columns.unitsToStart[index], columns.wordsToStart[index]] = counter(start);
      [columns.unitsToEnd[index], columns.wordsToEnd[index]] = counter(end);
      index += 1;
    }
  }
  columns.first[documents.length] = index;
  return columns;
}

function emptyColumns(documents: number, segments: number) {
  return {
    first: new Int32Array(documents + 1),
    code: new Int32Array(segments),
    start: new Int32Array(segments),
    end: new Int32Array(segments),
    unitsToStart: new Int32Array(segments),
    unitsToEnd: new Int32Array(segments),
    wordsToStart: new Int32Array(segments),
    wordsToEnd: new Int32Array(segments),
  };
}
