import { realpathSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Refusal, refuse } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import { keepMissing } from './backup.ts';
import {
  BUSY_TIMEOUT,
  inOurWords,
  openReaderConnection,
  openWriterConnection,
  translated,
} from './connection.ts';
import { type FileId, fileAt, isSameFile, openFileOf } from './whereabouts.ts';

/**
 * The two connections to a project file, and which file that is. Where files have numbers, SQLite goes on writing to a
 * file that was renamed, while its log keeps the old name: whoever opens it under the new one misses the log, and
 * whoever puts another file in its place finds a log that is not its own.
 */
export type Attachment = {
  readonly writing: () => Database.Database;
  readonly reading: () => Database.Database;
  /**
   * Returns where the file is in its place. Else folds the log into it, keeps a backup where the file has no name any
   * more, takes the log away, and refuses PROJECT_MOVED. A file that is back is taken up again.
   */
  readonly refuseMoved: () => void;
  /** Runs `last` before the log is folded in and the connections close. */
  readonly close: (last: () => void) => void;
};

type Attached = {
  readonly writing: Database.Database;
  readonly reading: Database.Database;
  /** Without links: the log stands beside it. */
  readonly place: string;
  readonly file: FileId | null;
  readonly logs: readonly { readonly ending: string; readonly file: FileId | null }[];
};

type State = {
  readonly path: string;
  /** Prepares a writing connection for its work. */
  readonly prepare: (writing: Database.Database) => void;
  at: Attached;
  /** Both connections are closed, to be opened anew. */
  isDetached: boolean;
  /** What became of the file, once its log is folded in. */
  parted: Parted | null;
};

type Parted = { readonly details: { readonly [name: string]: Json }; readonly isSettled: boolean };

/** How long a project that closes, or whose file is gone, waits to fold its log in, in milliseconds. */
const FOLDING_TIMEOUT = 250;
/** The log stays, and the next who opens the project folds it in. */
const UNFOLDED = new Set(['DISK_FULL', 'PROJECT_BUSY', 'PROJECT_READ_ONLY']);

/** Opens a file that was looked at. `prepare` may throw: then nothing stays open. */
export function attach(path: string, prepare: State['prepare']): Attachment {
  const state: State = { path, prepare, at: opened(path, prepare), isDetached: false, parted: null };
  return {
    writing: () => present(state).writing,
    reading: () => present(state).reading,
    refuseMoved: () => refuseMoved(state),
    close: (last) => close(state, last),
  };
}

function opened(path: string, prepare: State['prepare']): Attached {
  return inOurWords(path, () => {
    const writing = openWriterConnection(path, 'existing');
    try {
      prepare(writing);
      const reading = openReaderConnection(path);
      const place = realpathSync(path);
      const logs = ['-wal', '-shm'].map((ending) => ({ ending, file: fileAt(place + ending) }));
      return { writing, reading, place, file: fileAt(place), logs };
    } catch (error) {
      writing.close();
      throw error;
    }
  });
}

function present(state: State): Attached {
  if (state.isDetached) takeUp(state);
  return state.at;
}

function isInPlace({ path, at }: State): boolean {
  return (
    isSameFile(fileAt(path), at.file) &&
    at.logs.every(({ ending, file }) => file === null || isSameFile(fileAt(at.place + ending), file))
  );
}

function refuseMoved(state: State): void {
  if (state.isDetached) takeUp(state);
  else if (isInPlace(state)) state.parted = null;
  else if (isSameFile(fileAt(state.path), state.at.file)) attachAnew(state);
  else {
    if (state.parted?.isSettled !== true) state.parted = inOurWords(state.path, () => part(state));
    refuse('PROJECT_MOVED', { path: state.path, ...state.parted.details });
  }
}

/** The file is in its place, but the log there is none of ours: what would be written now, nobody else would find. */
function attachAnew(state: State): void {
  if (state.parted === null) inOurWords(state.path, () => fold(state));
  state.at.reading.close();
  state.at.writing.close();
  state.isDetached = true;
  takeUp(state);
}

/** SQLite shares one index of the log among all connections of a process to a file: none may be left of before. */
function takeUp(state: State): void {
  const { path, prepare } = state;
  if (openFileOf(state.at.file) !== null) refuse('PROJECT_BUSY', { path });
  if (!isSameFile(fileAt(path), state.at.file)) refuse('PROJECT_MOVED', { path, now: null });
  state.at = opened(path, prepare);
  state.isDetached = false;
  state.parted = null;
}

/** What others have committed to the same log is in it, too. */
function fold({ path, at: { writing } }: State): void {
  writing.pragma(`busy_timeout = ${FOLDING_TIMEOUT}`);
  try {
    const [outcome] = writing.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    if (outcome?.busy !== 0) refuse('PROJECT_BUSY', { path });
  } finally {
    writing.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

function part(state: State): Parted {
  const open = openFileOf(state.at.file);
  // Without a name nobody can come upon the file any more: what is in its log is kept with the rest.
  if (open === null || open.names > 0) fold(state);
  dropLogs(state.at);
  if (open !== null && open.names > 0) return { details: { now: open.now }, isSettled: true };
  try {
    return { details: { kept: keep(state) }, isSettled: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { details: { kept: null, found: error.details.found ?? error.code }, isSettled: false };
  }
}

function keep({ path, at: { writing } }: State): string {
  const last = writing
    .prepare<[], { at: number }>('SELECT at FROM journal ORDER BY sequence DESC LIMIT 1')
    .get();
  return keepMissing(path, last?.at ?? 0, () => writing.serialize());
}

/** Whoever else has them open holds the very same ones; whoever comes makes their own. */
function dropLogs({ place, logs }: Attached): void {
  for (const { ending, file } of logs) {
    if (isSameFile(fileAt(place + ending), file)) rmSync(place + ending, { force: true });
  }
}

/** What is committed stays committed: a log that cannot be folded in stays where it is, or is folded in by others. */
function close(state: State, last: () => void): void {
  const { path, at, isDetached } = state;
  if (isDetached) return;
  at.reading.close();
  try {
    inOurWords(path, last);
    if (isInPlace(state)) fold(state);
    else if (state.parted?.isSettled !== true) part(state);
  } catch (error) {
    const known = translated(path, error);
    if (!(known instanceof Refusal && UNFOLDED.has(known.code))) throw known;
  } finally {
    at.writing.close();
  }
}
