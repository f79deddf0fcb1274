import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newProject, openHost, restoreProject } from '../../src/app/projects.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import { projectDesk } from '../../src/transport/desks.ts';
import type { News } from '../../src/transport/wire.ts';
import { emicIn, said, told } from '../support/command-line.ts';
import { filesIn } from '../support/file-state.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
} from '../support/project.ts';
import { coded, imported } from './story.ts';

/** Names at the old place that only an open project may have. */
const logsIn = (folder: string) => readdirSync(folder).filter((name) => /-(wal|shm|journal)$/.test(name));

/** An open project of one transcript with two segments, one of them in the log alone. */
async function study(): Promise<{ folder: string; project: TestProject }> {
  const folder = temporaryFolder();
  const project = testProject(folder);
  await imported(project);
  await coded(project, 'Forms', 'forms');
  project.host.project.side.connection.pragma('wal_checkpoint(TRUNCATE)');
  await coded(project, 'Risk', 'panel');
  return { folder, project };
}

const coding = (project: TestProject) =>
  project.call('segment.applyQuote', { document: 'N01', code: 'Late', quote: 'tired' });

/** What a project file holds by itself, read from a copy without any log. */
async function wholeAt(path: string): Promise<{ codes: readonly string[]; findings: readonly unknown[] }> {
  const folder = temporaryFolder();
  const copy = join(folder, 'copy.emic');
  copyFileSync(path, copy);
  const machine = steadyMachine(folder, 7);
  const host = await openHost(copy, machine);
  try {
    const { get } = projectOver(host, machine);
    const segments = await get('segment.list', { document: 'N01' });
    const codes = await get('code.list', {});
    const nameOf = new Map(codes.map(({ id, name }) => [id, name]));
    return {
      codes: segments.map(({ codeId }) => nameOf.get(codeId) ?? '?').sort(),
      findings: await get('project.check', {}),
    };
  } finally {
    host.close();
  }
}

const WHOLE = { codes: ['Forms', 'Risk'], findings: [] };

