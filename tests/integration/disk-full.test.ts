import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyAsOf } from '../../src/app/earlier-copy.ts';
import { unwatched } from '../../src/app/progress.ts';
import { backUpProject, newProject, openHost, restoreProject } from '../../src/app/projects.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import { backUpIfDue } from '../../src/db/backup.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { emicIn, said } from '../support/command-line.ts';
import { rowsIn } from '../support/file-state.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  textFile,
} from '../support/project.ts';
import { type SmallDisk, smallDisk } from '../support/small-disk.ts';

const MEGABYTE = 1_000_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.repeat(400);
/** Room for a few changes and no more. */
const SCARCE = 300_000;

type Study = { readonly disk: SmallDisk; readonly project: TestProject; readonly document: string };

/** An open project of one transcript on a disk of its own; what Emic remembers lies elsewhere. Null where there is none. */
async function study(bytes = 4 * MEGABYTE): Promise<Study | null> {
  const disk = smallDisk(bytes);
  if (disk === null) return null;
  const machine = steadyMachine(temporaryFolder());
  const host = newProject(join(disk.folder, 'study.emic'), undefined, { coder: 'Priya' }, machine);
  const project = projectOver(host, machine);
  // Unmounted after this: what is registered last runs first.
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  const { id: document } = await project.get('document.import', textFile('Letters.txt', LETTERS));
  return { disk, project, document };
}

/** Codes one letter after the other until it is refused; gives the ids that were acknowledged, and the refusal. */
async function codeUntilFull({ project, document }: Study, from = 0) {
  const acknowledged: string[] = [];
  for (let start = from; start < LETTERS.length; start += 1) {
    const coding = { document, code: `Code ${start % 7}`, start, end: start + 1 };
    const reply = await project.call('segment.apply', coding);
    if (!reply.ok) return { acknowledged, error: reply.error };
    acknowledged.push(reply.value.id);
  }
  throw new Error('the disk never filled');
}

/** Ids of all segments in a file as it lies there, its log included, and what the check finds in it. */
async function recovered(path: string) {
  const folder = temporaryFolder();
  const copy = join(folder, 'copy.emic');
  for (const ending of ['', '-wal'])
    if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
  const host = await openHost(copy, steadyMachine(folder, 7));
  try {
    const ids = host.project.reader.prepare<[], { id: string }>('SELECT id FROM segment').all();
    const check = await host.handle('project.check', {}, { coder: null });
    return { ids: ids.map(({ id }) => id).sort(), check };
  } finally {
    host.close();
  }
}

const CLEAN = { ok: true, value: [] };

/** But for ballast, folders, and the empty log and its index that SQLite may leave where it could not open a file. */
function filesOf({ folder }: SmallDisk): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isLeft = (name: string) => name.endsWith('-shm') || statSync(join(folder, name)).size === 0;
  const expected = ['ballast', 'study backups'];
  return files.filter(
    (name) => !expected.includes(name) && !(name.startsWith('study.emic-') && isLeft(name)),
  );
}

async function refusal(run: () => unknown): Promise<Refusal['code'] | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

it('coding on a disk that fills is refused in words, keeps all that was acknowledged, and goes on once there is room', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  disk.fill(SCARCE);
  const { acknowledged, error } = await codeUntilFull(found);
  expect(error).toMatchObject({ code: 'DISK_FULL', details: { path: project.path } });
  expect(sentenceFor(error.code, error.details)).toMatch(
    /^There is no room left.* all that was saved before is kept\.$/,
  );
  expect(acknowledged.length).toBeGreaterThan(3);
  expect((await codeUntilFull(found, 9_000)).error.code).toBe('DISK_FULL');
  expect(await project.call('journal.undo', {})).toMatchObject({ error: { code: 'DISK_FULL' } });
  expect(await project.call('layout.keep', { key: 'x', value: 'y'.repeat(SCARCE) })).toMatchObject({
    error: { code: 'DISK_FULL' },
  });
  // Reading goes on, and this very moment's files hold everything.
  expect(await project.get('segment.list', { document: found.document })).toHaveLength(acknowledged.length);
  expect(await recovered(project.path)).toEqual({ ids: [...acknowledged].sort(), check: CLEAN });
  disk.clear();
  const { id } = await project.get('segment.apply', {
    document: found.document,
    code: 'Late',
    start: 0,
    end: 2,
  });
  expect(await project.get('journal.undo', {})).toHaveLength(1);
  expect(await project.get('journal.redo', {})).toHaveLength(1);
  project.host.close();
  expect(readdirSync(disk.folder).sort()).toEqual(['ballast', 'study.emic']);
  expect(await recovered(project.path)).toEqual({ ids: [...acknowledged, id].sort(), check: CLEAN });
});

