import { describe, expect, it } from 'vitest';
import { allRows, testProject } from '../support/project.ts';
import { GROUP, people, TALK, table, voices } from './people.ts';
import { coded, imported } from './story.ts';

describe('a participant', () => {
  it('is linked by name to what was said before and after, and is let go of with all links', async () => {
    const project = testProject();
    await imported(project, 'FG.txt', GROUP);
    await project.get('participant.create', { name: 'n03' });
    await imported(project, 'Again.txt', `${GROUP}\nN03: More.`);
    expect(await people(project)).toEqual({ n03: { documents: ['FG', 'Again'] } });
    const before = allRows(project);
    await project.get('participant.rename', { participant: 'N03', name: 'Nurse three' });
    expect(await voices(project, 'FG')).toContain('N03: Nurse three');
    await project.get('participant.delete', { participant: 'Nurse three' });
    expect(await voices(project, 'FG')).toEqual([
      'Moderator: interviewer',
      'N03: participant',
      'S02: participant',
    ]);
    await project.get('journal.undo', { count: 2 });
    expect(allRows(project)).toEqual(before);
  });

  it('is refused a taken name, and a name is told by people, not by letters', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Zo\u00eb' });
    expect(await project.call('participant.create', { name: ' zoe\u0308 ' })).toEqual({
      ok: false,
      error: { code: 'NAME_TAKEN', details: { name: 'zoe\u0308' } },
    });
    await project.get('participant.create', { name: 'Ann' });
    expect(await project.call('participant.rename', { participant: 'Ann', name: 'ZOË' })).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    });
    await project.get('participant.rename', { participant: 'ann', name: 'ANN' });
    expect(Object.keys(await people(project))).toEqual(['Zoë', 'ANN']);
  });

  it('is linked to and unlinked from a transcript, and what they say counts or not', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await coded(project, 'Tired', 'Tired', 'Priya', { document: 'Talk' });
    await project.get('participant.create', { name: 'N01' });
    const total = async () =>
      (await project.get('crosstab.read', { by: [], unit: 'participants', coder: 'any', where: [] })).rows[0]
        ?.total;
    expect(await total()).toEqual({ value: 0, n: 0, percent: null });
    await project.get('participant.link', { participant: 'N01', document: 'Talk' });
    expect(await total()).toEqual({ value: 1, n: 1, percent: 100 });
    await project.get('participant.unlink', { participant: 'N01', document: 'Talk' });
    expect(await total()).toEqual({ value: 0, n: 0, percent: null });
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: participant']);
  });
});

describe('an attribute', () => {
  it('of a choice takes clean choices in their order, and refuses blank ones', async () => {
    const project = testProject();
    const choices = [' Nurse ', 'Social  worker', 'nurse'];
    await project.get('attribute.create', { name: 'Job', scope: 'participant', type: 'choice', choices });
    expect(await project.get('attribute.list', {})).toMatchObject([{ choices: ['Nurse', 'Social worker'] }]);
    await project.get('attribute.update', {
      attribute: 'job',
      choices: ['Social worker', 'Nurse', 'OT', 'OT'],
    });
    expect(await project.get('attribute.list', {})).toMatchObject([
      { choices: ['Social worker', 'Nurse', 'OT'] },
    ]);
    const before = allRows(project);
    for (const type of ['choice', 'text'] as const) {
      const reply = await project.call('attribute.create', {
        name: 'X',
        scope: 'document',
        type,
        choices: ['a', ' '],
      });
      expect(reply).toMatchObject({ error: { code: type === 'choice' ? 'NAME_EMPTY' : 'INVALID_INPUT' } });
    }
    expect(await project.call('attribute.update', { attribute: 'Job', choices: [''] })).toMatchObject({
      error: { code: 'NAME_EMPTY' },
    });
    expect(allRows(project)).toEqual(before);
  });

  it('with several values holds each once, and counts a participant once in each group', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await project.get('participant.create', { name: 'Maureen' });
    await project.get('attribute.create', {
      name: 'Site',
      scope: 'participant',
      type: 'choice',
      multiple: true,
    });
    await project.get('attribute.set', {
      attribute: 'Site',
      participant: 'Maureen',
      values: ['A', 'B', 'a', 'A'],
    });
    expect(await people(project)).toEqual({ Maureen: { documents: ['Talk'], Site: ['A', 'B'] } });
    await coded(project, 'Tired', 'Tired', 'Priya', { document: 'Talk' });
    const { groups } = await project.get('crosstab.read', {
      by: ['Site'],
      unit: 'segments',
      coder: 'any',
      where: [],
    });
    expect(groups.map(({ value, n }) => [value, n])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
  });

  it('takes single values, of documents too, and refuses what does not fit its type or owner', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await project.get('participant.create', { name: 'N01' });
    await project.get('attribute.create', { name: 'Wave', scope: 'document', type: 'integer' });
    await project.get('attribute.set', { attribute: 'wave', document: 'Talk', values: ['2'] });
    const before = allRows(project);
    const refusal = async (input: { participant?: string; document?: string; values: string[] }) => {
      const reply = await project.call('attribute.set', { attribute: 'Wave', ...input });
      return reply.ok ? 'done' : reply.error.code;
    };
    expect(await refusal({ document: 'Talk', values: ['1', '2'] })).toBe('ATTRIBUTE_VALUE_INVALID');
    expect(await refusal({ document: 'Talk', values: ['two'] })).toBe('ATTRIBUTE_VALUE_INVALID');
    expect(await refusal({ participant: 'N01', values: ['2'] })).toBe('INVALID_INPUT');
    expect(
      await project.call('attribute.create', { name: 'WAVE', scope: 'participant', type: 'text' }),
    ).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    });
    expect(allRows(project)).toEqual(before);
    await project.get('attribute.set', { attribute: 'Wave', document: 'Talk', values: [] });
    expect(allRows(project).attribute_value).toEqual([]);
    await project.get('attribute.delete', { attribute: 'Wave' });
    await project.get('journal.undo', { count: 2 });
    expect(allRows(project)).toEqual(before);
  });

  it('changes its type where all values fit, and back again without loss of what was entered', async () => {
    const project = testProject();
    await table(project, 'participant,years', 'N01,1.50', 'N02,2');
    await project.get('attribute.update', { attribute: 'years', type: 'text', name: 'Years in post' });
    expect(await people(project)).toEqual({
      N01: { documents: [], 'Years in post': ['1.50'] },
      N02: { documents: [], 'Years in post': ['2'] },
    });
    expect(
      await project.call('attribute.update', { attribute: 'years_in_post', type: 'integer' }),
    ).toMatchObject({
      error: { code: 'ATTRIBUTE_VALUE_INVALID', details: { entered: '1.50' } },
    });
    await project.get('attribute.update', { attribute: 'Years in post', type: 'choice' });
    expect(await project.get('attribute.list', {})).toMatchObject([
      { type: 'choice', choices: ['1.50', '2'] },
    ]);
    await project.get('attribute.update', { attribute: 'Years in post', type: 'decimal' });
    expect(await project.get('attribute.list', {})).toMatchObject([{ type: 'decimal', choices: [] }]);
    expect(await people(project)).toMatchObject({ N01: { 'Years in post': ['1.5'] } });
  });

  it('keeps the spelling of a choice that is in use', async () => {
    const project = testProject();
    await table(project, 'participant,team', 'N01,East', 'N02,East', 'N03,West', 'N04,West');
    await project.get('attribute.update', { attribute: 'team', choices: ['north', 'WEST', 'east'] });
    expect(await project.get('attribute.list', {})).toMatchObject([{ choices: ['north', 'West', 'East'] }]);
  });
});