/** A file system that lets an open file be renamed: all but Windows'. */
const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('a project that is renamed or moved while it is open', () => {
  it.each([
    ['renamed', 'renamed.emic'],
    ['moved to another folder', 'elsewhere/study.emic'],
  ])('%s, is not written to, and the file alone holds everything', async (_, place) => {
    const { folder, project } = await study();
    mkdirSync(join(folder, 'elsewhere'));
    const target = join(folder, place);
    renameSync(project.path, target);
    const reply = await coding(project);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'PROJECT_MOVED', details: { path: project.path } },
    });
    // The host still has it open, as if it were to crash now.
    expect(logsIn(folder)).toEqual([]);
    expect(await wholeAt(target)).toEqual(WHOLE);
    // Reading goes on, and says what is in the file.
    expect(await project.get('segment.list', { document: 'N01' })).toHaveLength(2);
    expect(await project.call('layout.keep', { key: 'x', value: 1 })).toMatchObject({
      error: { code: 'PROJECT_MOVED' },
    });
    project.host.close();
    expect(logsIn(folder)).toEqual([]);
    expect(logsIn(join(folder, 'elsewhere'))).toEqual([]);
    expect(readdirSync(folder)).not.toContain('study.emic');
    expect(await wholeAt(target)).toEqual(WHOLE);
  });

  it('is noticed by a look, which folds the log in at once and tells it once', async () => {
    const { folder, project } = await study();
    const target = join(folder, 'renamed.emic');
    expect(project.host.lookAround()).toBeNull();
    renameSync(project.path, target);
    expect(project.host.lookAround()).toMatchObject({
      code: 'PROJECT_MOVED',
      details: { path: project.path },
    });
    expect(await wholeAt(target)).toEqual(WHOLE);
    expect(logsIn(folder)).toEqual([]);
    expect(project.host.lookAround()).toBeNull();
    renameSync(target, project.path);
    expect(project.host.lookAround()).toBeNull();
    renameSync(project.path, target);
    expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
  });

  it('is closed well where nobody noticed', async () => {
    const { folder, project } = await study();
    const target = join(folder, 'renamed.emic');
    renameSync(project.path, target);
    project.host.close();
    expect(logsIn(folder)).toEqual([]);
    expect(await wholeAt(target)).toEqual(WHOLE);
  });

  it('can be written to again once it is back, by this host and by others', async () => {
    const { folder, project } = await study();
    const target = join(folder, 'renamed.emic');
    renameSync(project.path, target);
    expect(await coding(project)).toMatchObject({ error: { code: 'PROJECT_MOVED' } });
    // In a process of its own: in one process, all connections to a file share one index of its log.
    await said(
      emicIn(folder)(
        'code',
        'renamed.emic',
        '--document',
        'N01',
        '--code',
        'Forms',
        '--quote',
        'no',
        '--coder',
        'Tom',
      ),
    );
    renameSync(target, project.path);
    expect(await coding(project)).toMatchObject({ ok: true });
    // The log that it writes now stands where the next one who opens the file looks for it.
    const segments = await told<readonly unknown[]>(emicIn(folder)('segments', 'study.emic', '--json'));
    expect(segments).toHaveLength(4);
    expect(await project.get('journal.undo', {})).toHaveLength(1);
    expect(await project.get('journal.redo', {})).toHaveLength(1);
    project.host.close();
    expect(logsIn(folder).filter((name) => name.startsWith('study'))).toEqual([]);
    expect(await wholeAt(project.path)).toEqual({ codes: ['Forms', 'Forms', 'Late', 'Risk'], findings: [] });
  });

  it('leaves the log of a project alone that stands in its old place by now', async () => {
    const { folder, project } = await study();
    renameSync(project.path, join(folder, 'renamed.emic'));
    expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
    const machine = steadyMachine(folder, 5);
    const newcomer = newProject(project.path, undefined, { coder: 'Tom' }, machine);
    const tom = projectOver(newcomer, machine);
    await tom.get('participant.create', { name: 'T01' });
    const logs = logsIn(folder);
    expect(await coding(project)).toMatchObject({ error: { code: 'PROJECT_MOVED' } });
    project.host.close();
    expect(logsIn(folder)).toEqual(logs);
    await tom.get('participant.create', { name: 'T02' });
    newcomer.close();
    expect(await wholeAt(join(folder, 'renamed.emic'))).toEqual(WHOLE);
    expect(logsIn(folder)).toEqual([]);
  });

  it('leaves a log alone that another project has made in its old place before it was noticed', async () => {
    const { folder, project } = await study();
    renameSync(project.path, join(folder, 'renamed.emic'));
    for (const name of logsIn(folder)) rmSync(join(folder, name));
    const machine = steadyMachine(folder, 5);
    const newcomer = newProject(project.path, undefined, { coder: 'Tom' }, machine);
    await projectOver(newcomer, machine).get('participant.create', { name: 'T01' });
    const logs = logsIn(folder);
    expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
    project.host.close();
    expect(logsIn(folder)).toEqual(logs);
    newcomer.close();
    expect(await wholeAt(join(folder, 'renamed.emic'))).toEqual(WHOLE);
  });

  it('is seen through a link that leads elsewhere by now', async () => {
    const { folder, project } = await study();
    project.host.close();
    const real = join(folder, 'real.emic');
    renameSync(project.path, real);
    symlinkSync(real, project.path);
    const host = await openHost(project.path, project.machine);
    const again = projectOver(host, project.machine);
    expect(await coding(again)).toMatchObject({ ok: true });
    copyFileSync(real, join(folder, 'other.emic'));
    rmSync(project.path);
    symlinkSync(join(folder, 'other.emic'), project.path);
    expect(await coding(again)).toMatchObject({ error: { code: 'PROJECT_MOVED' } });
    host.close();
    expect(logsIn(folder)).toEqual([]);
    expect(await wholeAt(real)).toEqual({ codes: ['Forms', 'Late', 'Risk'], findings: [] });
  });

  it('goes on where only its log was taken away, and has lost nothing', async () => {
    const { folder, project } = await study();
    for (const name of logsIn(folder)) rmSync(join(folder, name));
    expect(await coding(project)).toMatchObject({ ok: true });
    expect(await wholeAt(project.path)).toMatchObject({ codes: expect.arrayContaining(['Forms', 'Risk']) });
    project.host.close();
    expect(await wholeAt(project.path)).toEqual({ codes: ['Forms', 'Late', 'Risk'], findings: [] });
    expect(logsIn(folder)).toEqual([]);
  });

  it('is still in its place where it has a second name, too', async () => {
    const { folder, project } = await study();
    linkSync(project.path, join(folder, 'second.emic'));
    expect(await coding(project)).toMatchObject({ ok: true });
  });
});

