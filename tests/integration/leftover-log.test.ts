import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpProject, newProject, openHost, restoreProject } from '../../src/app/projects.ts';
import { backUp } from '../../src/db/backup.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { answerOf, CHECKOUT, type Emic, emicIn, errorCodes, startNode } from '../support/command-line.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import { allRows, projectOver, temporaryFolder, testProject } from '../support/project.ts';
import { coded, imported } from './story.ts';

const NOBODY = 65_534;

/** Its code and the path it names; whatever else is thrown passes. */
async function refused(run: () => unknown): Promise<readonly unknown[]> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.path];
    throw error;
  }
  return ['nothing was refused'];
}

/** A closed backup, and a folder in which the log of a killed writer lies under names without a file. */
async function killedWriter(ending: '-wal' | '-journal') {
  const folder = temporaryFolder();
  const project = testProject(folder);
  await imported(project);
  const backup = await backUpProject(project.path, undefined, project.machine);
  await coded(project, 'Forms', 'forms');
  const target = join(folder, 'again.emic');
  copyFileSync(`${project.path}-wal`, target + ending);
  return { folder, project, backup, target };
}

describe.each(['-wal', '-journal'] as const)('a leftover %s without its file', (ending) => {
  it('keeps a backup from being restored there, and is not touched', async () => {
    const { project, backup, target, folder } = await killedWriter(ending);
    project.host.close();
    const before = filesIn(folder);
    expect(await refused(() => restoreProject(backup, target))).toEqual(['PROJECT_EXISTS', target + ending]);
    expect(filesIn(folder)).toEqual(before);
  });

  it('keeps a project from being created there', async () => {
    const { project, target, folder } = await killedWriter(ending);
    project.host.close();
    const before = filesIn(folder);
    const creating = () => newProject(target, undefined, { coder: 'Priya' }, project.machine);
    expect(await refused(creating)).toEqual(['PROJECT_EXISTS', target + ending]);
    expect(filesIn(folder)).toEqual(before);
  });

  it('keeps a project from being backed up there', async () => {
    const { project, target, folder } = await killedWriter(ending);
    project.host.close();
    const before = filesIn(folder);
    expect(await refused(() => backUp(project.path, target))).toEqual(['FILE_EXISTS', target + ending]);
    expect(filesIn(folder)).toEqual(before);
  });
});

it('an index without its log does no harm', async () => {
  const { project, backup, target } = await killedWriter('-wal');
  rmSync(`${target}-wal`);
  copyFileSync(`${project.path}-shm`, `${target}-shm`);
  restoreProject(backup, target);
  expect(rowsIn(target)).toEqual(rowsIn(backup));
  const host = await openHost(target, project.machine);
  expect(await projectOver(host, project.machine).get('project.check', {})).toEqual([]);
  host.close();
  expect(existsSync(`${target}-shm`)).toBe(false);
});

describe('a draft', () => {
  it('is not the file of someone who names theirs .part', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const target = join(folder, 'copy.emic');
    for (const ending of ['', '-wal']) writeFileSync(`${target}.part${ending}`, 'mine');
    await backUp(project.path, target);
    restoreProject(target, join(folder, 'again.emic'));
    writeFileSync(join(folder, 'third.emic.part'), 'mine');
    restoreProject(target, join(folder, 'third.emic'));
    project.host.close();
    const { 'copy.emic.part': part, 'copy.emic.part-wal': log, 'third.emic.part': third } = filesIn(folder);
    expect([log, third, part === undefined]).toEqual([part, part, false]);
  });

  it('of two backups to one place gives its name to one of them only', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(20_000));
    const target = join(folder, 'copy.emic');
    const outcomes = await Promise.all([1, 2, 3].map(() => refused(() => backUp(project.path, target))));
    expect(outcomes.map(([said]) => said).sort()).toEqual([
      'FILE_EXISTS',
      'FILE_EXISTS',
      'nothing was refused',
    ]);
    const rows = allRows(project);
    project.host.close();
    expect(Object.keys(filesIn(folder))).toEqual(['copy.emic', 'study.emic']);
    const host = await openHost(target, project.machine);
    expect(allRows(projectOver(host, project.machine))).toEqual(rows);
    host.close();
  });

  it.each(['', '-wal'])('never takes the place of a file%s that came there meanwhile', async (ending) => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(20_000));
    const target = join(folder, 'copy.emic');
    const backup = refused(() => backUp(project.path, target));
    writeFileSync(target + ending, 'mine');
    expect(await backup).toEqual(['FILE_EXISTS', target + ending]);
    project.host.close();
    expect(Object.keys(filesIn(folder))).toEqual([`copy.emic${ending}`, 'study.emic']);
    expect(readFileSync(target + ending, 'utf8')).toBe('mine');
  });
});

it.skipIf(process.platform === 'win32')('a link that leads nowhere yet is not replaced', async () => {
  const folder = temporaryFolder();
  const project = testProject(folder);
  const target = join(folder, 'copy.emic');
  symlinkSync('a drive that is not there.emic', target);
  expect(await refused(() => backUp(project.path, target))).toEqual(['FILE_EXISTS', target]);
  expect(readlinkSync(target)).toBe('a drive that is not there.emic');
});

/** Emic run by someone whom permissions bind, or null where there is nobody who can. */
async function boundEmic(folder: string): Promise<Emic | null> {
  chmodSync(folder, 0o755);
  if (process.getuid?.() !== 0) return process.platform === 'win32' ? null : emicIn(folder);
  const reading = `require('node:fs').readFileSync(${JSON.stringify(join(CHECKOUT, 'scripts/emic.mjs'))})`;
  const child = startNode(['-e', reading], folder, { user: NOBODY });
  const { code } = await answerOf(child).catch(() => ({ code: null }));
  return code === 0 ? emicIn(folder, { user: NOBODY }) : null;
}

describe('where nothing can be written', () => {
  it('a new project is refused by the name that was asked for', async () => {
    const folder = temporaryFolder();
    const bound = await boundEmic(folder);
    if (bound === null) return console.log('Skipped: nobody whom permissions bind can run Emic here.');
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o555);
    const answer = await bound('new', 'closed/new.emic');
    expect(errorCodes(answer)).toEqual(['PROJECT_READ_ONLY']);
    expect(answer.stderr).toContain('new.emic or its folder');
    expect(answer.stderr).not.toContain('new.emic.');
    chmodSync(join(folder, 'closed'), 0o755);
  });

  it('a backup can still be restored from', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    project.host.close();
    const bound = await boundEmic(folder);
    if (bound === null) return console.log('Skipped: nobody whom permissions bind can run Emic here.');
    for (const name of ['disc', 'open']) mkdirSync(join(folder, name));
    renameSync(project.path, join(folder, 'disc/study.emic'));
    chmodSync(join(folder, 'disc/study.emic'), 0o444);
    chmodSync(join(folder, 'disc'), 0o555);
    chmodSync(join(folder, 'open'), 0o777);
    const answer = await bound('restore', 'disc/study.emic', 'open/again.emic');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect((await bound('check', 'open/again.emic')).code).toBe(0);
    chmodSync(join(folder, 'disc'), 0o755);
    expect(rowsIn(join(folder, 'open/again.emic'))).toEqual(rowsIn(join(folder, 'disc/study.emic')));
  });
});
