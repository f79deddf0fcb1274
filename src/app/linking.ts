import type { Writer } from '../db/connection.ts';
import { speakers, speakersOf, updateSpeaker } from '../db/documents.ts';
import { linkedTo, linkParticipant, links, participants } from '../db/participants.ts';
import type { Speaker } from '../domain/document.ts';
import type { DocumentId, ParticipantId } from '../domain/ids.ts';
import { ownersOf, type ParticipantsByName, participantsByName } from '../domain/speaker-link.ts';
import type { Act } from './done.ts';

type Conversation = {
  readonly documentId: DocumentId;
  readonly voices: readonly Speaker[];
  /** Who is linked to the document already. */
  readonly present: readonly ParticipantId[];
};

/**
 * Links the unlinked speakers of a document as far as the rules go, and their participants to the document.
 * Speakers that are linked already stay as somebody set them. Gives the number of new links to the document.
 */
export function linkDocument(tx: Writer, documentId: DocumentId, act: Act): number {
  const one = { documentId, voices: speakersOf(tx, documentId), present: linkedTo(tx, documentId) };
  return linkVoices(tx, one, participantsByName(participants(tx)), act);
}

/** As `linkDocument`, for every document. Reads everything at once: most documents need no change. */
export function linkDocuments(tx: Writer, act: Act): number {
  const byName = participantsByName(participants(tx));
  const present = Map.groupBy(links(tx), ({ documentId }) => documentId);
  let linked = 0;
  for (const [documentId, voices] of Map.groupBy(speakers(tx), (speaker) => speaker.documentId)) {
    const there = (present.get(documentId) ?? []).map(({ participantId }) => participantId);
    linked += linkVoices(tx, { documentId, voices, present: there }, byName, act);
  }
  return linked;
}

function linkVoices(
  tx: Writer,
  { documentId, voices, present }: Conversation,
  byName: ParticipantsByName,
  { newId }: Act,
): number {
  const owners = ownersOf(voices, byName, present);
  let linked = 0;
  for (const [index, speaker] of voices.entries()) {
    const participantId = speaker.participantId ?? owners[index] ?? null;
    if (participantId === null) continue;
    if (speaker.participantId === null) updateSpeaker(tx, speaker.id, speaker.role, participantId);
    if (present.includes(participantId)) continue;
    if (linkParticipant(tx, { documentId, participantId }, newId)) linked += 1;
  }
  return linked;
}
