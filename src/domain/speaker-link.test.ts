import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/clock.ts';
import type { ParticipantId } from './ids.ts';
import type { Participant } from './participant.ts';
import { linkSpeakers } from './speaker-link.ts';
import type { SpeakerRole } from './transcript-draft.ts';

function participant(name: string): Participant {
  return { id: `id of ${name}` as ParticipantId, name, createdAt: instantOf(0) };
}

function speaker(label: string, role: SpeakerRole = 'participant') {
  return { label, role };
}

const N01 = participant('N01');
const OT2 = participant('OT2');
const PEOPLE = [N01, OT2];
const INTERVIEWER = speaker('I', 'interviewer');

describe('linkSpeakers', () => {
  it('links a label to the participant of that name, however it is spelled', () => {
    const zoe = participant('Zo\u00eb Groß');
    expect(
      linkSpeakers([INTERVIEWER, speaker('ot2'), speaker('ZOE\u0308 GROSS')], [...PEOPLE, zoe], []),
    ).toEqual([null, OT2.id, zoe.id]);
  });

  it('links the only voice of a document to its only participant', () => {
    expect(linkSpeakers([INTERVIEWER, speaker('Anna')], PEOPLE, [N01.id])).toEqual([null, N01.id]);
  });

  it('goes by the name even where the document belongs to somebody else', () => {
    expect(linkSpeakers([speaker('OT2')], PEOPLE, [N01.id])).toEqual([OT2.id]);
  });

  it('links nobody where there are two voices, or two participants, or none', () => {
    expect(linkSpeakers([speaker('Anna'), speaker('Ben')], PEOPLE, [N01.id])).toEqual([null, null]);
    expect(linkSpeakers([speaker('Anna')], PEOPLE, [N01.id, OT2.id])).toEqual([null]);
    expect(linkSpeakers([speaker('Anna')], PEOPLE, [])).toEqual([null]);
    expect(linkSpeakers([], PEOPLE, [N01.id])).toEqual([]);
  });

  it('does not take one of two voices for the participant whom the other one names', () => {
    expect(linkSpeakers([speaker('N01'), speaker('Anna')], PEOPLE, [N01.id])).toEqual([N01.id, null]);
  });

  it('links no interviewer and no other voice, whatever they are called', () => {
    expect(linkSpeakers([speaker('N01', 'interviewer'), speaker('OT2', 'other')], PEOPLE, [N01.id])).toEqual([
      null,
      null,
    ]);
  });

  it('links each of many speakers to the participant of that name', () => {
    const people = Array.from({ length: 3000 }, (_, index) => participant(`Participant ${index}`));
    const labels = people.map(({ name }) => speaker(name.toUpperCase()));
    expect(linkSpeakers(labels, people, [])).toEqual(people.map(({ id }) => id));
  });
});
