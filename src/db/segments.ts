import type { CodeId, CoderId, DocumentId, DocumentVersionId, SegmentId } from '../domain/ids.ts';
import type { Segment } from '../domain/segment.ts';
import type { Span } from '../domain/span.ts';
import { instantOf } from '../kernel/clock.ts';
import type { Reader, Writer } from './connection.ts';

type SegmentRow = {
  id: string;
  document_id: string;
  document_version_id: string;
  code_id: string;
  coder_id: string;
  start_offset: number;
  end_offset: number;
  quote: string;
  comment: string;
  created_at: number;
};

export function segmentById(db: Reader, id: SegmentId): Segment | null {
  const row = db.prepare<[string], SegmentRow>('SELECT * FROM segment WHERE id = ?').get(id);
  return row === undefined ? null : toSegment(row);
}

/** The segment that already stands at this very place with this code by this coder. */
export function segmentAt(
  db: Reader,
  place: Pick<Segment, 'documentId' | 'documentVersionId' | 'codeId' | 'coderId' | 'span'>,
): Segment | null {
  const row = db
    .prepare<[string, number, number, string, string, string], SegmentRow>(`
      SELECT * FROM segment WHERE document_id = ? AND start_offset = ? AND end_offset = ? AND code_id = ?
         AND coder_id = ? AND document_version_id = ?`)
    .get(
      place.documentId,
      place.span.start,
      place.span.end,
      place.codeId,
      place.coderId,
      place.documentVersionId,
    );
  return row === undefined ? null : toSegment(row);
}

/** Segments that touch `window`, in reading order; widest first where two start together. */
export function segmentsIn(
  db: Reader,
  versionId: DocumentVersionId,
  documentId: DocumentId,
  window: Span,
): readonly Segment[] {
  return db
    .prepare<[string, number, number, string], SegmentRow>(`
      SELECT * FROM segment
       WHERE document_id = ? AND start_offset < ? AND end_offset > ? AND document_version_id = ?
       ORDER BY start_offset, end_offset DESC, id`)
    .all(documentId, window.end, window.start, versionId)
    .map(toSegment);
}

/** Every segment of one document's current version, in reading order. */
export function segmentsOf(db: Reader, documentId: DocumentId): readonly Segment[] {
  return db
    .prepare<[string, string], SegmentRow>(`
      SELECT * FROM segment
       WHERE document_id = ? AND document_version_id = (SELECT current_version_id FROM document WHERE id = ?)
       ORDER BY start_offset, end_offset, code_id, coder_id`)
    .all(documentId, documentId)
    .map(toSegment);
}

/** A segment without its quote. */
export type SegmentMark = Pick<Segment, 'id' | 'codeId' | 'coderId' | 'comment' | 'createdAt'> & {
  readonly start: number;
  readonly end: number;
};

/** Where the segments of a document's current version stand: reading order, widest first where two start together. */
export function segmentMarks(db: Reader, documentId: DocumentId): readonly SegmentMark[] {
  return db
    .prepare<[string, string], SegmentMark>(`
      SELECT id, code_id AS codeId, coder_id AS coderId, start_offset AS start, end_offset AS "end", comment,
             created_at AS createdAt FROM segment
       WHERE document_id = ? AND document_version_id = (SELECT current_version_id FROM document WHERE id = ?)
       ORDER BY start_offset, end_offset DESC, id`)
    .all(documentId, documentId);
}

export function insertSegment(tx: Writer, segment: Segment): void {
  tx.prepare(`
    INSERT INTO segment (id, document_id, document_version_id, code_id, coder_id, start_offset, end_offset, quote,
                         comment, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    segment.id,
    segment.documentId,
    segment.documentVersionId,
    segment.codeId,
    segment.coderId,
    segment.span.start,
    segment.span.end,
    segment.quote,
    segment.comment,
    segment.createdAt,
  );
}

/** Writes a segment's code, span, quote and comment. */
export function updateSegment(tx: Writer, segment: Segment): void {
  tx.prepare(
    'UPDATE segment SET code_id = ?, start_offset = ?, end_offset = ?, quote = ?, comment = ? WHERE id = ?',
  ).run(segment.codeId, segment.span.start, segment.span.end, segment.quote, segment.comment, segment.id);
}

/** Takes a segment away with its memos. */
export function deleteSegment(tx: Writer, id: SegmentId): void {
  tx.prepare('DELETE FROM memo WHERE segment_id = ?').run(id);
  tx.prepare('DELETE FROM segment WHERE id = ?').run(id);
}

/** A segment's memos go to the segment that stands in its place. */
export function moveSegmentMemos(tx: Writer, from: SegmentId, to: SegmentId): void {
  tx.prepare('UPDATE memo SET segment_id = ? WHERE segment_id = ?').run(to, from);
}

/** Every segment of a code, direct only. */
export function segmentsWithCode(db: Reader, codeId: CodeId): readonly Segment[] {
  return db
    .prepare<[string], SegmentRow>(
      'SELECT * FROM segment WHERE code_id = ? ORDER BY document_id, start_offset, end_offset, id',
    )
    .all(codeId)
    .map(toSegment);
}

/** How many segments stand directly on each code, in current versions. */
export function segmentCountsByCode(db: Reader): ReadonlyMap<CodeId, number> {
  return countsBy<CodeId>(db, 'code_id');
}

export function segmentCountsByDocument(db: Reader): ReadonlyMap<DocumentId, number> {
  return countsBy<DocumentId>(db, 'document_id');
}

export function segmentCountsByCoder(db: Reader): ReadonlyMap<CoderId, number> {
  return countsBy<CoderId>(db, 'coder_id');
}

/**
 * All are counted in a covering index; those of earlier versions, where there are any, are taken off again.
 * CROSS JOIN holds SQLite to looking for such versions first.
 */
function countsBy<Id extends string>(
  db: Reader,
  column: 'code_id' | 'document_id' | 'coder_id',
): ReadonlyMap<Id, number> {
  const rows = db
    .prepare<[], { id: string; count: number }>(`
      SELECT ${column} AS id, count(*) AS count FROM segment GROUP BY ${column}
       UNION ALL
      SELECT segment.${column}, -count(*)
        FROM document CROSS JOIN document_version version ON version.document_id = document.id
        CROSS JOIN segment ON segment.document_id = document.id AND segment.document_version_id = version.id
       WHERE version.id <> document.current_version_id GROUP BY segment.${column}`)
    .all();
  const counts = new Map<Id, number>();
  for (const { id, count } of rows) counts.set(id as Id, (counts.get(id as Id) ?? 0) + count);
  return counts;
}

function toSegment(row: SegmentRow): Segment {
  return {
    id: row.id as SegmentId,
    documentId: row.document_id as DocumentId,
    documentVersionId: row.document_version_id as DocumentVersionId,
    codeId: row.code_id as CodeId,
    coderId: row.coder_id as CoderId,
    span: { start: row.start_offset, end: row.end_offset } as Span,
    quote: row.quote,
    comment: row.comment,
    createdAt: instantOf(row.created_at),
  };
}
