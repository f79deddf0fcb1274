import { describe, expect, it } from 'vitest';
import type { Output } from '../../src/contract/contract.ts';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { coded, imported } from './story.ts';

const TALK = 'Interviewer: Well?\nMaureen: Tired.\nInterviewer: And?\nMaureen: No.';
const GROUP = 'Moderator: Well?\nN03: Yes.\nS02: No.\nN03: Yes again.\nS02: No again.';

async function people(project: TestProject): Promise<Record<string, unknown>> {
  const list = await project.get('participant.list', {});
  return Object.fromEntries(
    list.map(({ name, documents, attributes }) => [name, { documents, ...attributes }]),
  );
}

async function voices(project: TestProject, document: string): Promise<readonly string[]> {
  const list = await project.get('speaker.list', { document });
  return list.map(({ label, role, participant }) => `${label}: ${participant ?? role}`);
}

function table(project: TestProject, ...lines: readonly string[]): Promise<Output<'participant.import'>> {
  return project.get('participant.import', { bytes: csvBytes(...lines) });
}

describe('a table of participants', () => {
  it('guesses types, keeps 01 as text, links documents by name and one participant to one voice', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await imported(project, 'FG.txt', GROUP);
    expect(
      await table(
        project,
        'Participant,Document,profession,years,rate,site,joined,trained',
        'N01,Talk.txt,Nurse,31,1.50,01,2013-05-01,true',
        'N03,FG,nurse,4,−2,02,2012-02-29,FALSE',
        'S02,FG,Social worker,,7,03,,',
        'S03,FG9,Social worker,0,7,03,,',
      ),
    ).toEqual({
      imported: 4,
      refused: [],
      attributes: [
        { name: 'profession', type: 'choice', created: true },
        { name: 'years', type: 'integer', created: true },
        { name: 'rate', type: 'decimal', created: true },
        { name: 'site', type: 'text', created: true },
        { name: 'joined', type: 'date', created: true },
        { name: 'trained', type: 'boolean', created: true },
      ],
      linked: 3,
      unmatched: ['FG9'],
      cleared: 0,
      spellings: [['nurse', 'Nurse']],
    });
    expect(await people(project)).toEqual({
      N01: {
        documents: ['Talk'],
        profession: ['Nurse'],
        years: ['31'],
        rate: ['1.5'],
        site: ['01'],
        joined: ['2013-05-01'],
        trained: ['true'],
      },
      N03: {
        documents: ['FG'],
        profession: ['Nurse'],
        years: ['4'],
        rate: ['-2'],
        site: ['02'],
        joined: ['2012-02-29'],
        trained: ['false'],
      },
      S02: { documents: ['FG'], profession: ['Social worker'], rate: ['7'], site: ['03'] },
      S03: { documents: [], profession: ['Social worker'], years: ['0'], rate: ['7'], site: ['03'] },
    });
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: N01']);
    expect(await voices(project, 'FG')).toEqual(['Moderator: interviewer', 'N03: N03', 'S02: S02']);
    expect(allRows(project).attribute_value).toContainEqual(
      expect.objectContaining({ entered: '1.50', value: '1.5' }),
    );
  });

  it('updates by a second import, clears by blank cells and says so, and undoes to the row', async () => {
    const project = testProject();
    await table(project, 'participant,team,years', 'N01,a,1', 'N02,b,2', 'N03,a,3', 'N04,b,4');
    const before = allRows(project);
    expect(await table(project, 'participant,team,years', 'n01,B,', 'N02,c,2', 'N05,a,x')).toEqual({
      imported: 2,
      refused: [
        {
          row: 4,
          code: 'ATTRIBUTE_VALUE_INVALID',
          details: { entered: 'x', type: 'integer', attribute: 'years' },
        },
      ],
      attributes: [
        { name: 'team', type: 'choice', created: false },
        { name: 'years', type: 'integer', created: false },
      ],
      linked: 0,
      unmatched: [],
      cleared: 1,
      spellings: [['B', 'b']],
    });
    expect(await people(project)).toEqual({
      N01: { documents: [], team: ['b'] },
      N02: { documents: [], team: ['c'], years: ['2'] },
      N03: { documents: [], team: ['a'], years: ['3'] },
      N04: { documents: [], team: ['b'], years: ['4'] },
    });
    expect(await project.get('attribute.list', {})).toMatchObject([
      { choices: ['a', 'b', 'c'] },
      { choices: [] },
    ]);
    await project.get('journal.undo', {});
    expect(allRows(project)).toEqual(before);
  });

  it('takes one participant on several rows or several documents in one cell', async () => {
    const project = testProject();
    for (const name of ['One; two.txt', 'A.txt', 'B.txt', 'C.txt'])
      await imported(project, name, `${name}: x\n${TALK}`);
    await table(
      project,
      'participant,document,team',
      'N01,A.txt; b ;,x',
      'N01,C,x',
      'N02,One; two,y',
      'N01,A,z',
    );
    expect(await people(project)).toEqual({
      N01: { documents: ['A', 'B', 'C'], team: ['x'] },
      N02: { documents: ['One; two'], team: ['y'] },
    });
  });

  it('counts people, not rows, in what history says', async () => {
    const project = testProject();
    await imported(project, 'A.txt', TALK);
    await imported(project, 'B.txt', `${TALK}.`);
    expect(await table(project, 'participant,document', 'N01,A', 'N01,B')).toMatchObject({ imported: 2 });
    expect(await project.get('journal.list', { limit: 1 })).toMatchObject({ undo: 'Imported 1 participant' });
  });

  it('refuses rows that contradict an earlier one, and ragged ones, by their lines', async () => {
    const project = testProject();
    const lines = ['participant,team', 'N01,a', '', 'n01,b', 'N02', '   ,c', 'N03,"c\nd"', 'N04,e,f'];
    const { imported: count, refused } = await table(project, ...lines);
    expect({ count, refused }).toEqual({
      count: 2,
      refused: [
        { row: 4, code: 'PARTICIPANT_CONTRADICTED', details: { name: 'n01', attribute: 'team', line: 2 } },
        { row: 5, code: 'CSV_ROW_RAGGED', details: { cells: 1, columns: 2 } },
        { row: 6, code: 'NAME_EMPTY', details: { column: 'participant' } },
        { row: 9, code: 'CSV_ROW_RAGGED', details: { cells: 3, columns: 2 } },
      ],
    });
    expect(await people(project)).toEqual({
      N01: { documents: [], team: ['a'] },
      N03: { documents: [], team: ['c\nd'] },
    });
    const strict = testProject();
    expect(
      await strict.call('participant.import', { bytes: csvBytes(...lines), strict: true }),
    ).toMatchObject({
      error: { code: 'ROWS_REFUSED', details: { rows: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 9 }] } },
    });
    expect([await people(strict), await strict.get('attribute.list', {})]).toEqual([{}, []]);
  });

  it('reads what Excel writes: sep=, semicolons, windows-1252', async () => {
    const project = testProject();
    const latin = Buffer.from('sep=;\r\nparticipant;Größe\r\nZoë;groß, sehr\r\n', 'latin1');
    await project.get('participant.import', { bytes: new Uint8Array(latin) });
    expect(await people(project)).toEqual({ Zoë: { documents: [], Größe: ['groß, sehr'] } });
  });

  it.each([
    ['CSV_HEADER_DUPLICATE', 'participant,team,Team\r\nN01,a,b'],
    ['CSV_HEADER_EMPTY', 'participant,\r\nN01,a'],
    ['CSV_COLUMN_MISSING', 'team,participant\r\na,N01'],
    ['CSV_QUOTE_UNCLOSED', 'participant,team\r\nN01,"a'],
    ['FILE_EMPTY', ''],
  ])('is refused whole with %s', async (code, csv) => {
    const project = testProject();
    const before = allRows(project);
    expect(await project.call('participant.import', { bytes: new TextEncoder().encode(csv) })).toMatchObject({
      error: { code },
    });
    expect(allRows(project)).toEqual(before);
  });

  it('does not guess whose voice it is where two take part', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await table(project, 'participant,document', 'N01,Talk', 'N02,Talk');
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: participant']);
    await table(project, 'participant,document', 'maureen,');
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: maureen']);
    expect(await people(project)).toMatchObject({ maureen: { documents: ['Talk'] } });
  });
});

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
    expect(groups).toEqual([
      { value: 'A', n: 1 },
      { value: 'B', n: 1 },
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
    const labels = (await project.get('journal.list', { limit: 4 })).entries.map(({ label }) => label);
    expect(labels).toEqual([
      'Speaker Sarah of Talk is other',
      'Speaker Sarah of Talk is linked to nobody',
      'Speaker Sarah of Talk is N01',
      'Speaker Sarah of Talk is interviewer',
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
