import Database from 'better-sqlite3';
import type { JournalEntry } from '../domain/journal.ts';
import { conflict, type Restored, type RowName, rowsAgainst, rowsInTheWay } from './conflicts.ts';
import type { Writer } from './connection.ts';
import { changesAfter } from './journal.ts';
import { type JournalledTable, rowAsJson } from './journal-triggers.ts';

type Change = { table_name: string; row_id: string; before: string | null; after: string | null };

/** A table with the columns that stood in it when a change was recorded, and the statements for those. */
type Shape = {
  readonly table: string;
  /** Columns that came later. */
  readonly unrecorded: readonly string[];
  readonly read: string;
  readonly insert: string;
  readonly update: string;
};

type StepOf = (change: Change) => Step | null;
type Step = { readonly change: Change; readonly shape: Shape; readonly restored: Restored };

/**
 * Takes every change of `entry` back, last first, under the entry that `current` names. Where a row is no
 * longer as the entry left it, or what comes back does not go with what others did since, nothing is done:
 * UNDO_CONFLICT names the later changes. Only columns that were recorded are compared and written: one that
 * a migration added since stays as it is, and has its default in a row that comes back.
 */
export function reverseChanges(
  tx: Writer,
  tables: readonly JournalledTable[],
  entry: JournalEntry,
  current: number,
): void {
  const restored = reverseRows(tx, tables, stepsOver(tables), entry, current);
  const against = rowsAgainst(tx, tables, entry, [
    ...new Map(restored.map((one) => [keyOf(one), one])).values(),
  ]);
  if (against.length > 0) conflict(tx, entry, against);
  expectRecorded(tx, current, restored.length);
}

/**
 * Takes back every change after the entry of this number, newest first, under the one entry that `current` names:
 * what the journal covers is then as it was. What `setup` entries made stays. Nothing can be in the way, since each
 * row is met as the change that is taken back left it.
 */
export function reverseBackTo(
  tx: Writer,
  tables: readonly JournalledTable[],
  sequence: number,
  current: number,
  step: (done: number, total: number) => void,
): void {
  const stepOf = stepsOver(tables);
  const later = changesAfter(tx, sequence, current);
  const reversed = later.map((entry, done) => {
    step(done, later.length);
    return reverseRows(tx, tables, stepOf, entry, current).length;
  });
  expectRecorded(
    tx,
    current,
    reversed.reduce((sum, rows) => sum + rows, 0),
  );
}

/** Reverses an entry's rows, last first, and gives them as they are then. */
function reverseRows(
  tx: Writer,
  tables: readonly JournalledTable[],
  stepOf: StepOf,
  entry: JournalEntry,
  current: number,
): readonly Restored[] {
  const isUntouched = unrecordedColumns(tx, entry, current);
  return tx
    .prepare<[number], Change>(
      'SELECT table_name, row_id, before, after FROM journal_change WHERE entry = ? ORDER BY id DESC',
    )
    .all(entry.sequence)
    .map((change) => {
      const step = stepOf(change) ?? conflict(tx, entry, [rowOf(change)]);
      if (!isUntouched(step)) conflict(tx, entry, [rowOf(change)]);
      reverseChange(tx, tables, step, entry);
      return step.restored;
    });
}

function expectRecorded(tx: Writer, entry: number, rows: number): void {
  const recorded = tx
    .prepare<[number], { count: number }>('SELECT count(*) AS count FROM journal_change WHERE entry = ?')
    .get(entry);
  if (recorded?.count !== rows) throw new Error('reversing an entry changed other rows than it had changed');
}

function keyOf({ table, id }: Restored): string {
  return `${table} ${id}`;
}

function rowOf({ table_name, row_id }: Change): RowName {
  return [table_name, row_id];
}

/** Null where the table, or a column that was recorded, is there no more. */
function stepsOver(tables: readonly JournalledTable[]): StepOf {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const shapes = new Map<string, Shape | null>();
  return (change) => {
    const row: Restored['row'] = JSON.parse(change.before ?? change.after ?? '{}');
    const columns = Object.keys(row);
    const key = `${change.table_name} ${columns.join(' ')}`;
    const shape = shapes.has(key) ? shapes.get(key) : shapeOf(byName.get(change.table_name), columns);
    shapes.set(key, shape ?? null);
    if (!shape) return null;
    const restored = { table: shape.table, id: change.row_id, exists: change.before !== null, row };
    return { change, shape, restored };
  };
}

function shapeOf(table: JournalledTable | undefined, columns: readonly string[]): Shape | null {
  if (table === undefined || columns.some((column) => !table.columns.includes(column))) return null;
  const { name } = table;
  const values = columns.map((column) => `json_extract(:row, '$.${column}')`).join(', ');
  return {
    table: name,
    unrecorded: table.columns.filter((column) => !columns.includes(column)),
    read: `SELECT ${rowAsJson({ name, columns }, 'row')} AS json FROM ${name} AS row WHERE id = ?`,
    insert: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${values})`,
    update: `UPDATE ${name} SET (${columns.join(', ')}) = (SELECT ${values}) WHERE id = :id`,
  };
}

/**
 * Says of a row that is to go whether the columns that `entry` did not know are as they were first recorded.
 * What stands in the others is compared anyway, and a row that stays keeps them.
 */
function unrecordedColumns(tx: Writer, entry: JournalEntry, current: number): (step: Step) => boolean {
  const known = new Map<string, ReadonlyMap<string, unknown>>();
  const firstValues = (table: string, column: string) => {
    const values =
      known.get(`${table}.${column}`) ?? firstRecorded(tx, table, column, [entry.sequence, current]);
    known.set(`${table}.${column}`, values);
    return values;
  };
  return ({ change, shape: { table, unrecorded } }) =>
    change.before !== null ||
    unrecorded.every((column) => {
      const first = firstValues(table, column);
      if (!first.has(change.row_id)) return true;
      const present = tx
        .prepare<[string], { value: unknown }>(`SELECT ${column} AS value FROM ${table} WHERE id = ?`)
        .get(change.row_id);
      return present?.value === first.get(change.row_id);
    });
}

/** What a column held, by row, before the first change of the row that recorded it between two entries. */
function firstRecorded(
  tx: Writer,
  table: string,
  column: string,
  between: readonly [after: number, before: number],
): ReadonlyMap<string, unknown> {
  const rows = tx
    .prepare<unknown[], { id: string; value: unknown }>(`
      SELECT row_id AS id, before ->> '$.${column}' AS value, min(id) FROM journal_change
       WHERE table_name = ? AND entry > ? AND entry < ? AND json_type(before, '$.${column}') IS NOT NULL
       GROUP BY row_id`)
    .all(table, ...between);
  return new Map(rows.map(({ id, value }) => [id, value]));
}

function reverseChange(
  tx: Writer,
  tables: readonly JournalledTable[],
  { change, shape, restored }: Step,
  entry: JournalEntry,
): void {
  const present = tx.prepare<[string], { json: string }>(shape.read).get(change.row_id);
  if ((present?.json ?? null) !== change.after) conflict(tx, entry, [rowOf(change)]);
  try {
    writeRow(tx, shape, change);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    conflict(tx, entry, rowsInTheWay(tx, tables, entry, restored));
  }
}

function writeRow(tx: Writer, { table, insert, update }: Shape, { row_id: id, before, after }: Change): void {
  if (before === null) {
    tx.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
    return;
  }
  tx.prepare<{ row: string; id: string }>(after === null ? insert : update).run({ row: before, id });
}
