import type { Document, Speaker, Turn } from '../domain/document.ts';
import type {
  CoderId,
  ContentHash,
  DocumentId,
  DocumentVersionId,
  ParticipantId,
  SpeakerId,
  TurnId,
} from '../domain/ids.ts';
import type { SpeakerRole } from '../domain/transcript-draft.ts';
import { instantOf } from '../kernel/clock.ts';
import type { Reader, Writer } from './connection.ts';

type DocumentRow = {
  id: string;
  name: string;
  version_id: string;
  text_sha256: string;
  file_name: string | null;
  format: string;
  encoding: string | null;
  characters: number;
  words: number;
  created_at: number;
};

const DOCUMENT = `SELECT document.id, document.name, version.id AS version_id, version.text_sha256, version.file_name,
  version.format, version.encoding, version.characters, version.words, document.created_at
  FROM document JOIN document_version version ON version.id = document.current_version_id`;

/** Every document with its current version, in the order in which they came. */
export function documents(db: Reader): readonly Document[] {
  return db
    .prepare<[], DocumentRow>(`${DOCUMENT} ORDER BY document.created_at, document.id`)
    .all()
    .map(toDocument);
}

export function documentNames(db: Reader): readonly string[] {
  return db
    .prepare<[], { name: string }>('SELECT name FROM document')
    .all()
    .map(({ name }) => name);
}

export function documentById(db: Reader, id: DocumentId): Document | null {
  const row = db.prepare<[string], DocumentRow>(`${DOCUMENT} WHERE document.id = ?`).get(id);
  return row === undefined ? null : toDocument(row);
}

/** The document whose current version came from these very bytes. */
export function documentFromFile(db: Reader, hash: ContentHash): Document | null {
  const row = db.prepare<[string], DocumentRow>(`${DOCUMENT} WHERE version.file_sha256 = ?`).get(hash);
  return row === undefined ? null : toDocument(row);
}

export type NewDocument = Document & { readonly fileHash: ContentHash | null; readonly createdBy: CoderId };

