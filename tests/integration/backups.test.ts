import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listBackups, makeBackup, restoreFromBackup } from '../../src/app/backups.ts';
import { unwatched } from '../../src/app/progress.ts';
import { type Machine, openHost } from '../../src/app/projects.ts';
import { settingsFile } from '../../src/app/settings-file.ts';
import { shelfOf } from '../../src/app/shelf.ts';
import { occasionWords, standingWords } from '../../src/contract/backup-words.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import { type BackupsView, shelfOver } from '../../src/contract/shelf.ts';
import { backupFolder } from '../../src/db/backup.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { emicFor } from '../support/emic-window.ts';
import { filesIn } from '../support/file-state.ts';
import { projectOver, type TestProject, temporaryFolder, testProject } from '../support/project.ts';
import { byHand, coded, imported, labels, paths } from './story.ts';

const OLD = new URL('../../fixtures/projects/schema-1.emic.gz', import.meta.url);

const list = (project: TestProject) => listBackups(project.path, project.machine, unwatched);

/** Each backup as "occasion: what was changed since". */
const inWords = ({ backups }: BackupsView) =>
  backups.map((backup) => `${occasionWords(backup)}: ${standingWords(backup.standing)}`);

/** Puts a file among the backups of a project under the name of one made at that time. */
function put(project: TestProject, time: string, source: string | Uint8Array): string {
  const name = `study ${time}.emic`;
  mkdirSync(backupFolder(project.path), { recursive: true });
  const file = join(backupFolder(project.path), name);
  if (typeof source === 'string') copyFileSync(source, file);
  else writeFileSync(file, source);
  return name;
}

async function opened(path: string, machine: Machine): Promise<TestProject> {
  const host = await openHost(path, machine);
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  return projectOver(host, machine);
}

async function refusalOf(run: () => Promise<unknown>): Promise<Refusal> {
  const thrown = await run().then(
    () => new Error('nothing was refused'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof Refusal)) throw thrown;
  return thrown;
}

/** Files beside the project, and beneath. */
const names = (folder: string) => Object.keys(filesIn(folder));

