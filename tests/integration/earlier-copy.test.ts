import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyAsOf } from '../../src/app/earlier-copy.ts';
import { unwatched } from '../../src/app/progress.ts';
import { openHost } from '../../src/app/projects.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { emicFor } from '../support/emic-window.ts';
import { projectOver, type TestProject, temporaryFolder, testProject, textFile } from '../support/project.ts';

/** A transcript, a code and three segments by two coders, one of them taken away again. */
async function study(): Promise<TestProject> {
  const project = testProject();
  const text = 'Interviewer: So?\nAnn: It was the forms.\n';
  const { id: document } = await project.get('document.import', textFile('N01.txt', text));
  const { id: code } = await project.get('code.create', { name: 'Forms', parent: null });
  await project.get('segment.apply', { document, code, start: 17, end: 22 });
  await project.get('segment.apply', { document, code, start: 22, end: 30 }, 'Tom');
  await project.get('segment.apply', { document, code, start: 30, end: 38 });
  await project.get('journal.undo', {});
  return project;
}

async function entrySaying(project: TestProject, words: string): Promise<string> {
  const { entries } = await project.get('journal.list', { limit: 100, text: words });
  return entries[0]?.id ?? '';
}

async function quotes(project: TestProject): Promise<readonly string[]> {
  const segments = await project.get('segment.list', { document: 'N01' });
  return segments.map(({ quote }) => quote);
}

describe('going back to an earlier state', () => {
  it('makes a copy as the project stood, signs it, and lets the copy go forward again', async () => {
    const project = await study();
    const after = await entrySaying(project, "Created code 'Forms'");
    const quoted = await quotes(project);
    project.host.close();
    const before = readFileSync(project.path);
    const { path, name } = await copyAsOf(
      project.path,
      { after, target: null, coder: 'Tom' },
      project.machine,
      unwatched,
    );
    expect(path).toMatch(/study as of 2013-05-01 \d\d\.\d\d\.emic$/);
    expect(name).toMatch(/^study \(as of 2013-05-01 \d\d\.\d\d\)$/);
    const copy = projectOver(await openHost(path, project.machine), project.machine);
    expect(await quotes(copy)).toEqual([]);
    expect((await copy.get('code.list', {})).map((code) => code.name)).toEqual(['Forms']);
    // Tom was added later: people stay, because history names them.
    expect((await copy.get('coder.list', {})).map((coder) => coder.name)).toEqual(['Priya', 'Tom']);
    const { entries } = await copy.get('journal.list', { limit: 100 });
    expect(entries[0]).toMatchObject({
      coder: 'Tom',
      kind: 'change',
      label: "Went back to how it stood after: Created code 'Forms'",
    });
    // Nothing is taken out of the history: what came later stands below.
    expect(entries.map(({ label }) => label.split(' ')[0])).toEqual([
      'Went',
      'Undid:',
      'Applied',
      'Applied',
      'Added',
      'Applied',
      'Created',
      'Imported',
      'Created',
      'Added',
    ]);
    await copy.get('journal.undo', {}, 'Tom');
    expect(await quotes(copy)).toEqual(quoted);
    expect((await copy.get('project.read', {})).name).toBe('study');
    copy.host.close();
    expect(readFileSync(project.path).equals(before)).toBe(true);
  });

  it('names a second copy of one state differently, and leaves no draft behind', async () => {
    const project = await study();
    const after = await entrySaying(project, 'Created code');
    const copy = () =>
      copyAsOf(project.path, { after, target: null, coder: 'Priya' }, project.machine, unwatched);
    const paths = [(await copy()).path, (await copy()).path];
    expect(new Set(paths).size).toBe(2);
    project.host.close();
    const files = readdirSync(join(project.path, '..')).filter((file) => file !== 'state');
    expect(files.sort()).toEqual([...paths.map((path) => path.split('/').at(-1)), 'study.emic'].sort());
  });

  it('refuses a change that is not in the history, a name that is taken and being cancelled, and makes nothing', async () => {
    const project = await study();
    const after = await entrySaying(project, 'Created code');
    const refusal = async (options: Partial<Parameters<typeof copyAsOf>[1]>, progress = unwatched) => {
      const asked = { after, target: null, coder: 'Priya', ...options };
      const thrown = await copyAsOf(project.path, asked, project.machine, progress).catch((error) => error);
      expect(thrown).toBeInstanceOf(Refusal);
      return thrown.code;
    };
    expect(await refusal({ after: 'no such entry' })).toBe('NOT_FOUND');
    expect(await refusal({ after: 99_999 })).toBe('NOT_FOUND');
    expect(await refusal({ target: project.path })).toBe('PROJECT_EXISTS');
    expect(await refusal({ coder: null })).toBe('CODER_NEEDED');
    const cancelled = {
      step: () => {
        throw new Refusal('CANCELLED');
      },
    };
    expect(await refusal({}, cancelled)).toBe('CANCELLED');
    project.host.close();
    expect(readdirSync(join(project.path, '..')).filter((file) => file !== 'state')).toEqual(['study.emic']);
  });

  it('is a command: history numbers its changes, restore goes back to one', async () => {
    const folder = temporaryFolder();
    const emic = emicFor(folder);
    await emic('new', 'study.emic', '--coder', 'Priya');
    writeFileSync(join(folder, 'N01.txt'), 'Ann: It was the forms.\nInterviewer: Which?\n');
    await emic('import', 'study.emic', 'N01.txt');
    await emic('code', 'study.emic', '--document', 'N01', '--code', 'Forms', '--quote', 'the forms');
    expect(await emic('history', 'study.emic')).toMatch(/^no\. {2}when \(UTC\)/);
    const history: readonly { number: number; label: string }[] = JSON.parse(
      await emic('history', 'study.emic', '--json'),
    );
    const number = history.find(({ label }) => label.includes('Imported'))?.number;
    await emic('restore', 'study.emic', 'earlier.emic', '--after', `${number}`);
    const listed = async (file: string, what: string) =>
      JSON.parse(await emic('list', file, what, '--json')).length;
    expect([await listed('earlier.emic', 'documents'), await listed('earlier.emic', 'codes')]).toEqual([
      1, 0,
    ]);
    expect([await listed('study.emic', 'documents'), await listed('study.emic', 'codes')]).toEqual([1, 1]);
    expect(await emic('check', 'earlier.emic')).toBe('Everything is in order.\n');
  });
});
