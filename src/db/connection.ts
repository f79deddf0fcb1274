import Database from 'better-sqlite3';
import type { Brand } from '../kernel/brand.ts';
import { Refusal, refuse } from '../kernel/errors.ts';

type Handle = {
  /** The statement for `sql`, prepared once a connection. */
  prepare<Parameters extends unknown[] | Record<string, unknown> = unknown[], Row = unknown>(
    sql: string,
  ): Database.Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>;
};

/** May ask. Backed by a connection that SQLite itself holds to reading, or by the writer inside a transaction. */
export type Reader = Brand<Handle, 'Reader'>;
/** May change rows, and only inside `transact`, which alone makes one. */
export type Writer = Reader & Brand<Handle, 'Writer'>;

/** How long a writer waits for another process before it is refused as busy, in milliseconds. */
export const BUSY_TIMEOUT = 5_000;

/** Makes the file where there is none, but for `existing` ones: what has just been moved is not made anew. */
export function openWriterConnection(path: string, wanted: 'any' | 'existing' = 'any'): Database.Database {
  const connection = new Database(path, { timeout: BUSY_TIMEOUT, fileMustExist: wanted === 'existing' });
  return withPragmas(connection, [
    'foreign_keys = ON',
    'trusted_schema = OFF',
    'recursive_triggers = ON',
    'synchronous = FULL',
    'temp_store = MEMORY',
  ]);
}

export function openReaderConnection(path: string): Database.Database {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  return withPragmas(connection, ['trusted_schema = OFF', 'query_only = ON']);
}

/** A database in memory with the content of a file: nothing comes to stand beside the file. */
export function openImageConnection(bytes: Buffer): Database.Database {
  return withPragmas(new Database(bytes, { readonly: true }), ['trusted_schema = OFF', 'query_only = ON']);
}

/** Some pragmas read the schema: a damaged file that is refused here must not stay open. */
function withPragmas(connection: Database.Database, pragmas: readonly string[]): Database.Database {
  try {
    for (const pragma of pragmas) connection.pragma(pragma);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Statements are prepared once for each text of SQL: preparing costs more than most of our questions. */
export function handleOf<H extends Reader>(connection: Database.Database): H {
  return handleOver<H>(() => connection);
}

/** Asks for the connection each time: a file that is back in its place is taken up by a new one. */
export function handleOver<H extends Reader>(connection: () => Database.Database): H {
  const prepared = { by: connection(), statements: new Map<string, Database.Statement>() };
  const handle: Handle = {
    prepare(sql: string) {
      const present = connection();
      if (present !== prepared.by) {
        prepared.by = present;
        prepared.statements.clear();
      }
      const known = prepared.statements.get(sql);
      if (known !== undefined) return known as never;
      const statement = present.prepare(sql);
      prepared.statements.set(sql, statement);
      return statement as never;
    },
  };
  return handle as H;
}

/** Runs `fn` and says in our words what SQLite refused. */
export function inOurWords<T>(path: string, fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    throw translated(path, error);
  }
}

export function translated(path: string, error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Database.SqliteError)) return error;
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Refusal('PROJECT_BUSY', { path });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ')
    return new Refusal('PROJECT_CORRUPT', { path, found: error.message });
  if (code === 'SQLITE_NOTADB') return new Refusal('PROJECT_NOT_SQLITE', { path });
  if (code === 'SQLITE_FULL') return new Refusal('DISK_FULL', { path });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return new Refusal('PROJECT_READ_ONLY', { path });
  if (code.startsWith('SQLITE_IOERR')) return new Refusal('DISK_FULL', { path, found: error.message });
  return error;
}

/** The one row that a query must have. */
export function one<Row>(row: Row | undefined, what: string): Row {
  return row ?? refuse('NOT_FOUND', { what });
}
