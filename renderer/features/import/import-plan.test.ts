import { describe, expect, it } from 'vitest';
import type { SpeakerRole } from '../../../src/domain/transcript-draft.ts';
import { importInput, knownPeople, planOf, rolesToShare } from './import-plan.ts';

const voice = (label: string, role: SpeakerRole, participant: string | null = null) => ({
  label,
  role,
  participant,
  turns: 2,
  words: 10,
  doubtful: false,
  newcomer: null,
});
const file = { name: 'SW11 Marta_final.docx', roles: {}, people: {}, owners: null };
const nobody = knownPeople([]);
const people = (plan: ReturnType<typeof planOf>) =>
  plan.speakers.map(({ label, role, person }) => [label, role, person?.name ?? null, person?.isNew ?? null]);

describe('planOf', () => {
  it('names the only one studied after the file, and several after their labels', () => {
    const two = { speakers: [voice('Interviewer', 'interviewer'), voice('Marta', 'participant')] };
    expect(people(planOf(file, two, {}, nobody))).toEqual([
      ['Interviewer', 'interviewer', null, null],
      ['Marta', 'participant', 'SW11 Marta', true],
    ]);
    const three = { speakers: [...two.speakers, voice('Team clerk', 'participant')] };
    expect(people(planOf(file, three, {}, nobody)).slice(1)).toEqual([
      ['Marta', 'participant', 'Marta', true],
      ['Team clerk', 'participant', 'Team clerk', true],
    ]);
    // Whoever turns out to be nobody studied leaves one, whom the file names again.
    const chosen = { ...file, roles: { 'Team clerk': 'other' as const } };
    expect(people(planOf(chosen, three, {}, nobody)).slice(1)).toEqual([
      ['Marta', 'participant', 'SW11 Marta', true],
      ['Team clerk', 'other', null, null],
    ]);
  });

  it('finds whoever is there already, however they are written', () => {
    const one = { speakers: [voice('marta', 'participant')] };
    expect(people(planOf(file, one, {}, knownPeople(['Marta'])))).toEqual([
      ['marta', 'participant', 'Marta', false],
    ]);
    const chosen = { ...file, people: { marta: 'sw11' } };
    expect(people(planOf(chosen, one, {}, knownPeople(['SW11'])))).toEqual([
      ['marta', 'participant', 'SW11', false],
    ]);
  });

  it('lets a decision in the file stand over one for all files, and nobody be nobody', () => {
    const one = { speakers: [voice('Clerk', 'participant')] };
    const here = { ...file, roles: { Clerk: 'participant' as const }, people: { Clerk: null } };
    expect(people(planOf(here, one, { Clerk: 'other' }, nobody))).toEqual([
      ['Clerk', 'participant', null, null],
    ]);
    expect(people(planOf(file, one, { Clerk: 'other' }, nobody))).toEqual([['Clerk', 'other', null, null]]);
  });

  it('proposes an owner where nobody is labelled, and lists newcomers once', () => {
    const plan = planOf({ ...file, owners: ['Ada', 'ada', 'Bo'] }, { speakers: [] }, {}, knownPeople(['Bo']));
    expect(plan.owners).toEqual([
      { name: 'Ada', isNew: true },
      { name: 'ada', isNew: true },
      { name: 'Bo', isNew: false },
    ]);
    expect(plan.newcomers.length).toBe(1);
    expect(planOf(file, { speakers: [] }, {}, nobody).owners).toEqual([{ name: 'SW11 Marta', isNew: true }]);
  });
});

describe('importInput', () => {
  it('sends every decision, and of newcomers only what was filled in', () => {
    const plan = planOf(
      file,
      { speakers: [voice('Marta', 'participant'), voice('Q', 'interviewer')] },
      {},
      nobody,
    );
    const bytes = new Uint8Array([1]);
    const values = { 'sw11 marta': { site: ['Calder'], team: [] }, somebody: { site: ['x'] } };
    expect(importInput({ name: 'f.txt', encoding: 'utf-8' }, bytes, plan, values)).toEqual({
      name: 'f.txt',
      bytes,
      encoding: 'utf-8',
      speakers: [
        { label: 'Marta', role: 'participant', participant: 'SW11 Marta' },
        { label: 'Q', role: 'interviewer', participant: null },
      ],
      newcomers: [{ name: 'SW11 Marta', values: { site: ['Calder'] } }],
    });
  });
});

describe('rolesToShare', () => {
  const plan = (...speakers: ReturnType<typeof voice>[]) => planOf(file, { speakers }, {}, nobody);

  it('asks only about labels that other files take for something else', () => {
    const here = plan(voice('Interviewer', 'interviewer'), voice('Clerk', 'other'), voice('Ada', 'other'));
    const there = plan(voice('Interviewer', 'interviewer'), voice('Clerk', 'participant'));
    expect(rolesToShare(here, [there])).toEqual({ Clerk: 'other' });
    expect(rolesToShare(here, [])).toEqual({});
  });
});
