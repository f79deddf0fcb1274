import type { JournalEntry } from '../domain/journal.ts';
import { foldName } from '../domain/name.ts';
import { refuse } from '../kernel/errors.ts';
import type { Writer } from './connection.ts';
import { IS_UNDONE } from './journal.ts';
import type { JournalledTable } from './journal-triggers.ts';

export type RowName = readonly [table: string, rowId: string];

/** A row as an undo leaves it: there again, or gone and as it was last. */
export type Restored = {
  readonly table: string;
  readonly id: string;
  readonly exists: boolean;
  readonly row: { readonly [column: string]: string | number | null };
};

type Reference = { readonly table: string; readonly column: string; readonly target: string };

/** So many rows are enough to name the changes that stand in the way. */
const ENOUGH = 20;

/** Rows that do not go with what an undo left: the rules of the project that SQL alone does not keep. */
export function rowsAgainst(
  tx: Writer,
  tables: readonly JournalledTable[],
  entry: JournalEntry,
  restored: readonly Restored[],
): readonly RowName[] {
  const references = referencesBetween(tx, tables);
  const found: RowName[] = [];
  for (const one of restored) {
    if (found.length >= ENOUGH) break;
    found.push(
      ...(one.exists
        ? [...missing(tx, references, one), ...around(tx, one), ...outside(tx, entry, one)]
        : leaning(tx, references, one)),
    );
  }
  return [...found, ...namesakes(tx, restored)];
}

/** Rows for which SQLite refused to restore one: what leans on it, what it needs, what has its place. */
export function rowsInTheWay(
  tx: Writer,
  tables: readonly JournalledTable[],
  entry: JournalEntry,
  one: Restored,
): readonly RowName[] {
  const references = referencesBetween(tx, tables);
  if (!one.exists) return leaning(tx, references, one);
  return [
    ...missing(tx, references, one),
    ...atItsPlace(tx, one),
    ...namesakes(tx, [one]),
    ...outside(tx, entry, one),
  ];
}

function referencesBetween(tx: Writer, tables: readonly JournalledTable[]): readonly Reference[] {
  const names = new Set(tables.map(({ name }) => name));
  return tables.flatMap(({ name }) =>
    tx
      .prepare<[string], { column: string; target: string }>(
        'SELECT "from" AS column, "table" AS target FROM pragma_foreign_key_list(?)',
      )
      .all(name)
      .filter(({ target }) => names.has(target))
      .map((reference) => ({ table: name, ...reference })),
  );
}

/** What refers to a row that is gone; a coder is referred to by their history, too. */
function leaning(tx: Writer, references: readonly Reference[], gone: Restored): readonly RowName[] {
  const rows = references
    .filter(({ target }) => target === gone.table)
    .flatMap(({ table, column }) =>
      named(
        table,
        tx
          .prepare<[string, number], { id: string }>(`SELECT id FROM ${table} WHERE ${column} = ? LIMIT ?`)
          .all(gone.id, ENOUGH),
      ),
    );
  if (
    gone.table === 'coder' &&
    tx.prepare('SELECT 1 FROM journal WHERE coder_id = ?').get(gone.id) !== undefined
  )
    return [...rows, ['coder', gone.id]];
  if (gone.table !== 'document_participant') return rows;
  return [
    ...rows,
    ...named(
      'speaker',
      tx
        .prepare<unknown[], { id: string }>(
          'SELECT id FROM speaker WHERE document_id = ? AND participant_id = ?',
        )
        .all(gone.row.document_id, gone.row.participant_id),
    ),
  ];
}

/** What a row refers to and is not there any more, or is a code that was merged into another. */
function missing(tx: Writer, references: readonly Reference[], { table, row }: Restored): readonly RowName[] {
  return references.flatMap(({ table: from, column, target }): RowName[] => {
    const id = row[column];
    if (from !== table || typeof id !== 'string') return [];
    const merged = target === 'code' ? 'AND merged_into IS NULL' : '';
    const there = tx.prepare<[string]>(`SELECT 1 FROM ${target} WHERE id = ? ${merged}`).get(id);
    return there === undefined ? [[target, id]] : [];
  });
}

/** The codes of a circle that a code closes by standing where it stands. */
function around(tx: Writer, { table, id }: Restored): readonly RowName[] {
  if (table !== 'code') return [];
  const above = tx
    .prepare<[string], { id: string }>(`
      WITH RECURSIVE above (id) AS (SELECT parent_id FROM code WHERE id = ?
        UNION SELECT code.parent_id FROM code JOIN above ON above.id = code.id)
      SELECT id FROM above WHERE id IS NOT NULL`)
    .all(id);
  return above.some((code) => code.id === id) ? named('code', above) : [];
}

