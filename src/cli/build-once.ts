import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type Build = {
  /** What is built. Whoever looks at it sees the old one or the new one, each whole. */
  readonly folder: string;
  readonly isStale: () => boolean;
  /** Builds into a folder that is not there yet; says whether that went well. */
  readonly make: (into: string) => boolean;
};

/** Between two looks at a lock, in milliseconds. */
const BETWEEN_LOOKS = 100;
/** No build takes so long: the number of a process that died may be another's by now. In milliseconds. */
const LONGEST_BUILD = 5 * 60_000;

/** Builds what is stale, once: whoever comes meanwhile, in another process, waits and finds it built. */
export function buildOnce({ folder, isStale, make }: Build): boolean {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (isStale()) {
    if (!take(lock)) {
      pause(BETWEEN_LOOKS);
      continue;
    }
    try {
      return !isStale() || built(folder, make);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return true;
}

function built(folder: string, make: Build['make']): boolean {
  clearAway(folder);
  const fresh = `${folder}.new-${process.pid}`;
  try {
    if (!make(fresh)) return false;
    putInPlace(fresh, folder);
    return true;
  } finally {
    clearAway(folder);
  }
}

function putInPlace(fresh: string, folder: string): void {
  const old = `${folder}.old-${process.pid}`;
  const isThere = existsSync(folder);
  if (isThere) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (isThere) renameSync(old, folder);
    throw error;
  }
}

/** What builds left that broke off; nobody else builds while the lock is held. */
function clearAway(folder: string): void {
  const [parent, name] = [dirname(folder), basename(folder)];
  const isLeftOver = (entry: string) => entry.startsWith(`${name}.new-`) || entry.startsWith(`${name}.old-`);
  for (const entry of readdirSync(parent).filter(isLeftOver))
    rmSync(join(parent, entry), { recursive: true, force: true });
}

/** Whether the lock is ours now. One whose process is dead is put out of the way, for the next look to take. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  const holder = heldBy(lock);
  if (holder !== null && isAbandoned(lock, holder)) putAside(lock, holder);
  return false;
}

/** What stands in a lock, null where it was let go. */
function heldBy(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isAbandoned(lock: string, holder: string): boolean {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (Date.now() - stat.mtimeMs > LONGEST_BUILD) return true;
  // A lock that was made this moment has no number yet.
  return /^\d+$/.test(holder) && !isAlive(Number(holder));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return !isCode(error, 'ESRCH');
  }
}

/** Renamed first, so that of two who find it abandoned none removes the lock that the other has taken since. */
function putAside(lock: string, holder: string): void {
  const aside = `${lock}-${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (heldBy(aside) !== holder && !existsSync(lock)) renameSync(aside, lock);
  else rmSync(aside, { force: true });
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
