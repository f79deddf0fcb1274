import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newProject, openHost } from '../../src/app/projects.ts';
import { emicIn, errorCodes, said } from '../support/command-line.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
  textFile,
} from '../support/project.ts';

/** Changes enough that the history takes several pages. */
const MANY = 120;

async function study(folder: string, seed: number, changes: number): Promise<TestProject> {
  const project = testProject(folder, seed);
  await project.get('document.import', textFile('N01.txt', 'P01: It was the forms, and the panel.\n'));
  await named(project, 0, changes);
  return project;
}

async function named(project: TestProject, from: number, changes: number): Promise<void> {
  for (let number = from; number < from + changes; number += 1)
    await project.get('participant.create', { name: `P${number}` });
}

/** The log of a project as it is left when its program ends at once. */
function logOf({ path }: TestProject, target: string): void {
  copyFileSync(`${path}-wal`, `${target}-wal`);
}

async function refused(folder: string, path: string): Promise<void> {
  const before = filesIn(folder);
  const emic = emicIn(folder);
  for (const words of [
    ['list', path, 'documents'],
    ['check', path],
    ['import', path, path],
  ]) {
    const answer = await emic(...words);
    expect(errorCodes(answer)).toEqual(['PROJECT_LOG_FOREIGN']);
    expect(answer.stderr).toContain(`${path}-wal`);
    const { [`${path.slice(folder.length + 1)}-shm`]: _index, ...after } = filesIn(folder);
    expect(after).toEqual(before);
  }
}

describe.each([1, MANY])('a log beside a file with %i changes', (changes) => {
  it('of another project is refused, neither is touched, and the project opens without it', async () => {
    const folder = temporaryFolder();
    const other = await study(temporaryFolder(), 5, 3);
    const mine = await study(folder, 1, changes);
    mine.host.close();
    const rows = rowsIn(mine.path);
    logOf(other, mine.path);
    await refused(folder, mine.path);
    for (const ending of ['-wal', '-shm']) rmSync(mine.path + ending, { force: true });
    expect(await said(emicIn(folder)('check', mine.path))).toBe('Everything is in order.\n');
    expect(rowsIn(mine.path)).toEqual(rows);
  });

  it('of a copy that has gone on by itself is refused, and neither is touched', async () => {
    const folder = temporaryFolder();
    const project = await study(folder, 1, changes);
    project.host.close();
    const copy = join(temporaryFolder(), 'study.emic');
    copyFileSync(project.path, copy);
    const mine = projectOver(await openHost(project.path, project.machine), project.machine);
    await named(mine, 1_000, 2);
    mine.host.close();
    const machine = steadyMachine(temporaryFolder(), 7);
    const theirs = projectOver(await openHost(copy, machine), machine);
    await named(theirs, 2_000, 3);
    logOf(theirs, project.path);
    theirs.host.close();
    await refused(folder, project.path);
  });

  it('of its own is folded in, also where that was begun and cut short at any page', async () => {
    const project = await study(temporaryFolder(), 1, changes);
    project.host.project.side.connection.pragma('wal_checkpoint(TRUNCATE)');
    await named(project, 1_000, MANY);
    const people = (await project.get('participant.list', {})).length;
    const pages = foldedPages(project.path);
    for (const cut of [0, 1, 2, 3, 5, 8, pages.size - 1, pages.size]) {
      const folder = temporaryFolder();
      const copy = join(folder, 'study.emic');
      copyFileSync(project.path, copy);
      logOf(project, copy);
      foldIn(copy, [...pages].sort(([one], [other]) => one - other).slice(0, cut));
      const host = await openHost(copy, steadyMachine(folder, 3));
      const { get } = projectOver(host, steadyMachine(folder, 4));
      expect({ cut, people: (await get('participant.list', {})).length }).toEqual({ cut, people });
      expect(await get('project.check', {})).toEqual([]);
      host.close();
    }
  });
});

it('a log of another project does not become part of one that is put in its place while it is open', async () => {
  const folder = temporaryFolder();
  const machine = steadyMachine(temporaryFolder(), 5);
  const host = newProject(join(folder, 'other.emic'), undefined, { coder: 'Tom' }, machine);
  host.close();
  const open = await study(folder, 1, 3);
  renameSync(open.path, join(folder, 'renamed.emic'));
  renameSync(join(folder, 'other.emic'), open.path);
  const answer = await emicIn(folder)('list', open.path, 'documents');
  expect(errorCodes(answer)).toEqual(['PROJECT_LOG_FOREIGN']);
  expect(open.host.lookAround()).toMatchObject({ code: 'PROJECT_MOVED' });
  expect(await said(emicIn(folder)('check', open.path))).toBe('Everything is in order.\n');
});

/** The newest frame of each page in a log, by the page's number. */
function foldedPages(path: string): ReadonlyMap<number, Buffer> {
  const size = readFileSync(path).readUInt16BE(16);
  const log = readFileSync(`${path}-wal`);
  const pages = new Map<number, Buffer>();
  for (let at = 32; at + 24 + size <= statSync(`${path}-wal`).size; at += 24 + size)
    pages.set(log.readUInt32BE(at), log.subarray(at + 24, at + 24 + size));
  return pages;
}

/** As SQLite folds in: page after page, in their order. */
function foldIn(path: string, pages: readonly (readonly [number, Buffer])[]): void {
  const file = openSync(path, 'r+');
  for (const [number, bytes] of pages) writeSync(file, bytes, 0, bytes.length, (number - 1) * bytes.length);
  closeSync(file);
}
