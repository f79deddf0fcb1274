import { createHash } from 'node:crypto';
import type { Input } from '../contract/contract.ts';
import type { Bytes, DocumentView, DraftView, ImportedView, TextView } from '../contract/views.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { fileBytes, insertFile, insertText, textOf } from '../db/content.ts';
import {
  deleteDocument,
  documentFromFile,
  documentNames,
  documents,
  fileHashOf,
  insertDocument,
  insertSpeaker,
  insertTurn,
  renameDocument,
  speakersOf,
  turnsOf,
} from '../db/documents.ts';
import { linkParticipant, links, participants } from '../db/participants.ts';
import { segmentCountsByDocument } from '../db/segments.ts';
import { type Document, documentNamed, documentNameOf, freeName } from '../domain/document.ts';
import type {
  ContentHash,
  DocumentId,
  DocumentVersionId,
  ParticipantId,
  SpeakerId,
  TurnId,
} from '../domain/ids.ts';
import { nameOf, sameName } from '../domain/name.ts';
import type { Participant } from '../domain/participant.ts';
import { linkSpeakers } from '../domain/speaker-link.ts';
import type { TranscriptDraft, Warning } from '../domain/transcript-draft.ts';
import { wordStarts } from '../domain/words.ts';
import { readTranscript } from '../formats/read-transcript.ts';
import { isoOf } from '../kernel/clock.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Act, type Done, done } from './done.ts';
import { documentMeant } from './references.ts';

type File = Input<'document.preview'>;

/** What importing a file would give, without importing it. */
export function previewDocument(db: Reader, file: File): DraftView {
  const everybody = participants(db);
  const draft = draftOf(everybody, file);
  return draftView(
    everybody,
    draft,
    linkSpeakers(draft.speakers, everybody, []),
    wordStarts(draft.text).length,
  );
}

/** Imports a transcript whole: its bytes, its text, speakers and turns, linked as far as the rules go. */
export function importDocument(tx: Writer, file: File, act: Act): Done<ImportedView> {
  const fileHash = sha256(file.bytes);
  const known = documentFromFile(tx, fileHash);
  if (known !== null) refuse('ALREADY_IMPORTED', { document: known.name });
  const everybody = participants(tx);
  const draft = draftOf(everybody, file);
  const textHash = sha256(draft.text);
  insertFile(tx, fileHash, file.bytes);
  const words = insertText(tx, textHash, draft.text);
  const document: Document = {
    id: act.newId<DocumentId>(),
    name: freeName(documentNameOf(file.name), documentNames(tx)),
    versionId: act.newId<DocumentVersionId>(),
    textHash,
    fileName: file.name,
    format: draft.format,
    encoding: draft.encoding,
    characters: draft.text.length,
    words,
    createdAt: act.now(),
  };
  insertDocument(tx, { ...document, fileHash, createdBy: act.coder.id });
  const owners = linkSpeakers(draft.speakers, everybody, []);
  insertVoices(tx, document, draft, owners, act);
  const view = draftView(everybody, draft, owners, words);
  return done(`Imported ${document.name}`, { ...view, id: document.id, document: document.name });
}

function draftOf(
  everybody: readonly Participant[],
  { name, bytes, encoding, interviewers }: File,
): TranscriptDraft {
  return readTranscript(bytes, {
    fileName: name,
    knownParticipants: everybody.map((participant) => participant.name),
    ...(encoding === undefined ? {} : { encoding }),
    ...(interviewers === undefined ? {} : { interviewers }),
  });
}

