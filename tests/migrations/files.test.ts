import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { backupBeforeMigration, backupFolder } from '../../src/db/backup.ts';
import { openWriterConnection } from '../../src/db/connection.ts';
import { bringUpToDate, type Migration, migrations, newestVersion, versionOf } from '../../src/db/migrate.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import { reopened, temporaryFolder, testProject } from '../support/project.ts';

const NEXT = newestVersion() + 1;
const REBUILDING = `
  CREATE TABLE coder_new (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, role TEXT) STRICT;
  INSERT INTO coder_new SELECT id, name, created_at, 'lead' FROM coder;
  DROP TABLE coder;
  ALTER TABLE coder_new RENAME TO coder;`;

function steps(sql: string): readonly Migration[] {
  return [...migrations(), { number: NEXT, name: 'next.sql', sql }];
}

/** A closed project in which coders are referred to, and a connection as the writer opens it. */
async function study() {
  const project = testProject();
  await project.get('code.create', { name: 'Risk', parent: null });
  project.host.close();
  const connection = openWriterConnection(project.path);
  onTestFinished(() => {
    connection.close();
  });
  return { project, connection, path: project.path };
}

function refused(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details];
    throw error;
  }
  return 'nothing was refused';
}

describe('a step', () => {
  it('may rebuild a table that others refer to, and references are kept afterwards', async () => {
    const { connection, path } = await study();
    bringUpToDate(connection, path, steps(REBUILDING));
    expect(versionOf(connection)).toBe(NEXT);
    expect(connection.prepare('SELECT name, role FROM coder').all()).toEqual([
      { name: 'Priya', role: 'lead' },
    ]);
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    expect(() => connection.exec('DELETE FROM coder')).toThrow('FOREIGN KEY');
  });

  it('that leaves a reference to nothing is refused, and nothing is changed', async () => {
    const { connection, path } = await study();
    const before = rowsIn(path);
    expect(refused(() => bringUpToDate(connection, path, steps(`${REBUILDING} DELETE FROM coder;`)))).toEqual(
      [
        'PROJECT_CORRUPT',
        { path, found: expect.stringMatching(/^table \w+ refers to rows that table coder does not have$/) },
      ],
    );
    expect(versionOf(connection)).toBe(newestVersion());
    expect(() => connection.exec('DELETE FROM coder')).toThrow('FOREIGN KEY');
    expect(rowsIn(path)).toEqual(before);
  });

  it('is taken once, where another opener took it between the look and the turn', async () => {
    const { connection, path } = await study();
    const once = steps('CREATE TABLE taken (id TEXT PRIMARY KEY) STRICT');
    const other = openWriterConnection(path);
    const pragma = connection.pragma.bind(connection);
    // The other opener is let in where this one has seen the old version and does not hold the file yet.
    connection.pragma = (source, options) => {
      if (source === 'foreign_keys = OFF') bringUpToDate(other, path, once);
      return pragma(source, options);
    };
    bringUpToDate(connection, path, once);
    other.close();
    expect(versionOf(connection)).toBe(NEXT);
  });
});

describe('the backup before a migration', () => {
  it('that another opener made in the same second is enough', async () => {
    const { path, project } = await study();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([1, 2, 3].map(() => backupBeforeMigration(path, 0)));
    }
    const backups = readdirSync(backupFolder(path));
    expect(backups.length).toBeLessThan(15);
    expect(backups.every((name) => / before version \d+, was 0\.emic$/.test(name))).toBe(true);
    const host = await openHost(join(backupFolder(path), backups[0] ?? ''), project.machine);
    host.close();
  });
});

describe('a file of a later version', () => {
  it('is refused where that version stands in the log alone, and neither is touched', async () => {
    const { project, connection, path } = await study();
    connection.pragma(`user_version = ${NEXT}`);
    const folder = temporaryFolder();
    const left = join(folder, 'left.emic');
    for (const ending of ['', '-wal']) copyFileSync(path + ending, left + ending);
    const before = filesIn(folder);
    await expect(openHost(left, project.machine)).rejects.toMatchObject({
      code: 'PROJECT_TOO_NEW',
      details: { path: left, version: NEXT, newest: newestVersion() },
    });
    const { 'left.emic-shm': _index, ...after } = filesIn(folder);
    expect(after).toEqual(before);
  });

  it('is not written to by who opened it before it became so, first change or later one', async () => {
    const first = testProject();
    await first.get('code.create', { name: 'Risk', parent: null });
    const second = await reopened(first);
    const third = await openHost(first.path, first.machine);
    onTestFinished(() => third.close());
    await second.get('code.create', { name: 'Forms', parent: null });
    const other = new Database(first.path);
    other.exec(
      `ALTER TABLE code ADD COLUMN rank INTEGER; CREATE TABLE later (number INTEGER); PRAGMA user_version = ${NEXT}`,
    );
    other.close();
    const refusal = {
      ok: false,
      error: {
        code: 'PROJECT_TOO_NEW',
        details: { path: first.path, version: NEXT, newest: newestVersion() },
      },
    };
    const before = rowsIn(first.path);
    expect(await second.call('code.create', { name: 'Late', parent: null })).toEqual(refusal);
    expect(await third.handle('code.create', { name: 'Late', parent: null }, { coder: 'Priya' })).toEqual(
      refusal,
    );
    expect(await second.call('journal.undo', {})).toEqual(refusal);
    expect(rowsIn(first.path)).toEqual(before);
  });
});
