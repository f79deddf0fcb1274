import type Database from 'better-sqlite3';

/** Tables that history does not record: history itself, immutable content, what is derived, and the window's layout. */
const UNRECORDED = new Set([
  'content',
  'text_content',
  'replica',
  'journal',
  'journal_change',
  'word_index',
  'paragraph',
  'layout',
  'kept_count',
]);

export type JournalledTable = { readonly name: string; readonly columns: readonly string[] };

/**
 * The tables that history records, read from the schema. Each must have `id TEXT PRIMARY KEY` and no
 * BLOB, because the journal names rows by id and keeps them as JSON.
 */
export function journalledTables(connection: Database.Database): readonly JournalledTable[] {
  const tables = connection
    .prepare<[], { name: string }>(`
      SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all();
  return tables
    .filter(({ name }) => !UNRECORDED.has(name))
    .map(({ name }) => ({ name, columns: journalledColumns(connection, name) }));
}

function journalledColumns(connection: Database.Database, table: string): readonly string[] {
  const columns = connection
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?)',
    )
    .all(table);
  const key = columns.filter((column) => column.pk > 0);
  if (key.length !== 1 || key[0]?.name !== 'id' || columns.some((column) => column.type === 'BLOB')) {
    throw new Error(`table ${table} cannot be journalled: it needs id as its key and no BLOB`);
  }
  return columns.map((column) => column.name);
}

/** A row as JSON, the same text wherever it is written or compared. */
export function rowAsJson(table: JournalledTable, alias: string): string {
  return `json_object(${table.columns.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
}

/** Temporary triggers that write every change of every journalled table under the entry `emic_entry()` names. */
export function createJournalTriggers(
  connection: Database.Database,
  tables: readonly JournalledTable[],
): void {
  connection.exec(tables.flatMap(triggersOf).join('\n'));
}

function triggersOf(table: JournalledTable): string[] {
  const { name } = table;
  const record = (id: string, before: string, after: string) => `
    INSERT INTO journal_change (entry, table_name, row_id, before, after)
    VALUES (emic_entry(), '${name}', ${id}, ${before}, ${after});`;
  const changed = table.columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  const before = rowAsJson(table, 'OLD');
  const after = rowAsJson(table, 'NEW');
  return [
    `CREATE TEMP TRIGGER journal_${name}_insert AFTER INSERT ON main.${name} BEGIN ${record('NEW.id', 'NULL', after)} END;`,
    `CREATE TEMP TRIGGER journal_${name}_update AFTER UPDATE ON main.${name} WHEN ${changed} BEGIN ${record('OLD.id', before, after)} END;`,
    `CREATE TEMP TRIGGER journal_${name}_delete AFTER DELETE ON main.${name} BEGIN ${record('OLD.id', before, 'NULL')} END;`,
  ];
}
