import type { ContentHash, DocumentId } from '../domain/ids.ts';
import { one, type Reader } from './connection.ts';

/** What a segment has beyond its columns. `createdAt` is in UTC epoch milliseconds. */
export type SegmentRecord = {
  readonly id: string;
  readonly quote: string;
  readonly comment: string;
  readonly createdAt: number;
};

/** The segments of a document's current version in the very order of its columns. */
export function segmentRecords(db: Reader, id: DocumentId): readonly SegmentRecord[] {
  return db
    .prepare<[string, string], SegmentRecord>(`
      SELECT id, quote, comment, created_at AS createdAt FROM segment
       WHERE document_id = ? AND document_version_id = (SELECT current_version_id FROM document WHERE id = ?)
       ORDER BY start_offset, end_offset, code_id, coder_id`)
    .all(id, id);
}

/** A document's name and text, and for each turn the label of its speaker; null for interviewers and none. */
export function turnLabels(
  db: Reader,
  id: DocumentId,
): { readonly name: string; readonly textHash: ContentHash; readonly labels: readonly (string | null)[] } {
  const row = db
    .prepare<[string], { name: string; version_id: string; text_sha256: ContentHash }>(`
      SELECT document.name, version.id AS version_id, version.text_sha256
        FROM document JOIN document_version version ON version.id = document.current_version_id WHERE document.id = ?`)
    .get(id);
  const { name, version_id, text_sha256 } = one(row, 'transcript');
  const labels = db
    .prepare<[string], { label: string | null }>(`
      SELECT CASE speaker.role WHEN 'interviewer' THEN NULL ELSE speaker.label END AS label
        FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker_id
       WHERE turn.document_version_id = ? ORDER BY turn.start_offset`)
    .all(version_id)
    .map(({ label }) => label);
  return { name, textHash: text_sha256, labels };
}
