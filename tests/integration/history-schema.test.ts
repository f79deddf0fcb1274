import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allRows, reopened, type TestProject, testProject } from '../support/project.ts';
import { coded, imported, paths } from './story.ts';

/** The project after a later version of Emic altered its tables, as a migration would. */
async function altered(project: TestProject, sql: string): Promise<TestProject> {
  project.host.close();
  const database = new Database(project.path);
  database.exec(sql);
  database.close();
  return reopened(project);
}

const ADD_WEIGHT = "ALTER TABLE segment ADD COLUMN weight TEXT NOT NULL DEFAULT 'light'";
const ADD_RANK = 'ALTER TABLE code ADD COLUMN rank INTEGER DEFAULT 7';

function column(project: TestProject, table: string, name: string): readonly unknown[] {
  return project.host.project.reader.prepare(`SELECT ${name} FROM ${table} ORDER BY id`).all();
}

describe('a change that was recorded before a column was added', () => {
  it('is undone where it created, and redone with the column as it was', async () => {
    const before = testProject();
    await imported(before);
    await coded(before, 'Forms', 'forms');
    const project = await altered(before, ADD_WEIGHT);
    const rows = allRows(project);
    await project.get('journal.undo', {});
    expect([await paths(project), allRows(project).segment]).toEqual([[], []]);
    await project.get('journal.redo', {});
    expect(allRows(project)).toEqual(rows);
    expect(column(project, 'segment', 'weight')).toEqual([{ weight: 'light' }]);
  });

  it('is undone where it changed, and leaves the column as it is', async () => {
    const before = testProject();
    await before.get('code.create', { name: 'Risk', parent: null });
    await before.get('code.rename', { code: 'Risk', name: 'Danger' });
    const project = await altered(before, `${ADD_RANK}; UPDATE code SET rank = 3`);
    await project.get('journal.undo', {});
    expect([await paths(project), column(project, 'code', 'rank')]).toEqual([['Risk'], [{ rank: 3 }]]);
    await project.get('journal.redo', {});
    expect([await paths(project), column(project, 'code', 'rank')]).toEqual([['Danger'], [{ rank: 3 }]]);
    await project.get('journal.undo', { count: 2 });
    expect(await paths(project)).toEqual([]);
  });

  it('is undone where it deleted, and the column has its default', async () => {
    const before = testProject();
    await before.get('code.create', { name: 'Risk', parent: null });
    await before.get('code.delete', { code: 'Risk' });
    const project = await altered(before, ADD_RANK);
    await project.get('journal.undo', {});
    expect([await paths(project), column(project, 'code', 'rank')]).toEqual([['Risk'], [{ rank: 7 }]]);
  });

  it('is redone though it was undone before', async () => {
    const before = testProject();
    await imported(before);
    await coded(before, 'Forms', 'forms');
    await before.get('journal.undo', {});
    const project = await altered(before, `${ADD_WEIGHT}; ${ADD_RANK}`);
    await project.get('journal.redo', {});
    expect([await paths(project), column(project, 'segment', 'weight')]).toEqual([
      ['Forms'],
      [{ weight: 'light' }],
    ]);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('is undone where the columns stand in another order by now', async () => {
    const before = testProject();
    await before.get('participant.create', { name: 'N01' });
    const project = await altered(
      before,
      `CREATE TABLE moved (created_at INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''), id TEXT PRIMARY KEY) STRICT;
       INSERT INTO moved SELECT created_at, name, id FROM participant;
       DROP TABLE participant; ALTER TABLE moved RENAME TO participant;`,
    );
    await project.get('journal.undo', {});
    expect(await project.get('participant.list', {})).toEqual([]);
  });
});

describe('a change that does not fit what it would come back to', () => {
  const refusal = (label: string, later: readonly string[] = []) => ({
    ok: false,
    error: { code: 'UNDO_CONFLICT', details: { label, later } },
  });

  it('is refused where a column that it recorded is gone', async () => {
    const before = testProject();
    await before.get('code.create', { name: 'Risk', parent: null });
    await before.get('code.rename', { code: 'Risk', name: 'Danger' });
    const project = await altered(before, 'ALTER TABLE code DROP COLUMN example');
    const rows = allRows(project);
    expect(await project.call('journal.undo', {})).toEqual(refusal("Renamed 'Risk' to 'Danger'"));
    expect(allRows(project)).toEqual(rows);
  });

  it('is refused where another coder changed a recorded column since', async () => {
    const before = testProject();
    await before.get('code.create', { name: 'Risk', parent: null }, 'Priya');
    const project = await altered(before, ADD_RANK);
    await project.get('code.rename', { code: 'Risk', name: 'Danger' }, 'Daniel');
    expect(await project.call('journal.undo', {}, 'Priya')).toEqual(
      refusal("Created code 'Risk'", ["Renamed 'Risk' to 'Danger'"]),
    );
  });

  it('is refused where what another coder put into the new column would go with the row', async () => {
    const before = testProject();
    await before.get('code.create', { name: 'Risk', parent: null }, 'Priya');
    // Renaming writes the new column too, and is half taken back outside of history: only that column differs.
    const ranked = await altered(
      before,
      `${ADD_RANK}; CREATE TRIGGER ranked AFTER UPDATE OF name ON code BEGIN UPDATE code SET rank = 1 WHERE id = NEW.id; END`,
    );
    await ranked.get('code.rename', { code: 'Risk', name: 'Danger' }, 'Daniel');
    const project = await altered(ranked, "DROP TRIGGER ranked; UPDATE code SET name = 'Risk'");
    expect(await project.call('journal.undo', {}, 'Priya')).toEqual(
      refusal("Created code 'Risk'", ["Renamed 'Risk' to 'Danger'"]),
    );
    await altered(project, 'UPDATE code SET rank = 7').then(async (back) => {
      await back.get('journal.undo', {}, 'Priya');
      expect(await paths(back)).toEqual([]);
    });
  });
});
