import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';

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
export function migrate(connection: Database.Database, from: number): void {
  for (const migration of migrations()) {
    if (migration.number <= from) continue;
    connection.exec(migration.sql);
    connection.pragma(`user_version = ${migration.number}`);
  }
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
