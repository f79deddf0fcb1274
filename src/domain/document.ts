import type { Instant } from '../kernel/clock.ts';
import type { ContentHash, DocumentId, DocumentVersionId, ParticipantId, SpeakerId, TurnId } from './ids.ts';
import { foldName } from './name.ts';
import type { SpeakerRole } from './transcript-draft.ts';

export type Document = {
  readonly id: DocumentId;
  readonly name: string;
  readonly versionId: DocumentVersionId;
  readonly textHash: ContentHash;
  readonly fileName: string | null;
  readonly format: string;
  readonly encoding: string | null;
  /** UTF-16 code units of the canonical text. */
  readonly characters: number;
  readonly words: number;
  readonly createdAt: Instant;
};

export type Speaker = {
  readonly id: SpeakerId;
  readonly documentId: DocumentId;
  readonly label: string;
  readonly role: SpeakerRole;
  readonly participantId: ParticipantId | null;
};

export type Turn = {
  readonly id: TurnId;
  readonly speakerId: SpeakerId | null;
  readonly start: number;
  readonly end: number;
  /** Milliseconds into the recording. */
  readonly cueStart: number | null;
  readonly cueEnd: number | null;
};

/** A file's name without its last extension, as the name of its document. */
export function documentNameOf(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return (dot > 0 ? base.slice(0, dot) : base).trim() || 'Untitled';
}

/** `wanted`, or `wanted (2)`, `wanted (3)` … where the name is taken. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const folded = new Set([...taken].map(foldName));
  if (!folded.has(foldName(wanted))) return wanted;
  let number = 2;
  while (folded.has(foldName(`${wanted} (${number})`))) number += 1;
  return `${wanted} (${number})`;
}

/** The document meant by an id, a name, a name with its ending, or the name of the file it came from. */
export function documentNamed<D extends Pick<Document, 'id' | 'name' | 'fileName'>>(
  documents: readonly D[],
  asked: string,
): D | undefined {
  const folded = foldName(asked);
  // "Interview 07.2" ends in no file's ending, and is not "Interview 07".
  const withoutEnding = foldName(asked.replace(/\.[a-z][a-z0-9]{0,9}$/i, ''));
  return (
    documents.find((document) => document.id === asked) ??
    documents.find((document) => document.name === asked) ??
    documents.find((document) => foldName(document.name) === folded) ??
    documents.find((document) => document.fileName !== null && foldName(document.fileName) === folded) ??
    documents.find((document) => foldName(document.name) === withoutEnding)
  );
}