it('a log that cannot be folded in when a project is closed stays, and is folded in by who opens it next', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  const before = statSync(project.path).size;
  // All of it goes to the log, and the file would have to grow to take it in.
  disk.fill(900_000);
  const { acknowledged } = await codeUntilFull(found);
  project.host.close();
  expect(statSync(`${project.path}-wal`).size).toBeGreaterThan(0);
  expect(await recovered(project.path)).toEqual({ ids: [...acknowledged].sort(), check: CLEAN });
  expect(statSync(project.path).size).toBeGreaterThanOrEqual(before);
  disk.clear();
  const host = await openHost(project.path, project.machine);
  const again = projectOver(host, project.machine);
  expect(await again.get('segment.list', { document: found.document })).toHaveLength(acknowledged.length);
  host.close();
  expect(readdirSync(disk.folder).sort()).toEqual(['ballast', 'study.emic']);
  expect(await recovered(project.path)).toEqual({ ids: [...acknowledged].sort(), check: CLEAN });
});

it('a project on a full disk is opened and read, or refused in words, and is not changed', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  await project.get('segment.apply', { document: found.document, code: 'Risk', start: 0, end: 2 });
  project.host.close();
  const rows = rowsIn(project.path);
  disk.fill(0);
  const opening = await refusal(async () => (await openHost(project.path, project.machine)).close());
  expect([null, 'DISK_FULL']).toContain(opening);
  expect(rowsIn(project.path)).toEqual(rows);
  disk.clear();
  expect(await recovered(project.path)).toMatchObject({ check: CLEAN });
});

it('the command line says that a change was made though its log could not be folded in', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project, document } = found;
  await project.get('segment.apply', { document, code: 'Risk', start: 0, end: 2 });
  project.host.close();
  const emic = emicIn(temporaryFolder());
  const coding = [
    'code',
    project.path,
    '--document',
    'Letters',
    '--code',
    'Risk',
    '--quote',
    'cde',
    '--coder',
    'Priya',
  ];
  // Enough for the log and its index of 32 KB, but for the file to grow only while there is some left.
  for (let left = 60_000; left < SCARCE; left += 8_000) {
    disk.clear();
    disk.fill(left);
    const { code, stderr } = await emic(...coding);
    expect(stderr).toMatch(code === 0 ? /^$/ : /^error: DISK_FULL: /);
    const { ids, check } = await recovered(project.path);
    expect({ left, check }).toEqual({ left, check: CLEAN });
    if (code !== 0) continue;
    expect(ids).toHaveLength(2);
    break;
  }
  disk.clear();
  expect(await said(emic('check', project.path))).toBe('Everything is in order.\n');
});

it('a large import is refused whole', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  disk.fill(SCARCE);
  const before = rowsIn(project.path);
  const long = textFile('Long.txt', 'P01: We are tired of waiting for the forms.\n'.repeat(20_000));
  const reply = await project.call('document.import', long);
  expect(reply).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
  const table = [
    'document,code,start,end',
    ...Array.from({ length: 5_000 }, (_, row) => `Letters,C ${row % 50},${row},${row + 2}`),
  ];
  const bytes = new TextEncoder().encode(table.join('\r\n'));
  expect(await project.call('segment.import', { bytes })).toMatchObject({ error: { code: 'DISK_FULL' } });
  expect(rowsIn(project.path)).toEqual(before);
  disk.clear();
  project.host.close();
  expect(await recovered(project.path)).toEqual({ ids: [], check: CLEAN });
});

