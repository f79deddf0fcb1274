import type { Writer } from '../db/connection.ts';
import { speakersOf, updateSpeaker } from '../db/documents.ts';
import { linkedTo, linkParticipant, participants } from '../db/participants.ts';
import type { DocumentId } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import { linkSpeakers } from '../domain/speaker-link.ts';
import type { Act } from './done.ts';

/**
 * Links the unlinked speakers of a document as far as the rules go, and their participants to the document.
 * Speakers that are linked already stay as somebody set them. Gives the number of new links to the document.
 */
export function linkDocument(
  tx: Writer,
  documentId: DocumentId,
  { newId }: Act,
  everybody: readonly Participant[] = participants(tx),
): number {
  const speakers = speakersOf(tx, documentId);
  const owners = linkSpeakers(speakers, everybody, linkedTo(tx, documentId));
  let linked = 0;
  for (const [index, speaker] of speakers.entries()) {
    const participantId = speaker.participantId ?? owners[index] ?? null;
    if (participantId === null) continue;
    if (speaker.participantId === null) updateSpeaker(tx, speaker.id, speaker.role, participantId);
    if (linkParticipant(tx, { documentId, participantId }, newId)) linked += 1;
  }
  return linked;
}