describe('a speaker', () => {
  it('that is no participant any more is unlinked, and its voice goes to the other one', async () => {
    const project = testProject();
    const text = 'Sarah: Well?\nMaureen: Tired.\nSarah: And?\nMaureen: No.';
    await imported(project, 'Talk.txt', text);
    await table(project, 'participant,document', 'N01,Talk');
    expect(await voices(project, 'Talk')).toEqual(['Sarah: participant', 'Maureen: participant']);
    const update = (input: { role?: 'participant' | 'interviewer' | 'other'; participant?: string | null }) =>
      project.get('speaker.update', { document: 'Talk', label: 'sarah', ...input });
    expect(await update({ role: 'interviewer' })).toMatchObject({ role: 'interviewer', participant: null });
    expect(await voices(project, 'Talk')).toEqual(['Sarah: interviewer', 'Maureen: N01']);
    expect(await update({ participant: 'n01' })).toMatchObject({ role: 'participant', participant: 'N01' });
    expect(await update({ participant: null })).toMatchObject({ role: 'participant', participant: null });
    expect(await update({ role: 'other' })).toMatchObject({ role: 'other', participant: null });
    expect(await voices(project, 'Talk')).toEqual(['Sarah: other', 'Maureen: N01']);
    await update({ participant: 'N01' });
    await project.get('participant.create', { name: 'Sarah' });
    expect(await voices(project, 'Talk')).toEqual(['Sarah: N01', 'Maureen: N01']);
    expect(await people(project)).toMatchObject({ Sarah: { documents: [] } });
    expect(await update({ role: 'other' })).toMatchObject({ role: 'other', participant: null });
    await project.get('journal.undo', { count: 3 });
    const labels = (await project.get('journal.list', { limit: 10 })).entries.map(({ label }) => label);
    expect(labels.slice(6)).toEqual([
      'Set speaker Sarah of Talk to other',
      'Set speaker Sarah of Talk to nobody',
      'Set speaker Sarah of Talk to N01',
      'Set speaker Sarah of Talk to interviewer',
    ]);
    expect(
      await project.call('speaker.update', { document: 'Talk', label: 'Tom', role: 'other' }),
    ).toMatchObject({
      error: { code: 'NOT_FOUND', details: { what: 'speaker', name: 'Tom', has: ['Sarah', 'Maureen'] } },
    });
  });

  it('that stands only once among others is kept and called doubtful', async () => {
    const project = testProject();
    const text = 'Sarah: Well?\nMaureen: Tired.\nSarah: And?\nMaureen: No.\nDoorman: Hello.\nSarah: Bye.';
    const { warnings } = await project.get('document.import', {
      name: 'Talk.txt',
      bytes: new TextEncoder().encode(text),
      interviewers: ['sarah'],
    });
    expect(warnings).toEqual([
      { code: 'SPEAKER_DOUBTFUL', details: { label: 'Doorman' } },
      { code: 'SPEAKER_UNLINKED', details: { label: 'Maureen' } },
      { code: 'SPEAKER_UNLINKED', details: { label: 'Doorman' } },
    ]);
    expect(allRows(project).speaker).toMatchObject([
      { label: 'Sarah', role: 'interviewer', doubtful: 0 },
      { label: 'Maureen', role: 'participant', doubtful: 0 },
      { label: 'Doorman', role: 'participant', doubtful: 1 },
    ]);
  });
});