/** What becomes of the file, so that nothing has its name any more that the host has open. */
const LOSSES = [
  { what: 'deleted', befall: (path: string) => rmSync(path) },
  {
    what: 'replaced by a copy',
    befall: (path: string) => {
      copyFileSync(path, `${path}.copy`);
      renameSync(`${path}.copy`, path);
    },
  },
  {
    what: 'replaced by another project',
    befall: (path: string) => {
      const folder = temporaryFolder();
      const other = newProject(
        join(folder, 'other.emic'),
        undefined,
        { coder: 'Tom' },
        steadyMachine(folder, 9),
      );
      other.close();
      copyFileSync(join(folder, 'other.emic'), `${path}.other`);
      renameSync(`${path}.other`, path);
    },
  },
  {
    what: 'moved to another drive, which copies it without its log',
    befall: (path: string) => {
      mkdirSync(join(path, '../drive'));
      copyFileSync(path, join(path, '../drive/study.emic'));
      rmSync(path);
    },
  },
] as const;

onPosix('a project of which nothing is left but what is open', () => {
  it.each(LOSSES)('$what, is kept among its backups at the next change', async ({ befall }) => {
    const { folder, project } = await study();
    befall(project.path);
    const left = filesIn(folder)['study.emic'];
    const reply = await coding(project);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'PROJECT_MOVED', details: { path: project.path } },
    });
    const [kept, ...more] = readdirSync(join(folder, 'study backups'));
    expect(kept).toMatch(/^study 2013-05-01 \d\d\.\d\d\.\d\d when its file went missing\.emic$/);
    expect(more).toEqual([]);
    const path = join(folder, 'study backups', kept ?? '');
    expect(reply).toMatchObject({ error: { details: { kept: path } } });
    expect(await wholeAt(path)).toEqual(WHOLE);
    expect(logsIn(folder)).toEqual([]);
    expect(await project.get('segment.list', { document: 'N01' })).toHaveLength(2);
    project.host.lookAround();
    project.host.close();
    expect(readdirSync(join(folder, 'study backups'))).toEqual([kept]);
    expect(logsIn(folder)).toEqual([]);
    expect(filesIn(folder)['study.emic']).toBe(left);
    restoreProject(path, join(folder, 'restored.emic'));
    expect(await wholeAt(join(folder, 'restored.emic'))).toEqual(WHOLE);
  });

  it.each(LOSSES)('$what, is kept among its backups by a look and when it is closed', async ({ befall }) => {
    const looked = await study();
    befall(looked.project.path);
    expect(looked.project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
    const closed = await study();
    befall(closed.project.path);
    closed.project.host.close();
    for (const { folder } of [looked, closed]) {
      const [kept] = readdirSync(join(folder, 'study backups'));
      expect(await wholeAt(join(folder, 'study backups', kept ?? ''))).toEqual(WHOLE);
      expect(logsIn(folder)).toEqual([]);
    }
  });

  it('says so where nothing can be kept, reads on, and keeps it once it can', async () => {
    const { folder, project } = await study();
    writeFileSync(join(folder, 'study backups'), 'in the way');
    rmSync(project.path);
    const reply = await coding(project);
    if (reply.ok) throw new Error('it was written');
    expect(reply.error).toMatchObject({ code: 'PROJECT_MOVED', details: { kept: null } });
    expect(sentenceFor(reply.error.code, reply.error.details)).toMatch(/only .* holds it/);
    expect(await project.get('segment.list', { document: 'N01' })).toHaveLength(2);
    rmSync(join(folder, 'study backups'));
    expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
    const [kept] = readdirSync(join(folder, 'study backups'));
    expect(await wholeAt(join(folder, 'study backups', kept ?? ''))).toEqual(WHOLE);
  });

  it('does not bring back a folder that was deleted with it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    const machine = steadyMachine(temporaryFolder());
    const path = join(folder, 'inner/study.emic');
    const project = projectOver(newProject(path, undefined, { coder: 'Priya' }, machine), machine);
    await imported(project);
    rmSync(join(folder, 'inner'), { recursive: true });
    expect(await coding(project)).toMatchObject({
      error: { code: 'PROJECT_MOVED', details: { kept: null } },
    });
    project.host.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});