describe('the backups of a project', () => {
  it('are listed newest first, with what was changed since by whom, and what they held', async () => {
    const project = testProject();
    await imported(project);
    const first = await makeBackup(project.path, project.machine);
    expect(standingWords(first.standing)).toBe('Nothing changed since');
    expect(first.holds).toEqual({ documents: 1, participants: 0, codes: 0, segments: 0 });
    await coded(project, (await project.get('code.create', { name: 'Forms', parent: null })).id, 'forms');
    const second = await makeBackup(project.path, project.machine);
    // Within one second of the steady clock each has a name of its own.
    expect(second.name).not.toBe(first.name);
    await project.get('segment.applyQuote', { document: 'N01', code: 'Forms', quote: 'tired' }, 'Tom');
    await project.get('journal.undo', {});
    const view = await list(project);
    expect(view).toMatchObject({
      folder: join(project.path, '..', 'study backups'),
      now: { documents: 1, participants: 0, codes: 1, segments: 1 },
      trouble: null,
    });
    expect(view.backups.map(({ name }) => name)).toEqual([second.name, first.name]);
    expect(view.backups.map(({ holds }) => holds?.segments)).toEqual([1, 0]);
    expect(inWords(view)).toEqual([
      "By hand: 1 change and 1 earlier undone since, by Priya and Tom; the latest: “Undid: Applied 'Forms' to N01”",
      "By hand: 2 changes since, by Priya and Tom; the latest: “Applied 'Forms' to N01”",
    ]);
    await project.get('journal.undo', {}, 'Tom');
    await project.get('journal.redo', {});
    expect(inWords(await list(project))).toContain('By hand: All that was changed since is undone again');
  });

  it('say what they were made for, and hide none: damaged, foreign, of another line, of a newer Emic', async () => {
    const project = testProject();
    await imported(project);
    const { name } = await makeBackup(project.path, project.machine);
    const whole = join(backupFolder(project.path), name);
    const bytes = readFileSync(whole);
    const line = testProject(temporaryFolder(), 3);
    const other = await restoreFromBackup(project.path, { backup: name, coder: 'Priya' }, project.machine);
    put(project, '2013-05-20 10.00.00 hourly', whole);
    put(project, '2013-05-20 09.00.00 before version 2, was 1', whole);
    put(project, '2013-05-20 08.00.00', bytes.subarray(0, bytes.length - 4_096));
    put(project, '2013-05-20 07.00.00', Buffer.from('hello'));
    put(project, '2013-05-20 06.00.00', Buffer.from(bytes).fill(0xff, 4_096, bytes.length));
    put(project, '2013-05-20 05.00.00', other.path);
    line.host.close();
    put(project, '2013-05-20 04.00.00', line.path);
    put(project, '2013-05-20 03.00.00', tooNew(bytes));
    mkdirSync(join(backupFolder(project.path), 'study 2013-05-20 02.00.00.emic'));
    expect(inWords(await list(project)).slice(0, -1)).toEqual([
      'Hourly: Nothing changed since',
      'Before an update: Nothing changed since',
      'By hand: Cut short: part of the file is missing',
      'By hand: Not a project, although its name says so',
      'By hand: Damaged: it cannot be read',
      `By hand: Of another line: its latest change, “Restored from the backup '${basename(name, '.emic')}'”, is not in this project’s history`,
      'By hand: Of another project, “study”',
      'By hand: Written by a newer Emic: update Emic to read it',
      'By hand: Not a project, although its name says so',
    ]);
  });

  it('are only read: no byte of them changes and nothing comes to stand beside them, with or without a log', async () => {
    const project = testProject();
    await imported(project);
    const { name } = await makeBackup(project.path, project.machine);
    // Ours has none, so that it is read where it lies, however large it is (SQLite's file format, 1.3).
    expect([...readFileSync(join(backupFolder(project.path), name)).subarray(18, 20)]).toEqual([1, 1]);
    project.host.close();
    // A project that was copied by hand says in its header that it has a log.
    put(project, '2013-05-20 10.00.00', project.path);
    const folder = backupFolder(project.path);
    const before = filesIn(folder);
    expect(inWords(await list(project))).toEqual([
      'By hand: Nothing changed since',
      'By hand: Nothing changed since',
    ]);
    expect(filesIn(folder)).toEqual(before);
    // The list is also there for a project that is damaged or gone.
    writeFileSync(project.path, readFileSync(project.path).subarray(0, 9_000));
    const alone = await list(project);
    expect([alone.now, alone.trouble?.code]).toEqual([null, 'PROJECT_TRUNCATED']);
    expect(inWords(alone)[0]).toMatch(/^By hand: Sound; what was changed since is not known/);
    renameSync(project.path, `${project.path}.away`);
    expect((await list(project)).trouble?.code).toBe('PROJECT_NOT_FOUND');
    expect(filesIn(folder)).toEqual(before);
  });

  it('leave time for others, however many they are', async () => {
    const project = testProject();
    const { name } = await makeBackup(project.path, project.machine);
    for (let minute = 10; minute < 59; minute += 1)
      put(project, `2013-05-10 10.${minute}.00 hourly`, join(backupFolder(project.path), name));
    const listing = { over: false, turns: 0 };
    const listed = list(project).finally(() => {
      listing.over = true;
    });
    while (!listing.over) {
      await new Promise((resume) => setImmediate(resume));
      listing.turns += 1;
    }
    const { backups } = await listed;
    expect(backups.map(({ standing }) => standing.kind)).toEqual(Array(50).fill('in line'));
    expect(listing.turns).toBeGreaterThanOrEqual(50);
  });

  it('can be given up half-way', async () => {
    const project = testProject();
    await makeBackup(project.path, project.machine);
    const cancelled = {
      step: () => {
        throw new Refusal('CANCELLED');
      },
    };
    expect((await refusalOf(() => listBackups(project.path, project.machine, cancelled))).code).toBe(
      'CANCELLED',
    );
  });
});

