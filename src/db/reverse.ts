import Database from 'better-sqlite3';
import type { JournalEntry } from '../domain/journal.ts';
import { conflict, type Restored, rowsAgainst, rowsInTheWay } from './conflicts.ts';
import type { Writer } from './connection.ts';
import { type JournalledTable, rowAsJson } from './journal-triggers.ts';

type Change = { table_name: string; row_id: string; before: string | null; after: string | null };

/**
 * Takes every change of `entry` back, last first, under the entry that `current` names. Where a row is no
 * longer as the entry left it, or what comes back does not go with what others did since, nothing is done:
 * UNDO_CONFLICT names the later changes.
 */
export function reverseChanges(
  tx: Writer,
  tables: readonly JournalledTable[],
  entry: JournalEntry,
  current: number,
): void {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const changes = tx
    .prepare<[number], Change>(
      'SELECT table_name, row_id, before, after FROM journal_change WHERE entry = ? ORDER BY id DESC',
    )
    .all(entry.sequence);
  const restored = new Map<string, Restored>();
  for (const change of changes) {
    const table = byName.get(change.table_name);
    if (table === undefined) throw new Error(`journal names an unknown table ${change.table_name}`);
    reverseChange(tx, tables, table, change, entry);
    restored.set(`${table.name} ${change.row_id}`, restoredBy(change));
  }
  const against = rowsAgainst(tx, tables, entry, [...restored.values()]);
  if (against.length > 0) conflict(tx, entry, against);
  const recorded = tx
    .prepare<[number], { count: number }>('SELECT count(*) AS count FROM journal_change WHERE entry = ?')
    .get(current);
  if (recorded?.count !== changes.length)
    throw new Error('reversing an entry changed other rows than it had changed');
}

function restoredBy({ table_name, row_id, before, after }: Change): Restored {
  return { table: table_name, id: row_id, exists: before !== null, row: JSON.parse(before ?? after ?? '{}') };
}

function reverseChange(
  tx: Writer,
  tables: readonly JournalledTable[],
  table: JournalledTable,
  change: Change,
  entry: JournalEntry,
): void {
  const present = tx
    .prepare<[string], { json: string }>(
      `SELECT ${rowAsJson(table, 'row')} AS json FROM ${table.name} AS row WHERE id = ?`,
    )
    .get(change.row_id);
  if ((present?.json ?? null) !== change.after) conflict(tx, entry, [[table.name, change.row_id]]);
  try {
    writeRow(tx, table, change);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    conflict(tx, entry, rowsInTheWay(tx, tables, entry, restoredBy(change)));
  }
}

function writeRow(tx: Writer, table: JournalledTable, change: Change): void {
  if (change.before === null) {
    tx.prepare(`DELETE FROM ${table.name} WHERE id = ?`).run(change.row_id);
    return;
  }
  const values = table.columns.map((column) => `json_extract(:row, '$.${column}')`).join(', ');
  const columns = table.columns.join(', ');
  const sql =
    change.after === null
      ? `INSERT INTO ${table.name} (${columns}) VALUES (${values})`
      : `UPDATE ${table.name} SET (${columns}) = (SELECT ${values}) WHERE id = :id`;
  tx.prepare<{ row: string; id: string }>(sql).run({ row: change.before, id: change.row_id });
}
