import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrierOf, testBrowser, testHost, valueIn } from '../support/browser-host.ts';
import { emicIn } from '../support/command-line.ts';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';

const NEEDED = { ok: false, error: { code: 'CODER_NEEDED', details: { coders: ['Priya', 'Ben'] } } };

/** A project in which two people code; the system's user, `tester`, is neither. */
async function ofTwo(): Promise<TestProject> {
  const project = testProject();
  await project.get('code.create', { name: 'Risk', parent: null }, 'Priya');
  await project.get('code.create', { name: 'Time', parent: null }, 'Ben');
  await project.get('journal.undo', {}, 'Ben');
  return project;
}

const unsigned = ({ host }: TestProject, name: string, input: unknown) =>
  host.handle(name, input, { coder: null });

const journal = ({ host }: TestProject) =>
  host.project.reader.prepare('SELECT * FROM journal ORDER BY sequence').all();

describe('between several coders of whom none is the system’s user', () => {
  it.each([
    ['code.create', { name: 'Money', parent: null }],
    ['code.rename', { code: 'Risk', name: 'Danger' }],
    ['codebook.import', { bytes: csvBytes('code', 'Money') }],
    ['journal.undo', {}],
    ['journal.redo', {}],
  ])('nobody is guessed, and nothing changed: %s', async (name, input) => {
    const project = await ofTwo();
    const before = [allRows(project), journal(project)];
    expect(await unsigned(project, name, input)).toEqual(NEEDED);
    expect([allRows(project), journal(project)]).toEqual(before);
  });

  it('questions are answered, and how the window stood is kept', async () => {
    const project = await ofTwo();
    const kept = { key: 'view', value: 'codebook' };
    expect(await unsigned(project, 'layout.keep', kept)).toEqual({ ok: true, value: null });
    expect(await unsigned(project, 'layout.read', {})).toMatchObject({ ok: true });
    expect(await unsigned(project, 'journal.list', { limit: 1 })).toMatchObject({
      ok: true,
      value: { undo: null, redo: null },
    });
  });

  it('a name that is given is one more coder', async () => {
    const project = await ofTwo();
    await project.get('code.rename', { code: 'Risk', name: 'Danger' }, 'Zoe');
    const names = (await project.get('coder.list', {})).map(({ name }) => name);
    expect(names).toEqual(['Priya', 'Ben', 'Zoe']);
  });

  it('the only coder, and the system’s user where they code here, sign without being asked', async () => {
    const project = testProject();
    await unsigned(project, 'code.create', { name: 'Risk', parent: null });
    await project.get('code.create', { name: 'Time', parent: null }, 'Tester');
    await unsigned(project, 'code.create', { name: 'Choice', parent: null });
    const { entries } = await project.get('journal.list', { limit: 10 });
    expect(entries.filter(({ kind }) => kind === 'change').map(({ coder, label }) => [coder, label])).toEqual(
      [
        ['Tester', "Created code 'Choice'"],
        ['Tester', "Created code 'Time'"],
        ['Priya', "Created code 'Risk'"],
      ],
    );
  });
});

describe('a window that says nobody', () => {
  it('is refused, and no coder is added', async () => {
    const host = await testHost();
    await emicIn(host.folder)('new', 'study.emic', '--coder', 'Ada');
    const page = await testBrowser().open(await host.openingUrl(join(host.folder, 'study.emic')));
    const project = carrierOf(page);
    const create = (name: string, coder?: string) =>
      project.call('code.create', { name, parent: null }, coder === undefined ? {} : { coder });
    await valueIn(create('Risk', 'Ada'));
    await valueIn(create('Time', 'Ben'));
    const before = await valueIn(project.call('coder.list', {}));
    const needed = { ok: false, error: { code: 'CODER_NEEDED', details: { coders: ['Ada', 'Ben'] } } };
    expect(await create('Money')).toEqual(needed);
    const bytes = new TextEncoder().encode('Ann: Hello.\n');
    expect(await project.call('document.import', { name: 'N01.txt', bytes }, { task: 'import-1' })).toEqual(
      needed,
    );
    expect(await project.call('journal.undo', {})).toEqual(needed);
    expect(await valueIn(project.call('coder.list', {}))).toEqual(before);
    expect(await valueIn(project.call('code.list', {}))).toMatchObject([{ name: 'Risk' }, { name: 'Time' }]);
  });
});
