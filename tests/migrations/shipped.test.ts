import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { backupFolder } from '../../src/db/backup.ts';
import { newestVersion } from '../../src/db/migrate.ts';
import { paths, segments, step } from '../integration/story.ts';
import { rowsIn } from '../support/file-state.ts';
import {
  allRows,
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
} from '../support/project.ts';

const SHIPPED = resolve(import.meta.dirname, '../../fixtures/projects');

/** A copy of the project that the first Emic of a schema wrote, opened by this one. */
async function shipped(version: number): Promise<{ project: TestProject; path: string; before: string }> {
  const folder = temporaryFolder();
  const path = join(folder, 'study.emic');
  const before = join(folder, 'before.emic');
  const bytes = gunzipSync(readFileSync(join(SHIPPED, `schema-${version}.emic.gz`)));
  for (const file of [path, before]) writeFileSync(file, bytes);
  const machine = steadyMachine(folder, 9);
  const host = await openHost(path, machine);
  onTestFinished(() => host.close());
  return { project: projectOver(host, machine), path, before };
}

describe('a project of version 1', () => {
  it('keeps every row, takes the new columns empty, and is backed up as it was', async () => {
    const { project, path, before } = await shipped(1);
    expect(project.host.project.side.version).toBe(newestVersion());
    const old = rowsIn(before);
    const { code = [], kept_count, layout, ...others } = rowsIn(path);
    expect([kept_count, layout]).toEqual([[], []]);
    expect({ ...others, code: code.map((row) => (row as unknown[]).slice(0, -1)) }).toEqual(old);
    expect(code.map((row) => (row as unknown[]).at(-1))).toEqual([null, null, null]);
    const [backup = ''] = readdirSync(backupFolder(path));
    expect(backup).toMatch(/ before version \d+, was 1\.emic$/);
    expect(rowsIn(join(backupFolder(path), backup))).toEqual(old);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('is shown with a look for every code', async () => {
    const { project } = await shipped(1);
    const looks = (await project.get('code.list', {})).map(({ path, color, pattern, look }) => [
      path,
      color,
      pattern,
      look,
    ]);
    expect(looks).toEqual([
      ['Danger', null, null, { color: '#397f7f', pattern: 'solid' }],
      ['Care', '#123456', null, { color: '#123456', pattern: 'solid' }],
      ['Panel', '#abcdef', null, { color: '#abcdef', pattern: 'solid' }],
    ]);
    expect(await segments(project)).toEqual(['Care: 😀 tired (Daniel)', 'Panel: The panel (Priya)']);
  });

  it('is undone to its beginning and redone to its end, as it was when it was written', async () => {
    const { project } = await shipped(1);
    const rows = allRows(project);
    expect(await step(project, 'journal.redo')).toEqual(["Renamed code 'Danger' to 'Peril'"]);
    await step(project, 'journal.undo');
    await step(project, 'journal.undo', 1, 'Daniel');
    const done = [
      "Resized 'Panel' in N01",
      "Moved code 'Panel' to the themes",
      "Deleted code 'Gone' with 0 segments",
      "Created code 'Gone'",
      "Renamed code 'Risk' to 'Danger'",
      "Recoloured code 'Panel'",
      "Defined code 'Panel'",
      "Applied 'Panel' to N01",
      "Created code 'Panel'",
      "Created code 'Care'",
      "Created code 'Risk'",
    ];
    expect(await step(project, 'journal.undo', done.length)).toEqual(done);
    expect([await paths(project), await segments(project)]).toEqual([[], []]);
    await step(project, 'journal.redo', done.length);
    await step(project, 'journal.redo', 1, 'Daniel');
    expect(allRows(project)).toEqual(rows);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('is undone beneath a line that a code was given since', async () => {
    const { project } = await shipped(1);
    await project.get('code.recolor', { code: 'Danger', pattern: 'dotted' });
    expect(await step(project, 'journal.undo', 2)).toEqual([
      "Changed the line of 'Danger'",
      "Resized 'Panel' in N01",
    ]);
    await project.get('code.recolor', { code: 'Danger', pattern: 'dotted' }, 'Zoe');
    await step(project, 'journal.undo', 4);
    await step(project, 'journal.undo', 1, 'Daniel');
    expect(await project.get('code.list', {})).toMatchObject([
      { path: 'Risk', pattern: 'dotted' },
      { path: 'Risk > Panel', pattern: null },
      { path: 'Care', pattern: null },
    ]);
    expect(await project.call('journal.undo', { count: 6 })).toMatchObject({
      ok: false,
      error: {
        code: 'UNDO_CONFLICT',
        details: { label: "Created code 'Risk'", later: ["Changed the line of 'Danger'"] },
      },
    });
  });
});
