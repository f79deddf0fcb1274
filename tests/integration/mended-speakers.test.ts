import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { imported } from './story.ts';

const GROUP = 'Moderator: Well?\nAnna: Yes.\nBen: No.\nAnna: Yes again.\nModerator: And?\nBen: No again.';

async function taking(project: TestProject): Promise<readonly string[]> {
  const list = await project.get('participant.list', {});
  return list.filter(({ documents }) => documents.length > 0).map(({ name }) => name);
}

async function counted(project: TestProject): Promise<number> {
  const { total } = await project.get('crosstab.read', {
    by: [],
    unit: 'participants',
    coder: 'any',
    where: [],
  });
  return total.n;
}

async function group(): Promise<TestProject> {
  const project = testProject();
  for (const name of ['Anna', 'Ben', 'Cleo']) await project.get('participant.create', { name });
  await imported(project, 'FG.txt', GROUP);
  expect([await taking(project), await counted(project)]).toEqual([['Anna', 'Ben'], 2]);
  return project;
}

describe('a speaker who is corrected', () => {
  it.each([
    ['to another participant', { label: 'Anna', participant: 'Cleo' }, ['Ben', 'Cleo']],
    ['to an interviewer', { label: 'Ben', role: 'interviewer' }, ['Anna']],
    ['to nobody', { label: 'Ben', participant: null }, ['Anna']],
  ] as const)(
    '%s takes the wrong person out of the transcript, and undo brings them back',
    async (_, change, left) => {
      const project = await group();
      const before = allRows(project);
      await project.get('speaker.update', { document: 'FG', ...change });
      expect([await taking(project), await counted(project)]).toEqual([left, left.length]);
      await project.get('journal.undo', {});
      expect(allRows(project)).toEqual(before);
    },
  );

  it('leaves a person there whom another speaker of the transcript still has', async () => {
    const project = await group();
    await project.get('speaker.update', { document: 'FG', label: 'Ben', participant: 'Anna' });
    expect(await taking(project)).toEqual(['Anna']);
    await project.get('speaker.update', { document: 'FG', label: 'Anna', role: 'other' });
    expect(await taking(project)).toEqual(['Anna']);
  });

  it('does not hand the person of their own name to the only voice that is left', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Ben' });
    await imported(project, 'FG.txt', GROUP);
    await project.get('speaker.update', { document: 'FG', label: 'Ben', role: 'interviewer' });
    expect(await taking(project)).toEqual([]);
    const speakers = await project.get('speaker.list', { document: 'FG' });
    expect(speakers.map(({ label, participant }) => [label, participant])).toEqual([
      ['Moderator', null],
      ['Anna', null],
      ['Ben', null],
    ]);
  });

  it('gives the person of the transcript to the voice that is right', async () => {
    const project = testProject();
    await imported(
      project,
      'Talk.txt',
      'Interviewer: Well?\nMaureen: Tired.\nInterviewer: And?\nMaureen: No.',
    );
    await project.get('participant.import', { bytes: csvBytes('participant,document', 'N01,Talk') });
    await project.get('speaker.update', { document: 'Talk', label: 'Interviewer', role: 'participant' });
    await project.get('speaker.update', { document: 'Talk', label: 'Maureen', role: 'interviewer' });
    expect(await taking(project)).toEqual(['N01']);
    expect(await project.get('speaker.list', { document: 'Talk' })).toMatchObject([
      { label: 'Interviewer', participant: 'N01' },
      { label: 'Maureen', participant: null },
    ]);
  });
});

describe('many transcripts', () => {
  it('are linked where a new participant belongs, and nowhere else', async () => {
    const project = testProject();
    const people = Array.from({ length: 5_000 }, (_, index) => `P${index},`);
    await project.get('participant.import', { bytes: csvBytes('participant,document', ...people) });
    for (let index = 0; index < 400; index += 1)
      await imported(project, `T${index}.txt`, `I: Well?\nP${index}: Yes.\nI: And ${index}?\nP${index}: No.`);
    await project.get('participant.create', { name: 'New' });
    await project.get('participant.import', { bytes: csvBytes('participant,document', 'Newer,T7') });
    expect((await taking(project)).length).toBe(401);
  });
});
