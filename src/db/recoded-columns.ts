import type { SegmentColumns } from '../domain/columns.ts';
import type { CodeId, CoderId, DocumentVersionId } from '../domain/ids.ts';
import { wordsBefore } from '../domain/words.ts';
import { type Numbering, numberOf } from './document-columns.ts';

/** A segment as history keeps it. */
type SegmentRow = {
  readonly document_version_id: DocumentVersionId;
  readonly code_id: CodeId;
  readonly coder_id: CoderId;
  readonly start_offset: number;
  readonly end_offset: number;
};

/** What became of one segment; null before it was there, and after it went. */
export type SegmentChange = { readonly before: SegmentRow | null; readonly after: SegmentRow | null };

/** A change of a segment as the journal has it: JSON before and after. */
export function segmentChange(before: string | null, after: string | null): SegmentChange {
  return { before: rowOf(before), after: rowOf(after) };
}

function rowOf(json: string | null): SegmentRow | null {
  return json === null ? null : (JSON.parse(json) as SegmentRow);
}

/**
 * The segments of one version after some changes, in the order in which the database would give them. Changes
 * of other versions do not matter; `starts` are the word starts of this one. Null where a segment that should
 * go is not there.
 */
export function recoded(
  segments: SegmentColumns,
  changes: readonly SegmentChange[],
  versionId: DocumentVersionId,
  starts: Int32Array,
  numbering: Numbering,
): SegmentColumns | null {
  const codes = [...numbering.codes.keys()];
  const coders = [...numbering.coders.keys()];
  let columns = segments;
  for (const { before, after } of changes) {
    if (before?.document_version_id === versionId) {
      const place = placeOf(columns, before, codes, coders);
      if (!standsAt(columns, place, before, numbering)) return null;
      columns = spliced(columns, place, 1, []);
    }
    if (after?.document_version_id === versionId) {
      const { start_offset: start, end_offset: end } = after;
      const code = numberOf(numbering.codes, after.code_id);
      const coder = numberOf(numbering.coders, after.coder_id);
      const place = placeOf(columns, after, codes, coders);
      // Read outside of a snapshot, an entry can be met twice.
      if (standsAt(columns, place, after, numbering)) continue;
      const words = [wordsBefore(starts, start), wordsBefore(starts, end)];
      columns = spliced(columns, place, 0, [start, end, code, coder, ...words]);
    }
  }
  return columns;
}

/** The place of the first segment that does not come before `row`. */
function placeOf(
  columns: SegmentColumns,
  row: SegmentRow,
  codes: readonly CodeId[],
  coders: readonly CoderId[],
): number {
  const comesBefore = (place: number): boolean => {
    const start = columns.start[place] ?? 0;
    const end = columns.end[place] ?? 0;
    if (start !== row.start_offset) return start < row.start_offset;
    if (end !== row.end_offset) return end < row.end_offset;
    const code = codes[columns.code[place] ?? -1] ?? '';
    if (code !== row.code_id) return code < row.code_id;
    return (coders[columns.coder[place] ?? -1] ?? '') < row.coder_id;
  };
  let place = 0;
  while (place < columns.count && comesBefore(place)) place += 1;
  return place;
}

function standsAt(columns: SegmentColumns, place: number, row: SegmentRow, numbering: Numbering): boolean {
  return (
    columns.start[place] === row.start_offset &&
    columns.end[place] === row.end_offset &&
    columns.code[place] === numbering.codes.get(row.code_id) &&
    columns.coder[place] === numbering.coders.get(row.coder_id)
  );
}

/** The columns with `removed` rows less at a place, and one more there where `added` has its values in their order. */
function spliced(
  columns: SegmentColumns,
  place: number,
  removed: number,
  added: readonly number[],
): SegmentColumns {
  const column = (values: Int32Array, own: number): Int32Array => {
    const value = added[own];
    const inserted = value === undefined ? [] : [value];
    const after = new Int32Array(values.length - removed + inserted.length);
    after.set(values.subarray(0, place));
    after.set(inserted, place);
    after.set(values.subarray(place + removed), place + inserted.length);
    return after;
  };
  return {
    count: columns.count - removed + (added.length > 0 ? 1 : 0),
    start: column(columns.start, 0),
    end: column(columns.end, 1),
    code: column(columns.code, 2),
    coder: column(columns.coder, 3),
    wordsBeforeStart: column(columns.wordsBeforeStart, 4),
    wordsBeforeEnd: column(columns.wordsBeforeEnd, 5),
  };
}
