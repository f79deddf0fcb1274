import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, migrations, schemaText } from '../../src/db/migrate.ts';
import { temporaryFolder } from '../support/project.ts';

const FOLDER = resolve(import.meta.dirname, '../../migrations');

/** Shipped steps never change: people's files have been through them. */
const FROZEN: Readonly<Record<string, string>> = {
  '0001_project.sql': '26326a59846179ad63fd1553f715ef42137f7457df5264959ffa8de2f94e942a',
  '0002_window.sql': 'a89c8443b89d04dbf8d0d1a5f01da7ba1d4dc0cbfea955e3831f28120277d13b',
};

describe('migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(migrations().map(({ number }) => number)).toEqual(migrations().map((_, index) => index + 1));
  });

  it('that were shipped are as they were shipped', () => {
    const hashes = Object.fromEntries(
      migrations().map(({ name, sql }) => [
        name,
        createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
      ]),
    );
    expect(hashes).toEqual(FROZEN);
  });

  it('make the schema of the committed snapshot', () => {
    const database = new Database(join(temporaryFolder(), 'new.emic'));
    migrate(database, 0);
    const schema = schemaText(database);
    database.close();
    expect(schema).toBe(readFileSync(join(FOLDER, 'schema.snapshot.sql'), 'utf8').replaceAll('\r\n', '\n'));
  });

  it('make only STRICT tables', () => {
    const database = new Database(':memory:');
    migrate(database, 0);
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
  });
});
