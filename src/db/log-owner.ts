import { closeSync, openSync, readSync } from 'node:fs';
import { refuse } from '../kernel/errors.ts';
import type { Reader } from './connection.ts';
import { logOf } from './project-file.ts';

/**
 * A log names no file: SQLite plays whatever stands beside a file into it. It may be another one's, where somebody has
 * put a file into the place of one that was open when its program ended. Formats: sqlite.org/fileformat2.html.
 */

/** The newest entry of the history as a file has it without its log, and the page on which it stands. */
type LastEntry = { readonly page: number; readonly sequence: number; readonly id: string };

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const INTERIOR_TABLE_PAGE = 0x05;
const LEAF_TABLE_PAGE = 0x0d;
/** A history of 10^12 entries is not as deep. */
const DEEPEST = 12;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How a record says: NULL, where the row id stands for a column; a text of 36 bytes. */
const NOTHING = 0;
const ID_TEXT = 13 + 2 * 36;

/**
 * Refuses PROJECT_LOG_FOREIGN where the log ends with fewer pages than the file has by itself: a project never shrinks,
 * and SQLite would call the file damaged.
 */
export function refuseShorterLog(path: string): void {
  const pages = reading(path, (file) => bytesAt(file, 28, 4)?.readUInt32BE(0) ?? 0) ?? 0;
  const log = logOf(path);
  const last = framesIn(log).findLast((frame) => frame.pages > 0);
  if (last !== undefined && last.pages < pages) refuse('PROJECT_LOG_FOREIGN', { path, log });
}

/**
 * Refuses PROJECT_LOG_FOREIGN where the log belongs to another project, or to a copy of this one that went its own way.
 * History only grows: the last entry in the file alone stands in the log, too, where that has the same page, and
 * otherwise in what both give together, which `db` reads. A log whose folding in was cut short is its own file's.
 */
export function refuseForeignLog(path: string, db: Reader): void {
  const journal = db
    .prepare<[], { root: number }>("SELECT rootpage AS root FROM sqlite_schema WHERE name = 'journal'")
    .get();
  const last = journal === undefined ? null : lastEntryIn(path, journal.root);
  if (last === null) return;
  const log = logOf(path);
  const isKnown = logHolds(log, last) ?? isInHistory(db, last);
  if (!isKnown) refuse('PROJECT_LOG_FOREIGN', { path, log });
}

function isInHistory(db: Reader, { sequence, id }: LastEntry): boolean {
  const row = db.prepare<[number], { id: string }>('SELECT id FROM journal WHERE sequence = ?').get(sequence);
  return row?.id === id;
}

/** Null where the file tells nothing, as in the midst of folding in. */
function lastEntryIn(path: string, root: number): LastEntry | null {
  return reading(path, (file) => {
    const size = pageSizeOf(file);
    const page = { number: root };
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const bytes = bytesAt(file, (page.number - 1) * size, size);
      if (bytes?.[0] === LEAF_TABLE_PAGE) return lastEntryOn(bytes, page.number);
      if (bytes?.[0] !== INTERIOR_TABLE_PAGE) return null;
      page.number = bytes.readUInt32BE(8);
    }
    return null;
  });
}

/** A cell: length of the record, row id, record. A record: length of its header, a type for each column, values. */
function lastEntryOn(bytes: Buffer, page: number): LastEntry | null {
  const cells = bytes.readUInt16BE(3);
  if (cells === 0 || 8 + 2 * cells > bytes.length) return null;
  const record = varintAt(bytes, bytes.readUInt16BE(8 + 2 * (cells - 1)));
  const row = varintAt(bytes, record.end);
  const header = varintAt(bytes, row.end);
  // The number, the id, the replica.
  const types = [...bytes.subarray(header.end, header.end + 3)];
  const start = row.end + header.value;
  const id = bytes.toString('latin1', start, start + 36);
  const isEntry = types[0] === NOTHING && types[1] === ID_TEXT && types[2] === ID_TEXT && ID.test(id);
  return isEntry ? { page, sequence: row.value, id } : null;
}

function varintAt(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return { value: 0, end: start };
}

/** Whether the log has the entry; null where it has nothing of the entry's page. */
function logHolds(path: string, { page, id }: LastEntry): boolean | null {
  const wanted = Buffer.from(id, 'latin1');
  let hasPage = false;
  for (const { number, bytes } of framesIn(path)) {
    if (bytes.includes(wanted)) return true;
    hasPage ||= number === page;
  }
  return hasPage ? false : null;
}

type Frame = {
  readonly number: number;
  /** Of the whole file after a commit, 0 in its other frames. */
  readonly pages: number;
  readonly bytes: Buffer;
};

/** Frames of before the log was begun anew do not count: they bear other salts. */
function framesIn(path: string): readonly Frame[] {
  const frames: Frame[] = [];
  reading(path, (log) => {
    const header = bytesAt(log, 0, WAL_HEADER);
    if (header === null) return;
    const size = header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    for (let at = WAL_HEADER; ; at += FRAME_HEADER + size) {
      const frame = bytesAt(log, at, FRAME_HEADER + size);
      if (frame === null || !frame.subarray(8, 16).equals(salts)) return;
      const bytes = frame.subarray(FRAME_HEADER);
      frames.push({ number: frame.readUInt32BE(0), pages: frame.readUInt32BE(4), bytes });
    }
  });
  return frames;
}

function pageSizeOf(file: number): number {
  const declared = bytesAt(file, 16, 2)?.readUInt16BE(0) ?? 0;
  return declared === 1 ? 65_536 : declared;
}

function bytesAt(file: number, position: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  return position >= 0 && readSync(file, bytes, 0, length, position) === length ? bytes : null;
}

function reading<T>(path: string, read: (file: number) => T): T | null {
  try {
    const file = openSync(path, 'r');
    try {
      return read(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