/** A document with its first version; its content has to be there. */
export function insertDocument(tx: Writer, document: NewDocument): void {
  tx.prepare(
    'INSERT INTO document (id, name, current_version_id, created_at, created_by) VALUES (?, ?, ?, ?, ?)',
  ).run(document.id, document.name, document.versionId, document.createdAt, document.createdBy);
  tx.prepare(`
    INSERT INTO document_version (id, document_id, number, text_sha256, file_sha256, file_name, format, encoding,
                                  characters, words, created_at)
    VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    document.versionId,
    document.id,
    document.textHash,
    document.fileHash,
    document.fileName,
    document.format,
    document.encoding,
    document.characters,
    document.words,
    document.createdAt,
  );
}

/** The hash of the file that a version came from. */
export function fileHashOf(db: Reader, versionId: DocumentVersionId): ContentHash | null {
  return (
    db
      .prepare<[string], { file_sha256: ContentHash | null }>(
        'SELECT file_sha256 FROM document_version WHERE id = ?',
      )
      .get(versionId)?.file_sha256 ?? null
  );
}

export function renameDocument(tx: Writer, id: DocumentId, name: string): void {
  tx.prepare('UPDATE document SET name = ? WHERE id = ?').run(name, id);
}

/** Takes a document away with all that stands on it. Its content stays for as long as history can bring it back. */
export function deleteDocument(tx: Writer, id: DocumentId): void {
  const onSegments = 'SELECT id FROM segment WHERE document_id = ?';
  tx.prepare(`DELETE FROM memo WHERE document_id = ? OR segment_id IN (${onSegments})`).run(id, id);
  for (const table of [
    'segment',
    'turn',
    'speaker',
    'attribute_value',
    'document_participant',
    'document_version',
  ]) {
    tx.prepare(`DELETE FROM ${table} WHERE document_id = ?`).run(id);
  }
  tx.prepare('DELETE FROM document WHERE id = ?').run(id);
}

type SpeakerRow = {
  id: string;
  document_id: string;
  label: string;
  role: SpeakerRole;
  participant_id: string | null;
};

/** The speakers of every document's current version. */
export function speakers(db: Reader): readonly Speaker[] {
  return db
    .prepare<[], SpeakerRow>(`
      SELECT speaker.id, speaker.document_id, speaker.label, speaker.role, speaker.participant_id
        FROM speaker JOIN document ON document.current_version_id = speaker.document_version_id ORDER BY speaker.id`)
    .all()
    .map(toSpeaker);
}

export function speakersOf(db: Reader, documentId: DocumentId): readonly Speaker[] {
  return db
    .prepare<[string], SpeakerRow>(`
      SELECT speaker.id, speaker.document_id, speaker.label, speaker.role, speaker.participant_id
        FROM speaker JOIN document ON document.current_version_id = speaker.document_version_id
       WHERE document.id = ? ORDER BY speaker.id`)
    .all(documentId)
    .map(toSpeaker);
}

export function insertSpeaker(
  tx: Writer,
  speaker: Speaker,
  versionId: DocumentVersionId,
  doubtful: boolean,
): void {
  tx.prepare(`
    INSERT INTO speaker (id, document_id, document_version_id, label, role, participant_id, doubtful)
    VALUES (?, ?, ?, ?, ?, ?, ?)`).run(
    speaker.id,
    speaker.documentId,
    versionId,
    speaker.label,
    speaker.role,
    speaker.participantId,
    doubtful ? 1 : 0,
  );
}

export function updateSpeaker(
  tx: Writer,
  id: SpeakerId,
  role: SpeakerRole,
  participantId: ParticipantId | null,
): void {
  tx.prepare('UPDATE speaker SET role = ?, participant_id = ? WHERE id = ?').run(role, participantId, id);
}

type TurnRow = {
  id: string;
  speaker_id: string | null;
  start_offset: number;
  end_offset: number;
  cue_start: number | null;
  cue_end: number | null;
};

/** The turns of a version in reading order; together they cover its text. */
export function turnsOf(db: Reader, versionId: DocumentVersionId): readonly Turn[] {
  return db
    .prepare<[string], TurnRow>(`
      SELECT id, speaker_id, start_offset, end_offset, cue_start, cue_end FROM turn
       WHERE document_version_id = ? ORDER BY start_offset`)
    .all(versionId)
    .map((row) => ({
      id: row.id as TurnId,
      speakerId: row.speaker_id as SpeakerId | null,
      start: row.start_offset,
      end: row.end_offset,
      cueStart: row.cue_start,
      cueEnd: row.cue_end,
    }));
}

export function insertTurn(
  tx: Writer,
  turn: Turn,
  documentId: DocumentId,
  versionId: DocumentVersionId,
): void {
  tx.prepare(`
    INSERT INTO turn (id, document_id, document_version_id, speaker_id, start_offset, end_offset, cue_start, cue_end)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    turn.id,
    documentId,
    versionId,
    turn.speakerId,
    turn.start,
    turn.end,
    turn.cueStart,
    turn.cueEnd,
  );
}

function toDocument(row: DocumentRow): Document {
  return {
    id: row.id as DocumentId,
    name: row.name,
    versionId: row.version_id as DocumentVersionId,
    textHash: row.text_sha256 as ContentHash,
    fileName: row.file_name,
    format: row.format,
    encoding: row.encoding,
    characters: row.characters,
    words: row.words,
    createdAt: instantOf(row.created_at),
  };
}

function toSpeaker(row: SpeakerRow): Speaker {
  return {
    id: row.id as SpeakerId,
    documentId: row.document_id as DocumentId,
    label: row.label,
    role: row.role,
    participantId: row.participant_id as ParticipantId | null,
  };
}