function insertVoices(
  tx: Writer,
  document: Document,
  draft: TranscriptDraft,
  owners: readonly (ParticipantId | null)[],
  { newId }: Act,
): void {
  const ids = draft.speakers.map((speaker, index) => {
    const id = newId<SpeakerId>();
    const participantId = owners[index] ?? null;
    insertSpeaker(
      tx,
      { id, documentId: document.id, label: speaker.label, role: speaker.role, participantId },
      document.versionId,
      speaker.doubtful,
    );
    if (participantId !== null) linkParticipant(tx, { documentId: document.id, participantId }, newId);
    return id;
  });
  for (const turn of draft.turns) {
    const speakerId = turn.speaker === null ? null : (ids[turn.speaker] ?? null);
    insertTurn(tx, { ...turn, id: newId<TurnId>(), speakerId }, document.id, document.versionId);
  }
}

function draftView(
  everybody: readonly Participant[],
  draft: TranscriptDraft,
  owners: readonly (ParticipantId | null)[],
  words: number,
): DraftView {
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const speakers = draft.speakers.map((speaker, index) => {
    const owner = owners[index] ?? null;
    return {
      label: speaker.label,
      role: speaker.role,
      participant: owner === null ? null : (names.get(owner) ?? null),
    };
  });
  const unlinked = speakers.filter(({ role, participant }) => role === 'participant' && participant === null);
  const warnings: Warning[] = unlinked.map(({ label }) => ({ code: 'SPEAKER_UNLINKED', details: { label } }));
  return {
    format: draft.format,
    encoding: draft.encoding,
    characters: draft.text.length,
    words,
    turns: draft.turns.length,
    speakers,
    warnings: [...draft.warnings, ...warnings],
  };
}

function sha256(content: Uint8Array | string): ContentHash {
  return createHash('sha256').update(content).digest('hex') as ContentHash;
}

export function listDocuments(db: Reader): readonly DocumentView[] {
  const segments = segmentCountsByDocument(db);
  const names = new Map(participants(db).map(({ id, name }) => [id, name]));
  const linked = Map.groupBy(links(db), ({ documentId }) => documentId);
  return documents(db).map((document) => ({
    id: document.id,
    name: document.name,
    format: document.format,
    encoding: document.encoding,
    characters: document.characters,
    words: document.words,
    segments: segments.get(document.id) ?? 0,
    participants: (linked.get(document.id) ?? []).map(({ participantId }) => names.get(participantId) ?? ''),
    created_at: isoOf(document.createdAt),
  }));
}

/** A transcript's canonical text and its turns. */
export function readDocument(db: Reader, input: Input<'document.text'>): TextView {
  const document = documentMeant(db, input.document);
  const labels = new Map(speakersOf(db, document.id).map(({ id, label }) => [id, label]));
  const turns = turnsOf(db, document.versionId).map(({ start, end, speakerId, cueStart, cueEnd }) => ({
    start,
    end,
    speaker: speakerId === null ? null : (labels.get(speakerId) ?? null),
    cueStart,
    cueEnd,
  }));
  return { id: document.id, name: document.name, text: textOf(db, document.textHash), turns };
}

/** The file a transcript came from, byte for byte. */
export function originalFile(db: Reader, input: Input<'document.original'>): Bytes {
  const document = documentMeant(db, input.document);
  const hash =
    fileHashOf(db, document.versionId) ??
    refuse('NOT_FOUND', { what: 'original file of', name: document.name });
  return { name: document.fileName ?? document.name, bytes: new Uint8Array(fileBytes(db, hash)) };
}

export function renameTranscript(tx: Writer, input: Input<'document.rename'>): Done<null> {
  const document = documentMeant(tx, input.document);
  const name = orRefuse(nameOf(input.name), { name: input.name });
  const other = documentNamed(
    documents(tx).filter(({ id }) => id !== document.id),
    name,
  );
  if (other !== undefined && sameName(other.name, name)) refuse('NAME_TAKEN', { name });
  renameDocument(tx, document.id, name);
  return done(`Renamed ${document.name} to ${name}`, null);
}

export function deleteTranscript(tx: Writer, input: Input<'document.delete'>): Done<null> {
  const document = documentMeant(tx, input.document);
  deleteDocument(tx, document.id);
  return done(`Deleted ${document.name}`, null);
}
