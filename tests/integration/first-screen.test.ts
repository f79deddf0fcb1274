import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { rowsIn } from '../support/file-state.ts';
import { projectOver, reopened, type TestProject, testProject } from '../support/project.ts';
import { byHand, coded, imported, N01 } from './story.ts';

async function counts(
  project: TestProject,
): Promise<{ words: readonly number[]; people: readonly number[] }> {
  return {
    words: (await project.get('document.list', {})).map(({ words_coded }) => words_coded),
    people: (await project.get('code.list', {})).map(({ participants }) => participants),
  };
}

/** A project with two coded transcripts, one of them of a known participant. */
async function study(): Promise<TestProject> {
  const project = testProject();
  await project.get('participant.create', { name: 'N01' });
  await imported(project);
  await imported(project, 'N02.txt', 'Interviewer: So?\nN02: The panel said no.\nN02: No.');
  await coded(project, 'Panel', 'The panel said');
  await coded(project, 'Panel', 'panel said no');
  await coded(project, 'Risk', 'tired of the forms');
  await coded(project, 'Panel', 'said no', 'Daniel', { document: 'N02' });
  return project;
}

/** The same project in another window. */
async function alongside({ path, machine }: TestProject): Promise<TestProject> {
  const host = await openHost(path, machine);
  onTestFinished(() => host.close());
  return projectOver(host, machine);
}

const COUNTED = { words: [8, 2], people: [1, 1] };

describe('what the first screen counts', () => {
  it('is united where segments overlap, whoever coded', async () => {
    expect(await counts(await study())).toEqual(COUNTED);
  });

  it('is kept when a project is closed that was changed, and right when it is opened again', async () => {
    const project = await study();
    await counts(project);
    project.host.close();
    const entry = rowsIn(project.path).journal?.length;
    expect(rowsIn(project.path).kept_count).toEqual([
      ['words coded', entry, expect.any(String)],
      ['participants by code', entry, expect.any(String)],
    ]);
    const again = await reopened(project);
    expect(await counts(again)).toEqual(COUNTED);
    await coded(again, 'Late', 'How');
    expect(await counts(again)).toEqual({ words: [9, 2], people: [1, 1, 0] });
  });

  it('is brought up to date where others wrote since it was kept', async () => {
    const project = await study();
    await counts(project);
    const other = await reopened(project);
    // Never asks for the counts, so that those kept stay behind.
    await coded(other, 'Late', 'The panel said no', 'Priya', { document: 'N02' });
    await other.get('document.rename', { document: 'N01', name: 'Denise' });
    await other.get('participant.delete', { participant: 'N01' });
    const again = await reopened(other);
    expect(await counts(again)).toEqual({ words: [8, 4], people: [0, 0, 0] });
  });

  it('is current in a host that stays open while another writes', async () => {
    const project = await study();
    await counts(project);
    const other = await alongside(project);
    await other.get('segment.applyQuote', { document: 'N02', code: 'Panel', quote: 'No' });
    expect(await counts(project)).toEqual({ words: [8, 3], people: [1, 1] });
    await other.get('document.delete', { document: 'N02' });
    expect(await counts(project)).toEqual({ words: [8], people: [1, 1] });
  });

  it('leaves a project that was only looked at as it is, to the byte', async () => {
    const project = await study();
    project.host.close();
    const before = readFileSync(project.path);
    const again = await reopened(project);
    expect(await counts(again)).toEqual(COUNTED);
    expect(await again.call('document.delete', { document: 'nowhere' })).toMatchObject({ ok: false });
    again.host.close();
    expect(readFileSync(project.path).equals(before)).toBe(true);
  });

  it.each(['no JSON', '[]', '{"x": "many"}', '{"x": -1}', '{"x": 1e99}'])(
    'is counted again where somebody wrote %j in its place',
    async (written) => {
      const project = await study();
      await counts(project);
      project.host.close();
      byHand(project.path, `UPDATE kept_count SET counts = '${written}'`);
      expect(await counts(await reopened(project))).toEqual(COUNTED);
    },
  );
});

describe('the words of a stretch', () => {
  it('are those that start in it, as every count has them', async () => {
    const project = testProject();
    await imported(project);
    const words = async (start: number, end: number) =>
      (await project.get('document.words', { document: 'N01', start, end })).words;
    const [{ words: all } = { words: 0 }] = await project.get('document.list', {});
    expect(await words(0, N01.length)).toBe(all);
    const forms = N01.indexOf('forms');
    expect(await words(forms, forms + 5)).toBe(1);
    expect(await words(forms + 1, forms + 5)).toBe(0);
    expect(await words(N01.indexOf('😀'), forms + 1)).toBe(4);
    expect(await words(forms, forms)).toBe(0);
    expect(await words(forms + 5, forms)).toBe(0);
    expect(await project.call('document.words', { document: 'N01', start: 0, end: N01.length + 1 })).toEqual({
      ok: false,
      error: { code: 'SPAN_OUT_OF_RANGE', details: { characters: N01.length } },
    });
  });
});
