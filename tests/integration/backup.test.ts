import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpProject, openHost, restoreProject } from '../../src/app/projects.ts';
import { backUp, backUpIfDue, backupFolder, backupName, backupsOf } from '../../src/db/backup.ts';
import { expendableBackups } from '../../src/domain/backup-rotation.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import {
  allRows,
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
} from '../support/project.ts';
import { coded, imported } from './story.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NINE = Date.UTC(2013, 4, 1, 9);

async function opened(path: string, folder: string): Promise<TestProject> {
  const machine = steadyMachine(folder, 7);
  const host = await openHost(path, machine);
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  return projectOver(host, machine);
}

async function refusalOf(run: () => unknown): Promise<Refusal> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Names of all files of a folder, Emic's own state left out. */
function names(folder: string): readonly string[] {
  return Object.keys(filesIn(folder));
}

describe('a backup', () => {
  it('of an open project holds one whole state of it, while writing goes on', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(60_000));
    const target = join(folder, 'safe', 'copy.emic');
    const copying = { over: false };
    const backup = backUp(project.path, target).finally(() => {
      copying.over = true;
    });
    let written = 0;
    while (!copying.over && written < 3_000) {
      written += 1;
      await project.get('participant.create', { name: `N${written}` });
      await new Promise((resume) => setImmediate(resume));
    }
    expect(copying.over).toBe(true);
    await backup;
    const copy = await opened(target, folder);
    const state = allRows(copy);
    const count = state.participant?.length ?? 0;
    expect(await copy.get('project.check', {})).toEqual([]);
    expect(count).toBeLessThan(written);
    while ((await project.get('participant.list', {})).length > count) await project.get('journal.undo', {});
    expect(allRows(project)).toEqual(state);
  });

  it('of a closed project leaves it one file, byte for byte as it was', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    project.host.close();
    const before = filesIn(folder);
    await backUp(project.path, join(folder, 'copy.emic'));
    const { 'copy.emic': copy, ...rest } = filesIn(folder);
    expect([rest, copy === undefined]).toEqual([before, false]);
    expect(rowsIn(join(folder, 'copy.emic'))).toEqual(rowsIn(project.path));
  });

  it('stands beside the project under the time it was made, and is listed newest first', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const first = await backUpProject(project.path, undefined, steadyMachine(folder, 1));
    const second = await backUpProject(project.path, undefined, steadyMachine(folder, 2));
    expect(basename(first)).toBe('study 2013-05-12 13.46.40.emic');
    writeFileSync(join(backupFolder(project.path), 'study 2013-99-99 10.00.00.emic'), 'not ours');
    writeFileSync(join(backupFolder(project.path), 'notes.txt'), 'not ours');
    expect(backupsOf(project.path)).toEqual([
      { name: basename(second), at: Date.UTC(2013, 4, 24, 3, 33, 20), why: 'by hand' },
      { name: basename(first), at: Date.UTC(2013, 4, 12, 13, 46, 40), why: 'by hand' },
    ]);
  });

  it('never overwrites, and says where it cannot write', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    writeFileSync(join(folder, 'there.emic'), 'mine');
    const refusal = await refusalOf(() => backUp(project.path, join(folder, 'there.emic')));
    expect([refusal.code, refusal.details]).toEqual(['FILE_EXISTS', { path: join(folder, 'there.emic') }]);
    expect(readFileSync(join(folder, 'there.emic'), 'utf8')).toBe('mine');
    const inFile = join(folder, 'there.emic', 'below.emic');
    expect(await refusalOf(() => backUp(project.path, inFile))).toMatchObject({
      code: 'FILE_UNWRITABLE',
      details: { path: inFile },
    });
    expect(names(folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('of a damaged project is not kept', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(9_000));
    project.host.close();
    const bytes = readFileSync(project.path);
    bytes.fill(0xff, 4096 * 120, 4096 * 124);
    writeFileSync(project.path, bytes);
    const refusal = await refusalOf(() => backUp(project.path, join(folder, 'copy.emic')));
    expect(refusal).toMatchObject({ code: 'BACKUP_DAMAGED', details: { path: join(folder, 'copy.emic') } });
    expect(names(folder)).toEqual(['study.emic']);
    expect(readFileSync(project.path).equals(bytes)).toBe(true);
  });
});

