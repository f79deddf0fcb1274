import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { allRows, type TestProject, testProject } from '../support/project.ts';
import { people, table } from './people.ts';
import { imported, labels, undoable } from './story.ts';

type Cells = Input<'attribute.setMany'>['cells'];

/** Two nurses with a choice, a number and a text; an attribute of several values; one of transcripts. */
async function team(): Promise<TestProject> {
  const project = testProject();
  await imported(project);
  await table(
    project,
    'participant,document,job,years,note',
    'N01,N01,Nurse,3,x1',
    'N02,,Nurse,4,',
    'N03,,OT,5,',
  );
  await project.get('attribute.create', {
    name: 'Site',
    scope: 'participant',
    type: 'choice',
    multiple: true,
  });
  await project.get('attribute.create', { name: 'wave', scope: 'document', type: 'integer' });
  return project;
}

const set = (project: TestProject, cells: Cells) => project.get('attribute.setMany', { cells });

/** The same cells as a window sends them. */
async function byIds(project: TestProject, cells: Cells): Promise<Cells> {
  const attributes = await project.get('attribute.list', {});
  const everybody = await project.get('participant.list', {});
  return cells.map(({ attribute, participant, values }) => ({
    attribute: attributes.find(({ name }) => name === attribute)?.id ?? '',
    participant: everybody.find(({ name }) => name === participant)?.id ?? '',
    values,
  }));
}

describe('a pasted block of values', () => {
  it('goes in as one change, which one undo takes back', async () => {
    const project = await team();
    await undoable(project, async () => {
      expect(
        await set(project, [
          { attribute: 'job', participant: 'N01', values: ['social worker'] },
          { attribute: 'job', participant: 'n02', values: ['Social Worker'] },
          { attribute: 'years', participant: 'N01', values: ['12'] },
          { attribute: 'Site', participant: 'N03', values: ['North', 'South', 'north'] },
          { attribute: 'wave', document: 'N01', values: ['2'] },
        ]),
      ).toEqual({ set: 5, refused: [] });
    });
    expect(await people(project)).toEqual({
      N01: { documents: ['N01'], job: ['social worker'], years: ['12'], note: ['x1'] },
      N02: { documents: [], job: ['social worker'], years: ['4'] },
      N03: { documents: [], job: ['OT'], years: ['5'], Site: ['North', 'South'] },
    });
    expect((await project.get('attribute.list', {})).map(({ name, choices }) => [name, choices])).toEqual([
      ['job', ['Nurse', 'OT', 'social worker']],
      ['years', []],
      ['note', []],
      ['Site', ['North', 'South']],
      ['wave', []],
    ]);
    expect((await labels(project, 1))[0]).toBe('Redid: Set 5 values of 4 attributes');
  });

  it('keeps its good cells, and says of every other why it is refused', async () => {
    const project = await team();
    const { id } = (await project.get('participant.list', {}))[0] ?? { id: '' };
    const years = (await project.get('attribute.list', {}))[1]?.id ?? '';
    expect(
      await set(project, [
        { attribute: 'years', participant: 'N01', values: ['many'] },
        { attribute: years, participant: id, values: ['7'] },
        { attribute: 'years', participant: 'N09', values: ['7'] },
        { attribute: 'shoe size', participant: 'N01', values: ['7'] },
        { attribute: 'wave', participant: 'N01', values: ['1'] },
        { attribute: 'job', participant: 'N02', values: ['Nurse', 'Doctor'] },
      ]),
    ).toEqual({
      set: 1,
      refused: [
        {
          cell: 0,
          code: 'ATTRIBUTE_VALUE_INVALID',
          details: { entered: 'many', type: 'integer', attribute: 'years' },
        },
        {
          cell: 2,
          code: 'NOT_FOUND',
          details: { what: 'participant', name: 'N09', has: ['N01', 'N02', 'N03'] },
        },
        {
          cell: 3,
          code: 'NOT_FOUND',
          details: { what: 'attribute', name: 'shoe size', has: ['job', 'years', 'note', 'Site', 'wave'] },
        },
        { cell: 4, code: 'INVALID_INPUT', details: { issues: ['a document is needed'] } },
        {
          cell: 5,
          code: 'ATTRIBUTE_VALUE_INVALID',
          details: { entered: 'Nurse; Doctor', type: 'single value', attribute: 'job' },
        },
      ],
    });
    expect(await people(project)).toMatchObject({ N01: { years: ['7'] }, N02: { job: ['Nurse'] } });
    expect((await labels(project, 1))[0]).toBe('Set 1 value of years');
  });

  it('takes nothing and blank for not recorded', async () => {
    const project = await team();
    await set(project, [
      { attribute: 'job', participant: 'N01', values: [] },
      { attribute: 'years', participant: 'N01', values: [' '] },
      { attribute: 'Site', participant: 'N01', values: ['', 'North', ''] },
    ]);
    expect(await people(project)).toMatchObject({
      N01: { documents: ['N01'], note: ['x1'], Site: ['North'] },
    });
    expect(allRows(project).attribute_value?.length).toBe(6);
    await project.get('attribute.set', { attribute: 'Site', participant: 'N01', values: [''] });
    expect((await people(project)).N01).toEqual({ documents: ['N01'], note: ['x1'] });
  });

  it('leaves no trace of a cell that is refused, and none at all where all are', async () => {
    const project = await team();
    const before = { rows: allRows(project), labels: await labels(project) };
    expect(
      await set(project, [{ attribute: 'job', participant: 'N01', values: ['Doctor', 'Priest'] }]),
    ).toMatchObject({ set: 0, refused: [{ cell: 0 }] });
    expect(await set(project, [])).toEqual({ set: 0, refused: [] });
    expect({ rows: allRows(project), labels: await labels(project) }).toEqual(before);
  });

  it('gives the very rows that the cells would give one by one', async () => {
    const cells: Cells = ['Nurse', 'nurse', ' OT ', 'Porter', 'porter', ''].map((value, index) => ({
      attribute: 'job',
      participant: `N0${1 + (index % 3)}`,
      values: [value],
    }));
    const [together, alone] = [await team(), await team()];
    await set(together, await byIds(together, cells));
    for (const cell of cells) await alone.get('attribute.set', cell);
    expect(await people(together)).toEqual(await people(alone));
    expect(await together.get('attribute.list', {})).toMatchObject(
      (await alone.get('attribute.list', {})).map(({ id: _, ...attribute }) => attribute),
    );
  });
});

describe('what participants say', () => {
  it('is counted with them, and how much of it is coded', async () => {
    const project = await team();
    const words = async () =>
      (await project.get('participant.list', {})).map((one) => [one.name, one.words, one.words_coded]);
    // "N01" at the head of each turn is a word of it, as in every other count.
    expect(await words()).toEqual([
      ['N01', 17, 0],
      ['N02', 0, 0],
      ['N03', 0, 0],
    ]);
    await project.get('segment.applyQuote', { document: 'N01', code: 'A', quote: 'The panel said no' });
    await project.get('segment.applyQuote', { document: 'N01', code: 'B', quote: 'no.\nInterviewer: And' });
    expect((await words())[0]).toEqual(['N01', 17, 4]);
    await project.get('journal.undo', { count: 2 });
    expect((await words())[0]).toEqual(['N01', 17, 0]);
  });
});
