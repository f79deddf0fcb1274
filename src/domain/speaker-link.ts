import type { ParticipantId } from './ids.ts';
import { foldName } from './name.ts';
import type { Participant } from './participant.ts';
import type { SpeakerRole } from './transcript-draft.ts';

type Voice = { readonly label: string; readonly role: SpeakerRole };

/**
 * Whose voice each speaker is: the participant of that name; else, where the document has one participant
 * and one participant-role speaker, those two; else nobody (null). Speakers of other roles are nobody.
 */
export function linkSpeakers(
  speakers: readonly Voice[],
  participants: readonly Participant[],
  ofDocument: readonly ParticipantId[],
): readonly (ParticipantId | null)[] {
  const voices = speakers.filter((speaker) => speaker.role === 'participant');
  const [only, second] = ofDocument;
  const byName = new Map(participants.map(({ id, name }) => [foldName(name), id]));
  return speakers.map((speaker) => {
    if (speaker.role !== 'participant') return null;
    const named = byName.get(foldName(speaker.label));
    if (named !== undefined) return named;
    return voices.length === 1 && only !== undefined && second === undefined ? only : null;
  });
}
