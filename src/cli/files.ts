import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { reasonOf } from '../app/output-file.ts';
import { Refusal, refuse } from '../kernel/errors.ts';

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