onPosix('a project desk whose window is open', () => {
  it('tells within seconds that the file was moved, folds its log in, and closes well', async () => {
    const { folder, project } = await study();
    project.host.close();
    const news: News[] = [];
    const environment = { ...process.env, EMIC_STATE_DIR: join(temporaryFolder(), 'state') };
    const desk = await projectDesk(project.path, environment, (one) => news.push(one));

    const coding = { document: 'N01', code: 'Late', quote: 'tired' };
    expect(await desk.call('segment.applyQuote', coding, 'Priya', undefined)).toMatchObject({ ok: true });
    desk.follow({ kind: 'watch', isWatched: true });
    const target = join(folder, 'renamed.emic');
    renameSync(project.path, target);
    const problems = () => news.filter(({ kind }) => kind === 'problem');
    await expect.poll(problems, { timeout: 20_000 }).toHaveLength(1);
    expect(problems()).toMatchObject([{ error: { code: 'PROJECT_MOVED', details: { path: project.path } } }]);
    expect(await wholeAt(target)).toEqual({ codes: ['Forms', 'Late', 'Risk'], findings: [] });
    expect(logsIn(folder)).toEqual([]);
    await pause(2_500);
    expect(problems()).toHaveLength(1);
    expect(await desk.close()).toMatchObject({ segments: 3 });
    expect(logsIn(folder)).toEqual([]);
  });
});

it('says what happened, what was kept and what to do', () => {
  const path = '/home/me/study.emic';
  expect([
    sentenceFor('PROJECT_MOVED', { path, now: null }),
    sentenceFor('PROJECT_MOVED', { path, now: '/home/me/new.emic' }),
    sentenceFor('PROJECT_MOVED', { path, kept: '/home/me/study backups/kept.emic' }),
    sentenceFor('PROJECT_MOVED', { path, kept: null, found: 'ENOSPC' }),
  ]).toMatchInlineSnapshot(`
    [
      "/home/me/study.emic was renamed or moved while it was open. Nothing more is written to it; all that was saved is in that file. Close this project and open it from its new place.",
      "/home/me/study.emic was renamed or moved while it was open; it is now /home/me/new.emic. Nothing more is written to it; all that was saved is in that file. Close this project and open it from its new place.",
      "/home/me/study.emic was deleted, replaced or moved to another drive while it was open. Nothing more is written to it; all that was saved is in the backup /home/me/study backups/kept.emic. Close this project and restore that backup.",
      "/home/me/study.emic was deleted, replaced or moved to another drive while it was open, and no copy could be kept beside it (ENOSPC): only what is open here still holds it all. Leave this project open and make room there, or put the folder back; a copy is kept as soon as it can be.",
    ]
  `);
});

it('holds what a file is by its number, so that its bytes are not asked', async () => {
  const { folder, project } = await study();
  const bytes = readFileSync(project.path);
  rmSync(project.path);
  writeFileSync(project.path, bytes);
  expect(await coding(project)).toMatchObject({ error: { code: 'PROJECT_MOVED' } });
  expect(readFileSync(project.path)).toEqual(bytes);
  project.host.close();
  expect(readFileSync(project.path)).toEqual(bytes);
  expect(logsIn(folder)).toEqual([]);
});
