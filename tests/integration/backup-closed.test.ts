import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newProject, openHost } from '../../src/app/projects.ts';
import { filesIn } from '../support/file-state.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
  textFile,
} from '../support/project.ts';
import { imported } from './story.ts';

async function opened(path: string, folder: string): Promise<TestProject> {
  const machine = steadyMachine(folder, 7);
  const host = await openHost(path, machine);
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  return projectOver(host, machine);
}

/** Names of all files of a folder, Emic's own state left out. */
function names(folder: string): readonly string[] {
  return Object.keys(filesIn(folder));
}

describe('a closed project is one file', () => {
  it('after writing, reading only, a refusal, and with two handles at once', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    project.host.close();
    expect(names(folder)).toEqual(['study.emic']);
    const bytes = filesIn(folder);

    const reading = await opened(project.path, folder);
    await reading.get('segment.table', { where: [], coder: 'any' });
    expect(await reading.get('project.check', {})).toEqual([]);
    await reading.call('document.delete', { document: 'nowhere' });
    await reading.call('document.import', textFile('empty.txt', ''));
    reading.host.close();
    expect(filesIn(folder)).toEqual(bytes);

    const one = await opened(project.path, folder);
    const other = await opened(project.path, folder);
    await one.get('participant.create', { name: 'N01' });
    await other.get('participant.create', { name: 'N02' });
    one.host.close();
    expect((await other.get('participant.list', {})).map(({ name }) => name)).toEqual(['N01', 'N02']);
    other.host.close();
    expect(names(folder)).toEqual(['study.emic']);
  });

  it('and stays so where it is damaged, whatever part of it', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await imported(project);
    project.host.close();
    const whole = readFileSync(project.path);
    const database = new Database(project.path);
    const pages = database
      .prepare('SELECT DISTINCT rootpage FROM sqlite_schema WHERE rootpage > 0')
      .pluck()
      .all();
    database.close();
    expect(pages.length).toBeGreaterThan(40);
    for (const page of pages) {
      const damaged = Buffer.from(whole).fill(0xff, (Number(page) - 1) * 4096, Number(page) * 4096);
      writeFileSync(project.path, damaged);
      const before = filesIn(folder);
      try {
        (await openHost(project.path, project.machine)).close();
      } catch (error) {
        expect(error).toMatchObject({ code: 'PROJECT_CORRUPT' });
      }
      expect([page, filesIn(folder)]).toEqual([page, before]);
    }
  });

  it('also where it is closed while its hourly backup is being made', async () => {
    const folder = temporaryFolder();
    const machine = { ...steadyMachine(folder), hourlyBackups: true };
    const host = newProject(join(folder, 'study.emic'), undefined, { coder: 'Priya' }, machine);
    const project = projectOver(host, machine);
    await imported(project, 'Long.txt', 'N01: risk and budget. '.repeat(30_000));
    host.close();
    await expect
      .poll(() => names(folder), { timeout: 5_000 })
      .toEqual([
        expect.stringMatching(/^study backups.study 2013-05-01 [0-9.]{8} hourly\.emic$/),
        'study.emic',
      ]);
  });
});
