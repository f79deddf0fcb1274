import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { refuse } from '../kernel/errors.ts';

export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

const FOLDER = new URL('../../migrations/', import.meta.url);

/** Every shipped step, in order; step n makes a file of version n. */
export function migrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 4)),
      name,
      sql: readFileSync(new URL(name, FOLDER), 'utf8'),
    }));
}

export function newestVersion(): number {
  return migrations().at(-1)?.number ?? 0;
}

/** Brings the schema from `from` to the newest version. To be called inside a transaction. */
export function migrate(
  connection: Database.Database,
  from: number,
  steps: readonly Migration[] = migrations(),
): void {
  for (const migration of steps) {
    if (migration.number <= from) continue;
    connection.exec(migration.sql);
    connection.pragma(`user_version = ${migration.number}`);
  }
}

export function versionOf(connection: Database.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/**
 * Migrates an open file in one transaction, once, however many open it at the same time. PROJECT_TOO_NEW where
 * the file is newer than the newest step, PROJECT_CORRUPT where a row refers to one that is not there.
 */
export function bringUpToDate(
  connection: Database.Database,
  path: string,
  steps: readonly Migration[] = migrations(),
): void {
  const newest = steps.at(-1)?.number ?? 0;
  if (!isOutdated(connection, path, newest)) return;
  // A step may rebuild a table that others refer to, and the pragma does nothing inside a transaction.
  connection.pragma('foreign_keys = OFF');
  try {
    connection
      .transaction(() => {
        if (!isOutdated(connection, path, newest)) return;
        migrate(connection, versionOf(connection), steps);
        refuseDangling(connection, path);
      })
      .immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function isOutdated(connection: Database.Database, path: string, newest: number): boolean {
  const version = versionOf(connection);
  if (version > newest) refuse('PROJECT_TOO_NEW', { path, version, newest });
  return version < newest;
}

function refuseDangling(connection: Database.Database, path: string): void {
  const [dangling] = connection.pragma('foreign_key_check') as readonly { table: string; parent: string }[];
  if (dangling === undefined) return;
  const found = `table ${dangling.table} refers to rows that table ${dangling.parent} does not have`;
  refuse('PROJECT_CORRUPT', { path, found });
}

/** The whole schema as SQL, in an order that does not depend on how it came about. */
export function schemaText(connection: Database.Database): string {
  return connection
    .prepare<[], { sql: string }>(
      'SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name',
    )
    .all()
    .map(({ sql }) => `${sql};\n`)
    .join('\n');
}
