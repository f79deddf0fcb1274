import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  linkSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { refuse } from '../kernel/errors.ts';

/** "EMIC" in ASCII: stands at byte 68 of every project file. */
export const APPLICATION_ID = 0x454d4943;

const SQLITE_MAGIC = 'SQLite format 3\u0000';
const HEADER_BYTES = 100;
/** Where the header says how the file is read, and what it says for WAL (SQLite's file format, 1.3). */
export const WRITE_VERSION = 18;
export const READ_VERSION = 19;
const LOGGED = 2;
/** Linux `statfs` types over which WAL's shared memory does not work: NFS, SMB, CIFS, SMB2, AFS, Ceph, 9p. */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997,
]);

export type ProjectHeader = {
  readonly version: number;
  /** Whoever opens the file as a database, if only to read, makes a log beside it. */
  readonly isLogged: boolean;
};

/**
 * Looks at a file before SQLite touches it, and refuses everything that is not a whole project file
 * of a version up to `newest`; one that is to be opened must be where it can be written, too.
 */
export function inspectProjectFile(
  path: string,
  newest: number,
  purpose: 'open' | 'copy' = 'open',
): ProjectHeader {
  if (!existsSync(path)) refuse('PROJECT_NOT_FOUND', { path });
  if (!statSync(path).isFile()) refuse('PROJECT_NOT_SQLITE', { path });
  if (isOnNetwork(path, process.platform, networkTypeOf(path))) refuse('PROJECT_ON_NETWORK', { path });
  const { header, size } = readHeader(path);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) {
    const cutShort =
      header.length > 0 && SQLITE_MAGIC.startsWith(header.toString('latin1', 0, Math.min(16, header.length)));
    refuse(cutShort ? 'PROJECT_TRUNCATED' : 'PROJECT_NOT_SQLITE', { path });
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) refuse('PROJECT_FOREIGN', { path });
  const version = header.readUInt32BE(60);
  if (version > newest) refuse('PROJECT_TOO_NEW', { path, version, newest });
  if (isTruncated(header, size) && !hasLog(path)) refuse('PROJECT_TRUNCATED', { path });
  if (purpose === 'open' && !isWritable(path)) refuse('PROJECT_READ_ONLY', { path });
  return { version, isLogged: header[READ_VERSION] === LOGGED };
}

/** UNC paths on Windows, network file systems on Linux; `type` is what `statfs` says, null where it cannot. */
export function isOnNetwork(path: string, platform: NodeJS.Platform, type: number | null): boolean {
  if (platform === 'win32') return /^(\\\\|\/\/)(?![?.][\\/])/.test(path) || /^\\\\\?\\UNC\\/i.test(path);
  return platform === 'linux' && type !== null && NETWORK_FILE_SYSTEMS.has(type);
}

/**
 * Refuses a place where a file is, or the log of one that was: SQLite would replay that log into whatever
 * comes to stand there.
 */
export function refuseTaken(path: string, code: 'FILE_EXISTS' | 'PROJECT_EXISTS'): void {
  const taken = [path, `${path}-wal`, `${path}-journal`].find((place) => existsSync(place));
  if (taken !== undefined) refuse(code, { path: taken });
}

/**
 * Gives a finished draft its name. A link fails where the name is taken, so that of two who make one file
 * only one succeeds. The draft may still be there afterwards.
 */
export function putInPlace(draft: string, path: string, code: 'FILE_EXISTS' | 'PROJECT_EXISTS'): void {
  refuseTaken(path, code);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') refuse(code, { path });
    // Some file systems know no links, and some refuse them for reasons of their own.
    refuseTaken(path, code);
    renameSync(draft, path);
  }
}

/** Takes a draft away with all that SQLite may have left beside it. */
export function discardDraft(draft: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(draft + ending)) rmSync(draft + ending, { force: true });
  }
}

export function refuseNetworkFolder(path: string): void {
  if (isOnNetwork(path, process.platform, networkTypeOf(dirname(path))))
    refuse('PROJECT_ON_NETWORK', { path });
}

function networkTypeOf(path: string): number | null {
  try {
    return statfsSync(path).type;
  } catch {
    return null;
  }
}

function readHeader(path: string): { header: Buffer; size: number } {
  const file = openForReading(path);
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const read = readSync(file, header, 0, HEADER_BYTES, 0);
    return { header: header.subarray(0, read), size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse('PROJECT_READ_ONLY', { path, found });
  }
}

/** SQLite's header says how many pages the file has; fewer bytes than that is a file cut short. */
function isTruncated(header: Buffer, size: number): boolean {
  const declared = header.readUInt16BE(16);
  const pageSize = declared === 1 ? 65_536 : declared;
  const pagesAreKnown = header.readUInt32BE(24) === header.readUInt32BE(92);
  return size < pageSize || (pagesAreKnown && size < pageSize * header.readUInt32BE(28));
}

/** After an unclean end the write-ahead log may still hold what the file lacks: SQLite then mends it. */
export function hasLog(path: string): boolean {
  const log = logOf(path);
  return existsSync(log) && statSync(log).size > 0;
}

/** SQLite puts a log beside the file itself, not beside a link to it. */
export function logOf(path: string): string {
  try {
    return `${realpathSync(path)}-wal`;
  } catch {
    return `${path}-wal`;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