describe('restoring a backup', () => {
  it('makes a project beside this one, with a name of its own; one undo gives the old name back', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    const { name } = await makeBackup(project.path, project.machine);
    await project.get('code.create', { name: 'Forms', parent: null });
    const backup = readFileSync(join(backupFolder(project.path), name));
    const copies = [
      await restoreFromBackup(project.path, { backup: name, coder: 'Priya' }, project.machine),
      await restoreFromBackup(project.path, { backup: name, coder: 'Tom' }, project.machine),
    ];
    expect(copies.map(({ path }) => basename(path))).toEqual([
      expect.stringMatching(/^study restored 2013-05-0[12] \d\d\.\d\d\.emic$/),
      expect.stringMatching(/^study restored 2013-05-0[12] \d\d\.\d\d \(2\)\.emic$/),
    ]);
    expect(copies.map((copy) => copy.name)).toEqual([
      expect.stringMatching(/^study \(restored 2013-05-0[12] \d\d\.\d\d\)$/),
      expect.stringMatching(/^study \(restored 2013-05-0[12] \d\d\.\d\d\) \(2\)$/),
    ]);
    const copy = await opened(copies[0]?.path ?? '', project.machine);
    expect(await paths(copy)).toEqual([]);
    expect(await copy.get('project.check', {})).toEqual([]);
    expect((await labels(copy))[0]).toBe(`Restored from the backup '${basename(name, '.emic')}'`);
    await copy.get('journal.undo', {});
    expect((await copy.get('project.read', {})).name).toBe('study');
    copy.host.close();
    expect(await paths(project)).toEqual(['Forms']);
    project.host.close();
    expect(readFileSync(join(backupFolder(project.path), name)).equals(backup)).toBe(true);
    expect(names(folder)).toEqual(
      [join('study backups', name), ...copies.map(({ path }) => basename(path)), 'study.emic'].sort(),
    );
  });

  it('goes for one of another line or of an older Emic, and where the project itself is damaged', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const name = put(project, '2013-05-20 09.00.00 before version 2, was 1', gunzipSync(readFileSync(OLD)));
    project.host.close();
    writeFileSync(project.path, 'hello');
    const copy = await restoreFromBackup(project.path, { backup: name, coder: 'Priya' }, project.machine);
    const restored = await opened(copy.path, project.machine);
    expect(await restored.get('project.check', {})).toEqual([]);
    restored.host.close();
    // No backup is made of what is itself one.
    expect(names(folder)).toEqual([join('study backups', name), 'study.emic', basename(copy.path)].sort());
  });

  it('refuses what is damaged, unknown or written for a folder that takes nothing, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(9_000));
    const { name } = await makeBackup(project.path, project.machine);
    const bytes = readFileSync(join(backupFolder(project.path), name));
    const damaged = put(
      project,
      '2013-05-20 10.00.00',
      Buffer.from(bytes).fill(0xff, 4096 * 120, 4096 * 124),
    );
    const short = put(project, '2013-05-20 09.00.00', bytes.subarray(0, bytes.length - 4_096));
    const before = filesIn(folder);
    const refused = async (backup: string) => {
      const { code, details } = await refusalOf(() =>
        restoreFromBackup(project.path, { backup, coder: 'Priya' }, project.machine),
      );
      return [code, details.path];
    };
    expect(await refused(damaged)).toEqual(['BACKUP_DAMAGED', join(backupFolder(project.path), damaged)]);
    expect(await refused(short)).toEqual(['PROJECT_TRUNCATED', join(backupFolder(project.path), short)]);
    for (const unknown of [
      'study 2001-01-01 10.00.00.emic',
      '../study.emic',
      '..',
      join(folder, 'study.emic'),
    ])
      expect(await refused(unknown)).toEqual(['FILE_NOT_FOUND', unknown]);
    expect(filesIn(folder)).toEqual(before);
  });

  it.skipIf(!canMount())(
    'says that the disk is full, in the name of the file that was to be, and keeps no part',
    async () => {
      const folder = smallDisk('8m');
      const project = testProject(folder);
      await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(9_000));
      const { name } = await makeBackup(project.path, project.machine);
      writeFileSync(join(folder, 'filler'), Buffer.alloc(roomIn(folder)));
      const before = names(folder);
      for (const work of [
        () => restoreFromBackup(project.path, { backup: name, coder: 'Priya' }, project.machine),
        () => makeBackup(project.path, project.machine),
      ]) {
        const { code, details } = await refusalOf(work);
        expect(code).toBe('DISK_FULL');
        expect(String(details.path)).not.toMatch(/\.(copy|part)-/);
        expect(sentenceFor(code, details)).toContain('no room left');
      }
      expect(names(folder)).toEqual(before);
      project.host.close();
    },
  );

  it.skipIf(!canMount())(
    'says of a folder that cannot be written to that it cannot, and still lists',
    async () => {
      const folder = smallDisk('8m');
      const project = testProject(folder);
      await imported(project);
      const { name } = await makeBackup(project.path, project.machine);
      project.host.close();
      const before = filesIn(folder);
      expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0);
      const view = await list(project);
      expect([view.trouble?.code, view.backups.length]).toEqual(['PROJECT_READ_ONLY', 1]);
      const { code, details } = await refusalOf(() =>
        restoreFromBackup(project.path, { backup: name, coder: 'Priya' }, project.machine),
      );
      expect(sentenceFor(code, details)).toMatch(
        /^The file .*study restored 2013-05-0[12] \d\d\.\d\d\.emic could not be written \(EROFS\)/,
      );
      expect(filesIn(folder)).toEqual(before);
    },
  );
});

