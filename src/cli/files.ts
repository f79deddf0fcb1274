import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { refuse } from '../kernel/errors.ts';

/** The largest file taken in, in bytes: what still fits into one text. */
const LARGEST_FILE = 500_000_000;

export function readInput(folder: string, path: string): Uint8Array {
  const file = resolve(folder, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('FILE_NOT_FOUND', { path });
  if (!found.isFile()) return refuse('FILE_UNREADABLE', { path, found: 'not a file' });
  if (found.size > LARGEST_FILE)
    return refuse('FILE_TOO_LARGE', { path, bytes: found.size, limit: LARGEST_FILE });
  try {
    return readFileSync(file);
  } catch (error) {
    return refuse('FILE_UNREADABLE', { path, found: reasonOf(error) });
  }
}

/** Puts a file in place whole or not at all. Gives its path. */
export function writeOutput(folder: string, path: string, content: Uint8Array | string): string {
  const file = resolve(folder, path);
  const draft = `${file}.${process.pid}.part`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
    return file;
  } catch (error) {
    rmSync(draft, { force: true });
    return refuse('FILE_UNWRITABLE', { path, found: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
