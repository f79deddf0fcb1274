import type { ContentHash, DocumentId } from '../domain/ids.ts';
import type { Segment } from '../domain/segment.ts';
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

/** When they were made, in the same order and in UTC epoch milliseconds. */
export function segmentTimes(db: Reader, id: DocumentId): readonly number[] {
  return db
    .prepare<[string, string], [createdAt: number]>(`
      SELECT created_at FROM segment
       WHERE document_id = ? AND document_version_id = (SELECT current_version_id FROM document WHERE id = ?)
       ORDER BY start_offset, end_offset, code_id, coder_id`)
    .raw()
    .all(id, id)
    .map(([createdAt]) => createdAt);
}

export type TurnLabels = {
  readonly name: string;
  readonly textHash: ContentHash;
  /** By turn: the label of its speaker; null for interviewers and none. */
  readonly labels: readonly (string | null)[];
  /** The same with those of interviewers. */
  readonly written: readonly (string | null)[];
};

/** A document's name and text, and who speaks in its turns. */
export function turnLabels(db: Reader, id: DocumentId): TurnLabels {
  const row = db
    .prepare<[string], { name: string; version_id: string; text_sha256: ContentHash }>(`
      SELECT document.name, version.id AS version_id, version.text_sha256
        FROM document JOIN document_version version ON version.id = document.current_version_id WHERE document.id = ?`)
    .get(id);
  const { name, version_id, text_sha256 } = one(row, 'transcript');
  const turns = db
    .prepare<[string], [label: string | null, isInterviewer: number]>(`
      SELECT speaker.label, speaker.role = 'interviewer'
        FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker_id
       WHERE turn.document_version_id = ? ORDER BY turn.start_offset`)
    .raw()
    .all(version_id);
  return {
    name,
    textHash: text_sha256,
    labels: turns.map(([label, isInterviewer]) => (isInterviewer === 1 ? null : label)),
    written: turns.map(([label]) => label),
  };
}

export type Voices = {
  /** Labels in text order, each once, without those of interviewers. */
  readonly speakers: readonly string[];
  readonly participants: readonly string[];
};

type VoiceRow = [label: string | null, isInterviewer: number | null, participant: string | null];

/** Who speaks in a segment. In a text without any speaker that is everybody who is linked to it. */
export function voicesIn(
  db: Reader,
  { documentId, documentVersionId, span }: Pick<Segment, 'documentId' | 'documentVersionId' | 'span'>,
): Voices {
  const rows = db
    .prepare<[string, number, number], VoiceRow>(`
      SELECT speaker.label, speaker.role = 'interviewer', participant.name
        FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker_id
        LEFT JOIN participant ON participant.id = speaker.participant_id
       WHERE turn.document_version_id = ? AND turn.start_offset < ? AND turn.end_offset > ?
         AND turn.start_offset < turn.end_offset ORDER BY turn.start_offset`)
    .raw()
    .all(documentVersionId, span.end, span.start);
  const hasSpeakers = db
    .prepare<[string], { id: string }>('SELECT id FROM speaker WHERE document_version_id = ? LIMIT 1')
    .get(documentVersionId);
  const people =
    hasSpeakers === undefined ? linkedNames(db, documentId) : rows.map(([, , participant]) => participant);
  return {
    speakers: eachOnce(rows.map(([label, isInterviewer]) => (isInterviewer === 1 ? null : label))),
    participants: eachOnce(people),
  };
}

function linkedNames(db: Reader, id: DocumentId): readonly string[] {
  return db
    .prepare<[string], { name: string }>(`
      SELECT participant.name FROM document_participant JOIN participant ON participant.id = participant_id
       WHERE document_id = ? ORDER BY document_participant.id`)
    .all(id)
    .map(({ name }) => name);
}

function eachOnce(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== null))];
}
