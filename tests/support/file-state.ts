import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every table of a closed project, read from a copy so that the file itself stays untouched. */
export function rowsIn(path: string): Rows {
  const folder = mkdtempSync(join(tmpdir(), 'emic-rows-'));
  const copy = join(folder, 'copy.emic');
  try {
    for (const ending of ['', '-wal']) {
      if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
    }
    return tablesOf(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tablesOf(path: string): Rows {
  const db = new Database(path);
  try {
    const names = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]));
  } finally {
    db.close();
  }
}

/** Every file beneath a folder, with the hash of its bytes; `state` is Emic's own and not looked at. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, 'state')));
  return Object.fromEntries(
    files
      .sort()
      .map((path) => [
        path.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}
