import { describe, expect, it } from 'vitest';
import type { Output } from '../../src/contract/contract.ts';
import { reopened, type TestProject, testProject } from '../support/project.ts';
import { GROUP, table } from './people.ts';
import { codebook, coded, imported, N01, step } from './story.ts';

type Facts = Output<'code.facts'>;

const facts = (project: TestProject, code: string): Promise<Facts> => project.get('code.facts', { code });

/** Participants by the path of each code. */
async function participants(project: TestProject): Promise<Record<string, number>> {
  const codes = await project.get('code.list', {});
  return Object.fromEntries(codes.map(({ path, participants: count }) => [path, count]));
}

async function study(): Promise<TestProject> {
  const project = testProject();
  await codebook(project, 'Care', 'Care > Tired', 'Panel', 'Time', 'Never');
  await imported(project, 'N01.txt', N01);
  await imported(project, 'FG.txt', GROUP);
  await table(project, 'participant,document', 'N01,N01', 'N03,FG', 'S02,FG', 'S09,');
  await coded(project, 'Tired', 'tired of the forms. The panel');
  await coded(project, 'Care', 'of the forms', 'Daniel');
  await coded(project, 'Panel', 'The panel said no');
  await coded(project, 'Panel', 'panel', 'Daniel');
  await coded(project, 'Time', 'said no', 'Daniel');
  await coded(project, 'Care', 'Yes.\nS02: No.', 'Priya', { document: 'FG' });
  await coded(project, 'Time', 'Well?\nN03: Yes', 'Priya', { document: 'FG' });
  await coded(project, 'Panel', 'Well?', 'Priya', { document: 'FG' });
  return project;
}

describe('the facts of a code', () => {
  it('count its branch: segments, people, their words, and what stands with it', async () => {
    const project = await study();
    const codes = await project.get('code.list', {});
    const idOf = (path: string) => codes.find((code) => code.path === path)?.id ?? path;
    const { changes, ...care } = await facts(project, 'Care');
    expect(care).toEqual({
      segments: 3,
      participants: 3,
      of: 3,
      words: 9,
      together: [
        { codeId: idOf('Panel'), segments: 1 },
        { codeId: idOf('Time'), segments: 1 },
      ],
    });
    expect(changes.map(({ label }) => label)).toEqual([expect.stringMatching(/^Imported .*5 codes/)]);
    expect(await facts(project, 'Panel')).toMatchObject({
      segments: 3,
      participants: 1,
      words: 4,
      together: [
        { codeId: idOf('Care > Tired'), segments: 2 },
        { codeId: idOf('Time'), segments: 2 },
      ],
    });
    expect(await facts(project, 'Never')).toMatchObject({
      segments: 0,
      participants: 0,
      of: 3,
      words: 0,
      together: [],
    });
    expect(await project.call('code.facts', { code: 'Nowhere' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  it('are those of the crosstab and the codebook', async () => {
    const project = await study();
    const read = (unit: 'participants' | 'words') =>
      project.get('crosstab.read', { by: [], unit, coder: 'any', where: [] });
    const [people, words] = [await read('participants'), await read('words')];
    for (const [row, code] of (await project.get('code.list', {})).entries()) {
      const { segments, participants: count, of, words: coded } = await facts(project, code.id);
      const total = people.rows[row]?.total;
      expect([code.path, segments, count, of, coded]).toEqual([
        people.rows[row]?.code_path,
        code.segments_subtree,
        total?.value,
        total?.n,
        words.rows[row]?.total.value,
      ]);
      expect(code.participants).toBe(count);
    }
  });

  it('name the latest changes of the code itself, newest first, ten at most', async () => {
    const project = await study();
    await project.get('code.rename', { code: 'Time', name: 'Hours' });
    await project.get('code.define', { code: 'Panel', definition: 'Who decides' });
    await project.get('code.define', { code: 'Never', definition: 'Not once' });
    await project.get('code.define', { code: 'Hours', definition: 'How long' });
    await step(project, 'journal.undo');
    await coded(project, 'Hours', 'again');
    const changed = async (code: string) => {
      const { changes } = await facts(project, code);
      const { entries } = await project.get('journal.list', { limit: 1_000 });
      expect(entries).toEqual(expect.arrayContaining([...changes]));
      return changes.map(({ label, undone }) => (undone ? `(${label})` : label));
    };
    const [undoing, defining, renaming, ...before] = await changed('Hours');
    expect([undoing, defining]).toEqual([expect.stringMatching(/^Undid: /), expect.stringMatching(/^\(/)]);
    expect(undoing).toBe(`Undid: ${defining?.slice(1, -1)}`);
    expect(renaming).toMatch(/'?Time'? to '?Hours/);
    expect(before).toEqual([expect.stringMatching(/^Imported .*5 codes/)]);
    for (let index = 0; index < 12; index += 1)
      await project.get('code.define', { code: 'Hours', definition: `${index}` });
    expect(await changed('Hours')).toHaveLength(10);
  });
});

describe('the people of a code', () => {
  it('are those whose own turns its branch touches, whoever coded, and are kept current', async () => {
    const project = await study();
    expect(await participants(project)).toEqual({ Care: 3, 'Care > Tired': 1, Panel: 1, Time: 2, Never: 0 });
    await coded(project, 'Never', 'No again', 'Daniel', { document: 'FG' });
    expect((await participants(project)).Never).toBe(1);
    await project.get('participant.unlink', { participant: 'S02', document: 'FG' });
    expect(await participants(project)).toEqual({ Care: 2, 'Care > Tired': 1, Panel: 1, Time: 2, Never: 0 });
    await step(project, 'journal.undo');
    const kept = await participants(project);
    expect(kept).toEqual({ Care: 3, 'Care > Tired': 1, Panel: 1, Time: 2, Never: 1 });
    expect(await participants(await reopened(project))).toEqual(kept);
  });
});
