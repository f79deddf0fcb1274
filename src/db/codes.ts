import type { Code, CodeDefinition, Origin } from '../domain/code.ts';
import type { Pattern } from '../domain/code-look.ts';
import { formatCodePath } from '../domain/code-path.ts';
import type { CodeId, CoderId } from '../domain/ids.ts';
import { instantOf } from '../kernel/clock.ts';
import { one, type Reader, type Writer } from './connection.ts';

type CodeRow = CodeDefinition & {
  id: string;
  parent_id: string | null;
  name: string;
  codable: number;
  origin: Origin | null;
  color: string | null;
  pattern: Pattern | null;
  position: string;
  created_at: number;
};

const CODE = `SELECT id, parent_id, name, codable, definition, includes, excludes, example, origin, color, pattern,
  position, created_at FROM code WHERE merged_into IS NULL`;

/** Every code that was not merged into another. */
export function codes(db: Reader): readonly Code[] {
  return db.prepare<[], CodeRow>(`${CODE} ORDER BY position, id`).all().map(toCode);
}

/** The code of that id, unless it was merged into another. */
export function codeById(db: Reader, id: CodeId): Code | null {
  const row = db.prepare<[string], CodeRow>(`${CODE} AND id = ?`).get(id);
  return row === undefined ? null : toCode(row);
}

/** The path of every code that was not merged into another. */
export function codePaths(db: Reader): ReadonlyMap<CodeId, string> {
  const rows = db
    .prepare<[], [CodeId, CodeId | null, string]>(
      'SELECT id, parent_id, name FROM code WHERE merged_into IS NULL',
    )
    .raw()
    .all();
  const byId = new Map(rows.map(([id, parentId, name]) => [id, { parentId, name }]));
  const paths = new Map<CodeId, string>();
  const pathOf = (id: CodeId): string => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const { parentId, name } = one(byId.get(id), 'code');
    const own = formatCodePath([name]);
    const path = parentId === null ? own : `${pathOf(parentId)} > ${own}`;
    paths.set(id, path);
    return path;
  };
  for (const [id] of rows) pathOf(id);
  return paths;
}

export function insertCode(tx: Writer, code: Code, createdBy: CoderId): void {
  tx.prepare(`
    INSERT INTO code (id, parent_id, name, codable, definition, includes, excludes, example, origin, color, pattern,
                      position, created_at, created_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    code.id,
    code.parentId,
    code.name,
    code.codable ? 1 : 0,
    code.definition,
    code.includes,
    code.excludes,
    code.example,
    code.origin,
    code.color,
    code.pattern,
    code.position,
    code.createdAt,
    createdBy,
  );
}

export function updateCode(tx: Writer, code: Code): void {
  tx.prepare(`
    UPDATE code SET parent_id = ?, name = ?, codable = ?, definition = ?, includes = ?, excludes = ?, example = ?,
                    origin = ?, color = ?, pattern = ?, position = ? WHERE id = ?`).run(
    code.parentId,
    code.name,
    code.codable ? 1 : 0,
    code.definition,
    code.includes,
    code.excludes,
    code.example,
    code.origin,
    code.color,
    code.pattern,
    code.position,
    code.id,
  );
}

/** Keeps the row of a merged code, pointing to the code that took it in, also for codes merged into it before. */
export function markMerged(tx: Writer, id: CodeId, into: CodeId): void {
  tx.prepare('UPDATE code SET merged_into = ?, parent_id = NULL WHERE id = ?').run(into, id);
  tx.prepare('UPDATE code SET merged_into = ? WHERE merged_into = ?').run(into, id);
}

/** Takes a code away with its segments, their memos and its own, its set memberships, and codes once merged into it. */
export function deleteCode(tx: Writer, id: CodeId): void {
  tx.prepare(
    'DELETE FROM memo WHERE code_id = ? OR segment_id IN (SELECT id FROM segment WHERE code_id = ?)',
  ).run(id, id);
  for (const table of ['segment', 'code_set_member'])
    tx.prepare(`DELETE FROM ${table} WHERE code_id = ?`).run(id);
  for (const { id: merged } of tx
    .prepare<[string], { id: CodeId }>('SELECT id FROM code WHERE merged_into = ?')
    .all(id)) {
    deleteCode(tx, merged);
  }
  tx.prepare('DELETE FROM code WHERE id = ?').run(id);
}

/** Moves memos and set memberships of one code to another. */
export function moveWhatStandsOnCode(tx: Writer, from: CodeId, to: CodeId): void {
  tx.prepare('UPDATE memo SET code_id = ? WHERE code_id = ?').run(to, from);
  tx.prepare(`
    DELETE FROM code_set_member WHERE code_id = ?
       AND code_set_id IN (SELECT code_set_id FROM code_set_member WHERE code_id = ?)`).run(from, to);
  tx.prepare('UPDATE code_set_member SET code_id = ? WHERE code_id = ?').run(to, from);
}

function toCode(row: CodeRow): Code {
  return {
    id: row.id as CodeId,
    parentId: row.parent_id as CodeId | null,
    name: row.name,
    codable: row.codable === 1,
    definition: row.definition,
    includes: row.includes,
    excludes: row.excludes,
    example: row.example,
    origin: row.origin,
    color: row.color,
    pattern: row.pattern,
    position: row.position,
    createdAt: instantOf(row.created_at),
  };
}
