import Database from 'better-sqlite3';
import type { CoderId, EntryId } from '../domain/ids.ts';
import type { EntryKind, JournalEntry } from '../domain/journal.ts';
import { instantOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';
import type { Reader, Writer } from './connection.ts';
import { type JournalledTable, rowAsJson } from './journal-triggers.ts';

type EntryRow = {
  id: string;
  sequence: number;
  at: number;
  coder_id: string;
  coder: string | null;
  label: string;
  kind: EntryKind;
  undone: number;
};

/** An entry is undone while an undo of it stands that no redo has reversed. */
const IS_UNDONE = `EXISTS (
  SELECT 1 FROM journal undoing WHERE undoing.reverses = entry.id AND undoing.kind = 'undo'
     AND NOT EXISTS (SELECT 1 FROM journal redoing WHERE redoing.reverses = undoing.id))`;

const ENTRY = `SELECT entry.id, entry.sequence, entry.at, entry.coder_id, coder.name AS coder, entry.label, entry.kind,
  ${IS_UNDONE} AS undone FROM journal entry LEFT JOIN coder ON coder.id = entry.coder_id`;

/** The newest entries, newest first. */
export function journalEntries(db: Reader, limit: number): readonly JournalEntry[] {
  return db
    .prepare<[number], EntryRow>(`${ENTRY} ORDER BY entry.sequence DESC LIMIT ?`)
    .all(limit)
    .map(toEntry);
}

/** The coder's latest change that is not undone. */
export function latestUndoable(db: Reader, coder: CoderId): JournalEntry | null {
  const row = db
    .prepare<[string], EntryRow>(
      `${ENTRY} WHERE entry.coder_id = ? AND entry.kind = 'change' AND NOT ${IS_UNDONE} ORDER BY entry.sequence DESC LIMIT 1`,
    )
    .get(coder);
  return row === undefined ? null : toEntry(row);
}

/** The coder's latest undo that is not redone, and after which the coder changed nothing new. */
export function latestRedoable(db: Reader, coder: CoderId): JournalEntry | null {
  const row = db
    .prepare<[string, string], EntryRow>(`
      ${ENTRY} WHERE entry.coder_id = ? AND entry.kind = 'undo'
         AND NOT EXISTS (SELECT 1 FROM journal redoing WHERE redoing.reverses = entry.id)
         AND entry.sequence > (SELECT ifnull(max(sequence), 0) FROM journal WHERE coder_id = ? AND kind = 'change')
       ORDER BY entry.sequence DESC LIMIT 1`)
    .get(coder, coder);
  return row === undefined ? null : toEntry(row);
}

/** What an undo entry undid. */
export function reversedBy(db: Reader, entry: EntryId): JournalEntry | null {
  const row = db
    .prepare<[string], EntryRow>(`${ENTRY} WHERE entry.id = (SELECT reverses FROM journal WHERE id = ?)`)
    .get(entry);
  return row === undefined ? null : toEntry(row);
}

type Change = { table_name: string; row_id: string; before: string | null; after: string | null };

/**
 * Takes every change of `entry` back, last first, under the entry that `current` names. Where a row is no
 * longer as the entry left it, or something else now leans on it, nothing is done: UNDO_CONFLICT names the
 * later changes.
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
  for (const change of changes) {
    const table = byName.get(change.table_name);
    if (table === undefined) throw new Error(`journal names an unknown table ${change.table_name}`);
    reverseChange(tx, tables, table, change, entry);
  }
  const recorded = tx
    .prepare<[number], { count: number }>('SELECT count(*) AS count FROM journal_change WHERE entry = ?')
    .get(current);
  if (recorded?.count !== changes.length)
    throw new Error('reversing an entry changed other rows than it had changed');
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
    conflict(tx, entry, rowsLeaningOn(tx, tables, table.name, change.row_id));
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

type RowName = readonly [table: string, rowId: string];

/** Rows that refer to this one. */
function rowsLeaningOn(
  tx: Writer,
  tables: readonly JournalledTable[],
  target: string,
  rowId: string,
): readonly RowName[] {
  return tables.flatMap((table) =>
    tx
      .prepare<[string, string], { column: string }>(
        'SELECT "from" AS column FROM pragma_foreign_key_list(?) WHERE "table" = ?',
      )
      .all(table.name, target)
      .flatMap(({ column }) =>
        tx
          .prepare<[string], { id: string }>(`SELECT id FROM ${table.name} WHERE ${column} = ? LIMIT 20`)
          .all(rowId)
          .map(({ id }): RowName => [table.name, id]),
      ),
  );
}

function conflict(tx: Writer, entry: JournalEntry, rows: readonly RowName[]): never {
  const labels = rows.flatMap(([table, rowId]) =>
    tx
      .prepare<[number, string, string], { label: string }>(`
        SELECT DISTINCT later.label FROM journal_change change JOIN journal later ON later.sequence = change.entry
         WHERE change.entry > ? AND change.table_name = ? AND change.row_id = ? AND later.kind <> 'undo'
         ORDER BY later.sequence DESC LIMIT 5`)
      .all(entry.sequence, table, rowId)
      .map(({ label }) => label),
  );
  return refuse('UNDO_CONFLICT', { label: entry.label, later: [...new Set(labels)].slice(0, 5) });
}

function toEntry(row: EntryRow): JournalEntry {
  return {
    id: row.id as EntryId,
    sequence: row.sequence,
    at: instantOf(row.at),
    coderId: row.coder_id as CoderId,
    coder: row.coder ?? '',
    label: row.label,
    kind: row.kind,
    undone: row.undone === 1,
  };
}
