import type { Input } from '../contract/contract.ts';
import type { SpeakerView } from '../contract/views.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { documents, speakers, speakersOf, updateSpeaker } from '../db/documents.ts';
import { linkParticipant, participants, unlinkParticipant } from '../db/participants.ts';
import type { Speaker } from '../domain/document.ts';
import type { DocumentId, ParticipantId } from '../domain/ids.ts';
import { sameName } from '../domain/name.ts';
import { refuse } from '../kernel/errors.ts';
import { type Act, type Done, done } from './done.ts';
import { linkDocument } from './linking.ts';
import { documentMeant, participantMeant } from './references.ts';

export function listSpeakers(
  db: Reader,
  input: Input<'speaker.list'>,
): readonly (SpeakerView & { readonly document: string })[] {
  const names = new Map(documents(db).map(({ id, name }) => [id, name]));
  const wanted = input.document === undefined ? null : documentMeant(db, input.document).id;
  return speakers(db)
    .filter(({ documentId }) => wanted === null || documentId === wanted)
    .map((speaker) => ({ document: names.get(speaker.documentId) ?? '', ...speakerView(db, speaker) }));
}

/**
 * Corrects what import found out about a speaker: the role, the participant, or both. Another role than
 * participant unlinks; a role given back, or a role taken from another speaker, links by the usual rules. A
 * participant who is left without a speaker in the document is unlinked from the document too.
 */
export function changeSpeaker(tx: Writer, input: Input<'speaker.update'>, act: Act): Done<SpeakerView> {
  const document = documentMeant(tx, input.document);
  const speaker = speakerLabelled(speakersOf(tx, document.id), input.label);
  const role =
    input.participant === undefined || input.participant === null
      ? (input.role ?? speaker.role)
      : 'participant';
  const kept = input.participant === undefined ? speaker.participantId : null;
  const participant =
    input.participant === undefined || input.participant === null
      ? null
      : participantMeant(tx, input.participant);
  const participantId = role === 'participant' ? (participant?.id ?? kept) : null;
  updateSpeaker(tx, speaker.id, role, participantId);
  const left = speaker.participantId === participantId ? null : speaker.participantId;
  // The person of that very name is not to be found in another voice by the rules that follow.
  if (left !== null && sameName(participantName(tx, left) ?? '', speaker.label))
    unlinkUnheard(tx, document.id, left);
  if (participant !== null)
    linkParticipant(tx, { documentId: document.id, participantId: participant.id }, act.newId);
  if (input.participant !== null) linkDocument(tx, document.id, act);
  if (left !== null) unlinkUnheard(tx, document.id, left);
  const after = speakerLabelled(speakersOf(tx, document.id), input.label);
  const who = input.participant === null ? 'nobody' : (participant?.name ?? role);
  return done(`Set speaker ${speaker.label} of ${document.name} to ${who}`, speakerView(tx, after));
}

function unlinkUnheard(tx: Writer, documentId: DocumentId, participantId: ParticipantId): void {
  if (speakersOf(tx, documentId).some((speaker) => speaker.participantId === participantId)) return;
  unlinkParticipant(tx, { documentId, participantId });
}

function speakerLabelled(all: readonly Speaker[], label: string): Speaker {
  return (
    all.find((speaker) => speaker.label === label) ??
    all.find((speaker) => sameName(speaker.label, label)) ??
    refuse('NOT_FOUND', { what: 'speaker', name: label, has: all.map((speaker) => speaker.label) })
  );
}

function speakerView(db: Reader, { id, label, role, participantId }: Speaker): SpeakerView {
  return { id, label, role, participant: participantName(db, participantId) };
}

function participantName(db: Reader, id: ParticipantId | null): string | null {
  return participants(db).find((participant) => participant.id === id)?.name ?? null;
}
