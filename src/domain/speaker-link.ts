import type { ParticipantId } from './ids.ts';
import { foldName } from './name.ts';
import type { Participant } from './participant.ts';
import type { SpeakerRole } from './transcript-draft.ts';

type Voice = { readonly label: string; readonly role: SpeakerRole };

/** Participants by folded name, made once for many documents. */
export type ParticipantsByName = ReadonlyMap<string, ParticipantId>;

export function participantsByName(participants: readonly Participant[]): ParticipantsByName {
  return new Map(participants.map(({ id, name }) => [foldName(name), id]));
}

/** As `ownersOf`, for a single document. */
export function linkSpeakers(
  speakers: readonly Voice[],
  participants: readonly Participant[],
  ofDocument: readonly ParticipantId[],
): readonly (ParticipantId | null)[] {
  return ownersOf(speakers, participantsByName(participants), ofDocument);
}

/**
 * Whose voice each speaker is: the participant of that name; else, where the document has one participant
 * and one participant-role speaker, those two; else nobody (null). Speakers of other roles are nobody.
 */
export function ownersOf(
  speakers: readonly Voice[],
  byName: ParticipantsByName,
  ofDocument: readonly ParticipantId[],
): readonly (ParticipantId | null)[] {
  const voices = speakers.filter((speaker) => speaker.role === 'participant');
  const [only, second] = ofDocument;
  return speakers.map((speaker) => {
    if (speaker.role !== 'participant') return null;
    const named = byName.get(foldName(speaker.label));
    if (named !== undefined) return named;
    return voices.length === 1 && only !== undefined && second === undefined ? only : null;
  });
}
