import { closeSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal, refuse } from '../kernel/errors.ts';

/** What is printed or written: at once, or piece by piece where the whole may be longer than a text can be. */
export type Content = Uint8Array | string | AsyncIterable<string>;

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

export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