describe('restoring', () => {
  it('makes a project of its own and leaves the backup as it is, byte for byte', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    const rows = allRows(project);
    const backup = await backUpProject(project.path, undefined, project.machine);
    const bytes = readFileSync(backup);
    await coded(project, 'Forms', 'forms');
    restoreProject(backup, join(folder, 'again.emic'));
    const again = await opened(join(folder, 'again.emic'), folder);
    expect(allRows(again)).toEqual(rows);
    await again.get('journal.undo', {});
    again.host.close();
    project.host.close();
    expect(readFileSync(backup).equals(bytes)).toBe(true);
    expect(names(folder)).toEqual(['again.emic', join('study backups', basename(backup)), 'study.emic']);
  });

  it('brings along what a crash left in the log beside the file', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    const rows = allRows(project);
    restoreProject(project.path, join(folder, 'again.emic'));
    const again = await opened(join(folder, 'again.emic'), folder);
    expect(allRows(again)).toEqual(rows);
  });

  it.each([
    ['PROJECT_NOT_SQLITE', () => Buffer.from('hello')],
    ['PROJECT_TRUNCATED', (whole: Buffer) => whole.subarray(0, whole.length - 4096)],
    ['BACKUP_DAMAGED', (whole: Buffer) => Buffer.from(whole).fill(0xff, 4096 * 120, 4096 * 124)],
  ])('refuses with %s and leaves nothing behind', async (code, damaged) => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(9_000));
    project.host.close();
    const bytes = damaged(readFileSync(project.path));
    writeFileSync(join(folder, 'bad.emic'), bytes);
    const before = filesIn(folder);
    const refusal = await refusalOf(() => restoreProject(join(folder, 'bad.emic'), join(folder, 'new.emic')));
    expect(refusal).toMatchObject({ code, details: { path: join(folder, 'bad.emic') } });
    expect(filesIn(folder)).toEqual(before);
  });

  it('refuses a place that is taken or is none', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const backup = await backUpProject(project.path, undefined, project.machine);
    expect(await refusalOf(() => restoreProject(backup, project.path))).toMatchObject({
      code: 'PROJECT_EXISTS',
    });
    const nowhere = join(folder, 'no such folder', 'new.emic');
    expect(await refusalOf(() => restoreProject(backup, nowhere))).toMatchObject({
      code: 'FILE_UNWRITABLE',
      details: { path: nowhere },
    });
    expect(await refusalOf(() => restoreProject(join(folder, 'gone.emic'), nowhere))).toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
  });
});

describe('the hourly backup', () => {
  it('is made when an hour has passed, and not before', async () => {
    const { path } = testProject();
    const first = await backUpIfDue(path, NINE);
    expect(first).toBe(join(backupFolder(path), 'study 2013-05-01 09.00.00 hourly.emic'));
    expect(await backUpIfDue(path, NINE + HOUR - 1)).toBeNull();
    expect(await backUpIfDue(path, NINE + HOUR)).toBe(
      join(backupFolder(path), 'study 2013-05-01 10.00.00 hourly.emic'),
    );
    expect(backupsOf(path)).toHaveLength(2);
  });

  it('is not kept off by a file whose name is no time, and takes no other file away', async () => {
    const { path } = testProject();
    mkdirSync(backupFolder(path));
    const foreign = ['study 2013-99-99 10.00.00.emic', 'other 2013-04-29 05.00.00.emic', 'notes.txt'];
    for (const name of foreign) writeFileSync(join(backupFolder(path), name), '');
    const old = Array.from({ length: 30 }, (_, hour) => backupName(path, NINE - DAY - hour * HOUR, 'hourly'));
    for (const name of old) writeFileSync(join(backupFolder(path), name), '');
    expect(await backUpIfDue(path, NINE)).not.toBeNull();
    const kept = readdirSync(backupFolder(path));
    expect(kept).toEqual(expect.arrayContaining(foreign));
    expect(kept).toHaveLength(foreign.length + 24);
  });

  it('lets backups alone that someone made by hand or a migration made, and does not wait for them', async () => {
    const { path } = testProject();
    mkdirSync(backupFolder(path));
    const others = Array.from({ length: 40 }, (_, index) =>
      backupName(path, NINE - index * 1_000, index % 2 === 0 ? '' : 'before version 2, was 1'),
    );
    const nearly = backupName(path, NINE - DAY, 'hourly (my copy)');
    for (const name of [...others, nearly]) writeFileSync(join(backupFolder(path), name), '');
    const hourly = Array.from({ length: 24 }, (_, hour) => backupName(path, NINE - hour * HOUR, 'hourly'));
    for (const name of hourly) writeFileSync(join(backupFolder(path), name), '');
    expect(await backUpIfDue(path, NINE + HOUR)).not.toBeNull();
    const kept = readdirSync(backupFolder(path));
    expect([...others, nearly].filter((name) => !kept.includes(name))).toEqual([]);
    expect(kept).toHaveLength(others.length + 1 + hourly.length);
    expect(backupsOf(path)).toHaveLength(kept.length);
  });

  it('lets go only of what the rotation does not promise to keep', () => {
    const within = (days: number) => fc.integer({ min: NINE - days * DAY, max: NINE });
    const instants = fc.uniqueArray(fc.oneof(within(2), within(40), within(800)), {
      minLength: 60,
      maxLength: 150,
    });
    fc.assert(
      fc.property(instants, (all) => {
        const backups = all.map((at) => ({ name: `${at}`, at })).sort((one, other) => other.at - one.at);
        const gone = new Set(
          expendableBackups(
            fc.sample(fc.shuffledSubarray(backups, { minLength: backups.length }), 1)[0] ?? [],
            NINE,
          ),
        );
        const newestOf = (length: number) =>
          new Set(
            [...Map.groupBy(backups, ({ at }) => new Date(at).toISOString().slice(0, length)).values()].map(
              (group) => group[0],
            ),
          );
        const ofDays = newestOf(10);
        const ofMonths = newestOf(7);
        for (const [index, backup] of backups.entries()) {
          const promised =
            index < 24 || (ofDays.has(backup) && NINE - backup.at < 30 * DAY) || ofMonths.has(backup);
          expect([backup.at, gone.has(backup)]).toEqual([backup.at, !promised]);
        }
      }),
    );
  });
});