it('backups, restored projects, copies and new projects are refused whole, and leave nothing half behind', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  await project.get('segment.apply', { document: found.document, code: 'Risk', start: 0, end: 2 });
  project.host.close();
  const backup = await backUpProject(project.path, join(temporaryFolder(), 'backup.emic'), project.machine);
  const { path, machine } = project;
  const before = rowsIn(path);
  const beside = (name: string) => join(disk.folder, name);
  const attempts: readonly [string, () => unknown][] = [
    ['backup now', () => backUpProject(path, undefined, machine)],
    ['hourly backup', () => backUpIfDue(path, Date.UTC(2014, 1, 1))],
    ['restored', () => restoreProject(backup, beside('restored.emic'))],
    ['copy', () => copyAsOf(path, { after: 2, target: null, coder: 'Priya' }, machine, unwatched)],
    ['new', () => newProject(beside('new.emic'), undefined, { coder: 'Priya' }, machine)],
  ];
  for (const left of [0, 40_000, 90_000, 150_000]) {
    disk.clear();
    disk.fill(left);
    for (const [what, attempt] of attempts) {
      expect({ left, what, code: await refusal(attempt) }).toEqual({ left, what, code: 'DISK_FULL' });
      expect({ left, what, files: filesOf(disk) }).toEqual({ left, what, files: ['study.emic'] });
    }
  }
  expect(rowsIn(path)).toEqual(before);
  disk.clear();
  expect(await backUpIfDue(path, Date.UTC(2014, 1, 1))).toMatch(/hourly\.emic$/);
  expect(await recovered(path)).toMatchObject({ check: CLEAN });
});

it('an hourly backup that finds no room is noted, and coding goes on', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project, document } = found;
  project.host.close();
  const noted: unknown[] = [];
  const noteIncident = (error: unknown) => String(noted.push(error));
  const machine = { ...project.machine, hourlyBackups: true, noteIncident };
  const host = await openHost(project.path, machine);
  const coding = projectOver(host, machine);
  disk.fill(SCARCE);
  await coding.get('segment.apply', { document, code: 'Risk', start: 0, end: 2 });
  await expect.poll(() => noted).toMatchObject([{ code: 'DISK_FULL' }]);
  expect(readdirSync(join(disk.folder, 'study backups'))).toEqual([]);
  disk.clear();
  await coding.get('segment.apply', { document, code: 'Risk', start: 4, end: 6 });
  await expect.poll(() => readdirSync(join(disk.folder, 'study backups'))).toHaveLength(1);
  host.close();
});

it('a file that was moved while there is no room is folded in and told once there is', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  disk.fill(900_000);
  const { acknowledged } = await codeUntilFull(found);
  const target = join(disk.folder, 'renamed.emic');
  renameSync(project.path, target);
  expect(await project.call('code.create', { name: 'X', parent: null })).toMatchObject({
    error: { code: 'DISK_FULL' },
  });
  expect(project.host.lookAround()).toMatchObject({ code: 'DISK_FULL' });
  disk.clear();
  expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
  expect(await recovered(target)).toEqual({ ids: [...acknowledged].sort(), check: CLEAN });
  expect(readdirSync(disk.folder).sort()).toEqual(['ballast', 'renamed.emic']);
});

it('a project that was deleted while there is no room is kept once there is', async () => {
  const found = await study();
  if (found === null) return;
  const { disk, project } = found;
  mkdirSync(join(disk.folder, 'study backups'));
  rmSync(project.path);
  disk.fill(0);
  expect(project.host.lookAround()).toMatchObject({
    code: 'PROJECT_MOVED',
    details: { kept: null, found: 'ENOSPC' },
  });
  expect(readdirSync(join(disk.folder, 'study backups'))).toEqual([]);
  disk.clear();
  expect(project.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
  const [kept = ''] = readdirSync(join(disk.folder, 'study backups'));
  expect(await recovered(join(disk.folder, 'study backups', kept))).toEqual({ ids: [], check: CLEAN });
});
