import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { JournalEntry } from '../domain/journal.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import {
  handleOf,
  openImageConnection,
  openReaderConnection,
  type Reader,
  translated,
} from './connection.ts';
import { lastEntry } from './journal.ts';
import { newestVersion } from './migrate.ts';
import { type ProjectFacts, projectFacts } from './project-facts.ts';
import { inspectProjectFile, READ_VERSION, WRITE_VERSION } from './project-file.ts';

export type BackupFacts = ProjectFacts & { readonly last: JournalEntry };

/**
 * What a backup holds, without a byte of it being changed and without anything beside it. What is damaged where this
 * does not look is found when it is restored.
 */
export function backupFacts(file: string): BackupFacts {
  try {
    const { isLogged } = inspectProjectFile(file, newestVersion(), 'copy');
    // A log that is there belongs to it, and stays.
    const connection =
      isLogged && !existsSync(`${file}-wal`)
        ? openImageConnection(withoutLog(readFileSync(file)))
        : openReaderConnection(file);
    try {
      return connection.transaction(() => factsIn(file, handleOf<Reader>(connection)))();
    } finally {
      connection.close();
    }
  } catch (error) {
    throw inWords(file, error);
  }
}

function factsIn(file: string, db: Reader): BackupFacts {
  const last = lastEntry(db) ?? refuse('PROJECT_CORRUPT', { path: file, found: 'the history is empty' });
  return { ...projectFacts(db), last };
}

/** SQLite reads no image that says it has a log. */
function withoutLog(bytes: Buffer): Buffer {
  bytes[WRITE_VERSION] = 1;
  bytes[READ_VERSION] = 1;
  return bytes;
}

function inWords(file: string, error: unknown): unknown {
  const known = translated(file, error);
  if (known instanceof Database.SqliteError)
    return new Refusal('PROJECT_CORRUPT', { path: file, found: known.message });
  if (known instanceof Error && 'syscall' in known && 'code' in known)
    return new Refusal('FILE_UNREADABLE', { path: file, found: String(known.code) });
  return known;
}
