import type Database from 'better-sqlite3';
import type { Coder } from '../domain/coder.ts';
import type { CoderId, EntryId, ReplicaId } from '../domain/ids.ts';
import { type EntryKind, type LogicalTime, nextTime } from '../domain/journal.ts';
import { nameOf } from '../domain/name.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import { insertCoder, signatory } from './coders.ts';
import { inOurWords, type Writer } from './connection.ts';
import type { JournalledTable } from './journal-triggers.ts';

/** Who asks for a change: a coder's name or id, or null for whoever `actingCoder` finds; CODER_NEEDED where it finds nobody. */
export type Author = { readonly asked: string | null; readonly userName: string };

/** What a use case may lean on while it changes things. */
export type Act = Ports & {
  readonly coder: Coder;
  /** Under which the change is recorded. */
  readonly entry: EntryId;
};

export type Committed<T> = { readonly value: T; readonly tables: readonly string[] };

/** The side of an open project that changes it. Made by `openProject`. */
export type WriteSide = {
  readonly path: string;
  /** Of the file's schema, when it was opened. */
  readonly version: number;
  readonly connection: Database.Database;
  readonly writer: Writer;
  /** Refuses PROJECT_MOVED where the file is not where it was opened; to be asked before each change. */
  readonly refuseMoved: () => void;
  /** The tables that history records; asking for them makes the connection ready to change them. */
  readonly tables: () => readonly JournalledTable[];
  readonly ports: Ports;
  /** Set once this side has written. */
  readonly replica: { id: ReplicaId | null };
  /** The replica that writes now, given the id of the file's last entry (null in a new file). */
  readonly replicaFor: (lastEntry: EntryId | null) => ReplicaId;
  /** The entry under which triggers record, or null outside of `transact`. */
  readonly current: { entry: number | null };
};

type Entered = { readonly id: EntryId; readonly sequence: number };
export type Entering = (kind: EntryKind, label: string, reverses?: EntryId) => Entered;

/**
 * Runs `fn` in one durable transaction under one journal entry. A throw rolls everything back; a change
 * that changes nothing leaves no entry. `label` says what was done, in words for the history.
 */
export function transact<T>(
  side: WriteSide,
  author: Author,
  label: string | ((value: T) => string),
  fn: (tx: Writer, act: Act) => T,
): Committed<T> {
  return write(side, author, (tx, act, enter) => {
    const entry = enter('change', '');
    const value = fn(tx, { ...act, entry: entry.id });
    const text = typeof label === 'string' ? label : label(value);
    tx.prepare('UPDATE journal SET label = ? WHERE sequence = ?').run(text, entry.sequence);
    return value;
  });
}

/** The transaction beneath `transact`, for those who need several entries or another kind of entry. */
export function write<T>(
  side: WriteSide,
  author: Author,
  fn: (tx: Writer, act: Omit<Act, 'entry'>, enter: Entering) => T,
): Committed<T> {
  const { writer, path } = side;
  return inOurWords(path, () => {
    side.refuseMoved();
    side.tables();
    writer.prepare('BEGIN IMMEDIATE').run();
    try {
      refuseMigrated(side);
      const before = lastSequence(writer);
      const entered = { count: 0 };
      const coder = coderActing(side, author);
      const value = fn(writer, { ...side.ports, coder }, (kind, label, reverses) => {
        entered.count += 1;
        return enterEntry(side, coder.id, kind, label, reverses ?? null);
      });
      const tables = changedTables(writer, before);
      // A coder who is new was entered too; one entry alone is not empty where a table changed.
      if (entered.count > 1 || tables.includes('coder')) dropEmptyEntries(writer, before);
      const changedAnything = tables.some((table) => table !== 'coder');
      writer.prepare(changedAnything ? 'COMMIT' : 'ROLLBACK').run();
      return { value, tables: changedAnything ? tables : [] };
    } catch (error) {
      if (side.connection.inTransaction) side.connection.exec('ROLLBACK');
      throw error;
    } finally {
      side.current.entry = null;
    }
  });
}

/**
 * A durable transaction beside history, for what is no part of the study. No entry is open: a change of a table that
 * history records throws, as everywhere outside of `transact`.
 */
export function writeAside<T>(side: WriteSide, fn: (tx: Writer) => T): T {
  const { writer, path } = side;
  return inOurWords(path, () => {
    side.refuseMoved();
    side.tables();
    writer.prepare('BEGIN IMMEDIATE').run();
    try {
      refuseMigrated(side);
      const value = fn(writer);
      writer.prepare('COMMIT').run();
      return value;
    } catch (error) {
      if (side.connection.inTransaction) side.connection.exec('ROLLBACK');
      throw error;
    }
  });
}

/** Another process may have migrated the file meanwhile: what this one would write does not fit any more. */
export function refuseMigrated({
  path,
  version: newest,
  writer,
}: Pick<WriteSide, 'path' | 'version' | 'writer'>): void {
  const version =
    writer.prepare<[], { user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
  if (version > newest) refuse('PROJECT_TOO_NEW', { path, version, newest });
}

function coderActing(side: WriteSide, author: Author): Coder {
  const known = signatory(side.writer, author.asked, author.userName);
  if (typeof known !== 'string') return known;
  const coder = {
    id: side.ports.newId<CoderId>(),
    name: orRefuse(nameOf(known)),
    createdAt: side.ports.now(),
  };
  enterEntry(side, coder.id, 'setup', `Added coder '${coder.name}'`, null);
  insertCoder(side.writer, coder);
  return coder;
}

function enterEntry(
  side: WriteSide,
  coderId: CoderId,
  kind: EntryKind,
  label: string,
  reverses: EntryId | null,
): Entered {
  const { writer, ports } = side;
  const last = writer
    .prepare<[], LogicalTime & { id: string; replica_id: string }>(
      'SELECT id, at, counter, replica_id FROM journal ORDER BY sequence DESC LIMIT 1',
    )
    .get();
  const time = nextTime(last, ports.now());
  const replica = side.replicaFor((last?.id ?? null) as EntryId | null);
  if (last?.replica_id !== replica) {
    writer
      .prepare('INSERT INTO replica (id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(replica, ports.now());
  }
  const id = ports.newId<EntryId>();
  const { lastInsertRowid } = writer
    .prepare(`INSERT INTO journal (id, replica_id, at, counter, coder_id, label, kind, reverses)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(id, replica, time.at, time.counter, coderId, label, kind, reverses);
  const sequence = Number(lastInsertRowid);
  side.current.entry = sequence;
  return { id, sequence };
}

/** The number of the newest entry, 0 in a file without any. */
function lastSequence(db: Writer): number {
  return (
    db.prepare<[], { last: number }>('SELECT ifnull(max(sequence), 0) AS last FROM journal').get()?.last ?? 0
  );
}

function changedTables(tx: Writer, after: number): readonly string[] {
  return tx
    .prepare<[number], { name: string }>(
      'SELECT DISTINCT table_name AS name FROM journal_change WHERE entry > ? ORDER BY name',
    )
    .all(after)
    .map(({ name }) => name);
}

function dropEmptyEntries(tx: Writer, after: number): void {
  tx.prepare(
    'DELETE FROM journal WHERE sequence > ? AND NOT EXISTS (SELECT 1 FROM journal_change WHERE entry = sequence)',
  ).run(after);
}