describe('the shelf', () => {
  it('lists, makes and restores backups by handle and name, and never by path', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    const shelf = shelfOf({
      machine: project.machine,
      folder,
      example: join(folder, 'example.emic'),
      recent: settingsFile(join(folder, 'state', 'projects.json'), Date.now),
      settings: settingsFile(join(folder, 'state', 'settings.json'), Date.now),
    });
    const client = shelfOver((name, input) => shelf.handle(name, input));
    const handle = await shelf.open(project.path);
    const made = await client.call('shelf.backUp', { handle });
    const listed = await client.call('shelf.backups', { handle });
    expect(listed.ok && made.ok && listed.value.backups).toEqual([made.ok && made.value]);
    const backup = made.ok ? made.value.name : '';
    const restored = await client.call('shelf.restoreBackup', { handle, backup, coder: null });
    const place = restored.ok ? restored.value.place : '';
    expect(shelf.pathOf(restored.ok ? restored.value.handle : '')).toBe(place);
    const recent = await client.call('shelf.read', {});
    expect(recent.ok && recent.value.recent.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^study \(restored /),
      'study',
    ]);
    expect(await client.call('shelf.backups', { handle: 'nobody' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await shelf.handle('shelf.restoreBackup', { handle, backup })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('says that several code here and nobody was named, and makes nothing', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await project.get('code.create', { name: 'Forms', parent: null }, 'Tom');
    const { name } = await makeBackup(project.path, project.machine);
    const before = names(folder);
    const refusal = await refusalOf(() =>
      restoreFromBackup(project.path, { backup: name, coder: null }, project.machine),
    );
    expect(refusal).toMatchObject({ code: 'CODER_NEEDED', details: { coders: ['Priya', 'Tom'] } });
    expect(names(folder)).toEqual(before);
  });
});

describe('emic backups', () => {
  it('lists the same in a terminal and as JSON', async () => {
    const folder = temporaryFolder();
    const emic = emicFor(folder);
    await emic('new', 'study.emic', '--coder', 'Priya');
    expect(await emic('backups', 'study.emic')).toMatch(/^There is no backup in .*study backups yet/);
    await emic('backup', 'study.emic');
    writeFileSync(join(folder, 'N01.txt'), 'Ann: It was the forms.\n');
    await emic('import', 'study.emic', 'N01.txt');
    expect(await emic('backups', 'study.emic')).toMatch(
      /^when \(UTC\) +made +size +changed since\n[-0-9 :]{19} {2}by hand +\d+ kB {2}1 change since, by Priya; the latest: “Imported .*”\nIn .*study backups; /,
    );
    const { backups }: { backups: readonly { file: string }[] } = JSON.parse(
      await emic('backups', 'study.emic', '--json'),
    );
    expect(backups.map(({ file }) => existsSync(file))).toEqual([true]);
    expect(backups).toMatchObject([
      { why: 'by hand', standing: { kind: 'in line', since: { changes: 1, coders: ['Priya'] } } },
    ]);
    byHand(join(folder, 'study.emic'), 'PRAGMA user_version = 99');
    expect(await emic('backups', 'study.emic')).toContain('Sound; what was changed since is not known');
  });
});

/** As a newer Emic would have written it. */
function tooNew(bytes: Buffer): Buffer {
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(99, 60);
  return newer;
}

function canMount(): boolean {
  const may = process.platform === 'linux' && process.getuid?.() === 0;
  if (!may) process.stderr.write('No small disk can be mounted here, so a full one is not tried.\n');
  return may;
}

/** A folder on a disk of this size, gone after the test. */
function smallDisk(size: string): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  expect(mounted.status).toBe(0);
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  return folder;
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize - 8_192;
}
