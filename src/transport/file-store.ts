import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../kernel/errors.ts';
import type { AnswerFile } from './wire.ts';

/** Files on their way: handed over before a call, or fetched after one. */
export type FileStore = {
  /** Where files that were handed over wait, each under its handle. */
  readonly folder: string;
  /** Writes the body to the disk as it comes, and gives its handle. */
  readonly receive: (request: IncomingMessage) => Promise<string>;
  /** Keeps the bytes of an answer until they are fetched. Never on the disk: they may be anybody's confidences. */
  readonly keep: (files: readonly AnswerFile[]) => void;
  readonly kept: (handle: string) => AnswerFile | null;
  readonly drop: (handle: string) => void;
  readonly close: () => void;
};

export type FileLimits = {
  /** Largest file, in bytes. */
  readonly largest: number;
  /** How long a file waits, in milliseconds. */
  readonly waits: number;
};

export function fileStoreIn(parent: string, limits: FileLimits): FileStore {
  sweep(parent);
  const folder = join(parent, `${process.pid}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const answers = new Map<string, AnswerFile>();
  const timers = new Map<string, NodeJS.Timeout>();
  const drop = (handle: string) => {
    clearTimeout(timers.get(handle));
    timers.delete(handle);
    answers.delete(handle);
    rmSync(join(folder, handle), { force: true });
  };
  const expire = (handle: string) => timers.set(handle, setTimeout(() => drop(handle), limits.waits).unref());
  return {
    folder,
    receive: async (request) => {
      const handle = randomUUID();
      try {
        const file = createWriteStream(join(folder, handle), { flags: 'wx', mode: 0o600 });
        await pipeline(request, atMost(limits.largest), file);
        expire(handle);
        return handle;
      } catch (error) {
        drop(handle);
        throw error;
      }
    },
    keep: (files) => {
      for (const file of files) {
        answers.set(file.handle, file);
        expire(file.handle);
      }
    },
    kept: (handle) => answers.get(handle) ?? null,
    drop,
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      answers.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Counts what passes, and ends it where it is too much: what the header announces is no promise. */
function atMost(limit: number): Transform {
  const passed = { bytes: 0 };
  return new Transform({
    transform: (chunk: Buffer, _encoding, give) => {
      passed.bytes += chunk.length;
      if (passed.bytes > limit) give(new Refusal('FILE_TOO_LARGE', { bytes: passed.bytes, limit }));
      else give(null, chunk);
    },
  });
}

/** A host that was killed could not take its files away; the next one does. */
function sweep(parent: string): void {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(parent)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
