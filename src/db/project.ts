import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { EntryId, ReplicaId } from '../domain/ids.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import { type Attachment, attach } from './attachment.ts';
import { backupBeforeMigration } from './backup.ts';
import {
  handleOf,
  handleOver,
  inOurWords,
  openReaderConnection,
  openWriterConnection,
  type Reader,
  type Writer,
} from './connection.ts';
import { createJournalTriggers, type JournalledTable, journalledTables } from './journal-triggers.ts';
import { refuseForeignLog, refuseShorterLog } from './log-owner.ts';
import { bringUpToDate, migrate, newestVersion, versionOf } from './migrate.ts';
import {
  APPLICATION_ID,
  discardDraft,
  hasLog,
  inspectProjectFile,
  putInPlace,
  refuseNetworkFolder,
  refuseTaken,
} from './project-file.ts';
import type { ReplicaStore } from './replica-store.ts';
import { type Author, refuseMigrated, type WriteSide, write } from './transact.ts';

/** An open project: one connection that asks, one that changes. Close it, or a log stays beside the file. */
export type Project = {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly reader: Reader;
  /** Runs `fn` over one state of the file, whatever others commit meanwhile. */
  readonly snapshot: <T>(fn: () => T) => T;
  readonly side: WriteSide;
  readonly close: () => void;
};

export type Surroundings = { readonly ports: Ports; readonly replicas: ReplicaStore };

/** Makes a new project file and opens it. Refuses to touch a file that is there. */
export function createProject(path: string, name: string, author: Author, around: Surroundings): Project {
  refuseTaken(path, 'PROJECT_EXISTS');
  if (!existsSync(dirname(path))) refuse('PROJECT_NOT_FOUND', { path: dirname(path) });
  refuseNetworkFolder(path);
  const draft = `${path}.new-${around.ports.newId()}`;
  try {
    writeNewFile(draft);
    const project = openFile(draft, around);
    try {
      write(project.side, author, (tx, { now, newId }, enter) => {
        enter('setup', `Created project '${name}'`);
        tx.prepare('INSERT INTO project (id, name, created_at) VALUES (?, ?, ?)').run(newId(), name, now());
      });
    } finally {
      project.close();
    }
    putInPlace(draft, path, 'PROJECT_EXISTS');
  } catch (error) {
    // Nobody has asked for a draft.
    if (!(error instanceof Refusal) || error.details.path !== draft) throw error;
    throw new Refusal(error.code, { ...error.details, path });
  } finally {
    discardDraft(draft);
  }
  return openFile(path, around);
}

function writeNewFile(path: string): void {
  inOurWords(path, () => {
    const connection = openWriterConnection(path);
    try {
      connection.pragma(`application_id = ${APPLICATION_ID}`);
      connection.pragma('journal_mode = WAL');
      connection.transaction(() => migrate(connection, 0))();
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
  });
}

/** Opens a project file, after looking at it before SQLite does. A file that is refused is not changed. */
export async function openProject(path: string, around: Surroundings): Promise<Project> {
  const newest = newestVersion();
  const header = inspectProjectFile(path, newest);
  const version = hasLog(path) ? versionWithLog(path, newest) : header.version;
  if (version < newest) await backupBeforeMigration(path, version);
  return openFile(path, around);
}

/** Opens a copy that its maker may yet throw away. Where a step has to bring it up to date, what it was copied from is the backup. */
export function openCopy(path: string, around: Surroundings): Project {
  inspectProjectFile(path, newestVersion());
  return openFile(path, around);
}

/**
 * A migration may stand in the log alone, and the log may be another file's. A connection that only reads folds no log
 * in: both files stay.
 */
function versionWithLog(path: string, newest: number): number {
  refuseShorterLog(path);
  return inOurWords(path, () => {
    const connection = openReaderConnection(path);
    try {
      refuseForeignLog(path, handleOf<Reader>(connection));
      const version = versionOf(connection);
      return version > newest ? refuse('PROJECT_TOO_NEW', { path, version, newest }) : version;
    } finally {
      connection.close();
    }
  });
}

function openFile(path: string, around: Surroundings): Project {
  const attachment = attach(path, (writing) => {
    refuseForeignSchema(path, writing);
    if (writing.pragma('journal_mode', { simple: true }) !== 'wal') writing.pragma('journal_mode = WAL');
    bringUpToDate(writing, path);
    writing.pragma('query_only = ON');
  });
  try {
    return inOurWords(path, () => projectOf(writeSideOf(path, attachment, around), attachment, around));
  } catch (error) {
    attachment.close(() => undefined);
    throw error;
  }
}

/** Reads the schema and the heart of history: a damaged file says so here, before anything is written. */
function refuseForeignSchema(path: string, connection: Database.Database): void {
  const names = new Set(
    connection
      .prepare<[], { name: string }>('SELECT name FROM sqlite_master')
      .all()
      .map(({ name }) => name),
  );
  for (const table of ['project', 'coder', 'document', 'content', 'segment', 'journal']) {
    if (!names.has(table)) refuse('PROJECT_CORRUPT', { path, found: `table ${table} is missing` });
  }
}

/** Until the first change nothing is prepared for it, and the connection only reads: most commands change nothing. */
function writeSideOf(path: string, attachment: Attachment, around: Surroundings): WriteSide {
  const current: WriteSide['current'] = { entry: null };
  const changing: { by: Database.Database | null; tables: readonly JournalledTable[] } = {
    by: null,
    tables: [],
  };
  const writer = handleOver<Writer>(attachment.writing);
  const version = versionOf(attachment.writing());
  const tables = () => {
    const connection = attachment.writing();
    if (changing.by === connection) return changing.tables;
    refuseMigrated({ path, version, writer });
    connection.pragma('query_only = OFF');
    connection.function('emic_entry', () => {
      if (current.entry === null) throw new Error('a change outside of transact');
      return current.entry;
    });
    changing.tables = journalledTables(connection);
    createJournalTriggers(connection, changing.tables);
    changing.by = connection;
    return changing.tables;
  };
  const replica: WriteSide['replica'] = { id: null };
  const replicaFor = (lastEntry: EntryId | null): ReplicaId => {
    replica.id ??= around.replicas.claim(projectId(writer), lastEntry) ?? around.ports.newId<ReplicaId>();
    return replica.id;
  };
  return {
    path,
    version,
    get connection() {
      return attachment.writing();
    },
    writer,
    refuseMoved: attachment.refuseMoved,
    tables,
    ports: around.ports,
    replica,
    replicaFor,
    current,
  };
}

function projectId(db: Reader): string {
  return db.prepare<[], { id: string }>('SELECT id FROM project').get()?.id ?? '';
}

function projectOf(side: WriteSide, attachment: Attachment, around: Surroundings): Project {
  const row = side.writer.prepare<[], { id: string; name: string }>('SELECT id, name FROM project').get();
  return {
    id: row?.id ?? '',
    name: row?.name ?? '',
    path: side.path,
    reader: handleOver<Reader>(attachment.reading),
    snapshot: (fn) => attachment.reading().transaction(fn)(),
    side,
    close: () => attachment.close(() => releaseReplica(side, around)),
  };
}

function releaseReplica({ writer, replica }: WriteSide, { replicas }: Surroundings): void {
  if (replica.id === null) return;
  const last = writer
    .prepare<[], { id: EntryId }>('SELECT id FROM journal ORDER BY sequence DESC LIMIT 1')
    .get();
  if (last !== undefined) replicas.release(projectId(writer), replica.id, last.id);
}
