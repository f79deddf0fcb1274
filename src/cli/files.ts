import {
  closeSync,
  globSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { Refusal, refuse } from '../kernel/errors.ts';

/** What is printed or written: at once, or piece by piece where the whole may be longer than a text can be. */
export type Content = Uint8Array | string | AsyncIterable<string>;

/** The largest file taken in, in bytes: what still fits into one text. */
const LARGEST_FILE = 500_000_000;

/** The files a name means: itself, or where it is a pattern that no shell has expanded, what it finds, sorted. */
export function filesMeant(folder: string, name: string): readonly string[] {
  if (!/[*?]/.test(name) || statSync(resolve(folder, name), { throwIfNoEntry: false }) !== undefined)
    return [name];
  const found = globSync(name, { cwd: folder }).sort();
  return found.length === 0 ? [name] : found;
}

export function readInput(folder: string, path: string): Uint8Array {
  const file = resolve(folder, path);
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return refuse('FILE_NOT_FOUND', { path });
    if (!found.isFile()) return refuse('FILE_UNREADABLE', { path, found: 'not a file' });
    if (found.size > LARGEST_FILE)
      return refuse('FILE_TOO_LARGE', { path, bytes: found.size, limit: LARGEST_FILE });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse('FILE_UNREADABLE', { path, found: reasonOf(error) });
  }
}

/**
 * Puts a file in place whole or not at all; a pipe or a device is written to as it is. A project is never written
 * over, not even by its own tables. Gives the path.
 */
export async function writeOutput(folder: string, path: string, content: Content): Promise<string> {
  const file = resolve(folder, path);
  const draft = `${file}.${process.pid}.part`;
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isFile() && isDatabase(file)) refuse('FILE_EXISTS', { path });
    if (there === undefined || there.isFile()) {
      await writePieces(draft, content);
      renameSync(draft, file);
    } else await writePieces(file, content);
    return file;
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof Refusal) throw error;
    return refuse('FILE_UNWRITABLE', { path, found: reasonOf(error) });
  }
}

async function writePieces(file: string, content: Content): Promise<void> {
  const handle = openSync(file, 'w');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(handle, content);
    else for await (const piece of content) writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

function isDatabase(file: string): boolean {
  const magic = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, magic, 0, magic.length, 0);
  } finally {
    closeSync(handle);
  }
  return magic.toString('latin1') === 'SQLite format 3\0';
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
