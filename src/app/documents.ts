import type { Input } from '../contract/contract.ts';
import type { Bytes, DocumentView, TextView, WordsView } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { fileBytes, textOf, wordStartsOf } from '../db/content.ts';
import {
  deleteDocument,
  documents,
  fileHashOf,
  renameDocument,
  speakersOf,
  turnsOf,
} from '../db/documents.ts';
import { attributeValues, links, participants } from '../db/participants.ts';
import { segmentCountsByDocument } from '../db/segments.ts';
import { documentNamed } from '../domain/document.ts';
import type { AttributeId, DocumentId } from '../domain/ids.ts';
import { nameOf, sameName } from '../domain/name.ts';
import { wordsBefore } from '../domain/words.ts';
import { isoOf } from '../kernel/clock.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { counted, type Done, done } from './done.ts';
import { documentMeant } from './references.ts';

/** Every transcript; `wordsCoded` gives the words in the union of its segments. */
export function listDocuments(
  db: Reader,
  wordsCoded: ReadonlyMap<DocumentId, number>,
): readonly DocumentView[] {
  const segments = segmentCountsByDocument(db);
  const names = new Map(participants(db).map(({ id, name }) => [id, name]));
  const linked = Map.groupBy(links(db), ({ documentId }) => documentId);
  const attributeNames = new Map(attributes(db).map(({ id, name }) => [id, name]));
  const values = Map.groupBy(attributeValues(db), ({ documentId }) => documentId);
  return documents(db).map((document) => ({
    id: document.id,
    name: document.name,
    format: document.format,
    encoding: document.encoding,
    characters: document.characters,
    words: document.words,
    segments: segments.get(document.id) ?? 0,
    words_coded: wordsCoded.get(document.id) ?? 0,
    participants: (linked.get(document.id) ?? []).map(({ participantId }) => names.get(participantId) ?? ''),
    attributes: valuesByName(values.get(document.id) ?? [], attributeNames),
    created_at: isoOf(document.createdAt),
  }));
}

function valuesByName(
  values: ReturnType<typeof attributeValues>,
  names: ReadonlyMap<AttributeId, string>,
): DocumentView['attributes'] {
  const own = Map.groupBy(values, ({ attributeId }) => names.get(attributeId) ?? '');
  return Object.fromEntries([...own].map(([name, rows]) => [name, rows.map(({ value }) => value)]));
}

/** A transcript's canonical text, its turns, and who speaks in each. */
export function readDocument(db: Reader, input: Input<'document.text'>): TextView {
  const document = documentMeant(db, input.document);
  const names = new Map(participants(db).map(({ id, name }) => [id, name]));
  const voices = new Map(speakersOf(db, document.id).map((speaker) => [speaker.id, speaker]));
  const turns = turnsOf(db, document.versionId).map(({ start, end, speakerId, cueStart, cueEnd }) => {
    const voice = speakerId === null ? undefined : voices.get(speakerId);
    return {
      start,
      end,
      speaker: voice?.label ?? null,
      role: voice?.role ?? null,
      participant: (voice?.participantId ? names.get(voice.participantId) : null) ?? null,
      cueStart,
      cueEnd,
    };
  });
  return { id: document.id, name: document.name, text: textOf(db, document.textHash), turns };
}

/** How many words start in a stretch of a transcript. */
export function countWords(db: Reader, input: Input<'document.words'>): WordsView {
  const { textHash, characters } = documentMeant(db, input.document);
  if (input.end > characters) refuse('SPAN_OUT_OF_RANGE', { characters });
  const starts = wordStartsOf(db, textHash);
  return { words: Math.max(0, wordsBefore(starts, input.end) - wordsBefore(starts, input.start)) };
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
  const segments = segmentCountsByDocument(tx).get(document.id) ?? 0;
  deleteDocument(tx, document.id);
  const gone = segments === 0 ? '' : ` with ${counted(segments, 'segment')}`;
  return done(`Deleted ${document.name}${gone}`, null);
}