/** The link, taken away later, without which a speaker's participant takes no part in the document. */
function outside(tx: Writer, { sequence }: JournalEntry, { table, row }: Restored): readonly RowName[] {
  if (table !== 'speaker' || row.participant_id === null) return [];
  const place = [row.document_id, row.participant_id];
  if (
    tx.prepare('SELECT 1 FROM document_participant WHERE document_id = ? AND participant_id = ?').get(place)
  )
    return [];
  return named(
    'document_participant',
    tx
      .prepare<unknown[], { id: string }>(`
    SELECT DISTINCT row_id AS id FROM journal_change
     WHERE table_name = 'document_participant' AND json_extract(before, '$.document_id') = ?
       AND json_extract(before, '$.participant_id') = ? AND entry > ?`)
      .all(...place, sequence),
  );
}

/** Rows with the same name where names must differ however they are cased: siblings only, for codes. */
function namesakes(tx: Writer, restored: readonly Restored[]): readonly RowName[] {
  return ['attribute', 'code', 'coder', 'document', 'participant'].flatMap((table) => {
    const own = restored.filter((one) => one.table === table && one.exists && !one.row.merged_into);
    if (own.length === 0) return [];
    const [parent, living] = table === 'code' ? ['parent_id', 'merged_into IS NULL'] : ['NULL', 'true'];
    const rows = tx
      .prepare<[], { id: string; name: string; parent: string | null }>(
        `SELECT id, name, ${parent} AS parent FROM ${table} WHERE ${living}`,
      )
      .all();
    const nameIn = (folder: string | null, name: string) => `${folder ?? ''} ${foldName(name)}`;
    const byName = Map.groupBy(rows, ({ parent: folder, name }) => nameIn(folder, name));
    return own.flatMap(({ id, row }) =>
      named(
        table,
        (byName.get(nameIn((row.parent_id ?? null) as string | null, String(row.name))) ?? []).filter(
          (other) => other.id !== id,
        ),
      ),
    );
  });
}

/** Rows that hold what may stand once only. */
function atItsPlace(tx: Writer, { table, id, row }: Restored): readonly RowName[] {
  const places = tx
    .prepare<[string], { columns: string }>(`
      SELECT json_group_array(info.name) AS columns FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info
       WHERE list."unique" = 1 GROUP BY list.name HAVING count(info.name) = count(*)`)
    .all(table)
    .map(({ columns }) => JSON.parse(columns) as readonly string[]);
  return places.flatMap((columns) =>
    named(
      table,
      tx
        .prepare<unknown[], { id: string }>(
          `SELECT id FROM ${table} WHERE id <> ? AND ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
        )
        .all(id, ...columns.map((column) => row[column] ?? null)),
    ),
  );
}

function named(table: string, rows: readonly { readonly id: string }[]): readonly RowName[] {
  return rows.map(({ id }) => [table, id]);
}

/**
 * Refuses an undo by the labels of at most five later changes of these rows, latest first: only those that
 * stand, not what was taken back or brought back since.
 */
export function conflict(tx: Writer, entry: JournalEntry, rows: readonly RowName[]): never {
  const later = tx
    .prepare<[number, string, string, number, number], { label: string }>(`
      SELECT entry.label FROM journal entry
        LEFT JOIN journal reversed ON reversed.id = entry.reverses
       WHERE entry.sequence > ? AND entry.reverses IS NOT ?
         AND EXISTS (SELECT 1 FROM json_each(?) row
                      WHERE (row.value ->> 0 = 'coder' AND entry.coder_id = row.value ->> 1)
                         OR EXISTS (SELECT 1 FROM journal_change change WHERE change.entry = entry.sequence
                                     AND change.table_name = row.value ->> 0 AND change.row_id = row.value ->> 1))
         AND (entry.kind = 'setup' OR (entry.kind = 'change' AND NOT ${IS_UNDONE})
              OR (entry.kind = 'undo' AND reversed.sequence <= ?
                  AND NOT EXISTS (SELECT 1 FROM journal redoing WHERE redoing.reverses = entry.id))
              OR (entry.kind = 'redo' AND reversed.sequence <= ?))
       ORDER BY entry.sequence DESC`)
    .all(entry.sequence, entry.id, JSON.stringify(rows.slice(0, ENOUGH)), entry.sequence, entry.sequence);
  const labels = new Set(later.map(({ label }) => label));
  return refuse('UNDO_CONFLICT', { label: entry.label, later: [...labels].slice(0, 5) });
}
