import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Failure } from '../contract/contract.ts';

/** What the process that listens and a process that works say to each other. */

export type Job =
  | { readonly kind: 'project'; readonly path: string }
  | {
      readonly kind: 'shelf';
      /** Where new projects are put; null for the user's documents. */
      readonly folder: string | null;
      /** The example study's file; null for one among the projects. */
      readonly example: string | null;
    };

export type WorkerData = {
  readonly job: Job;
  /** EMIC_STATE_DIR, HOME and the like. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Where files that were handed over wait. */
  readonly uploads: string;
};

export type Order =
  /** The first, and once. */
  | { readonly kind: 'begin'; readonly data: WorkerData }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly coder: string | null;
      readonly task: string | null;
      /** A file that is there once the work is cancelled: who is at work reads no messages. */
      readonly flag: string | null;
    }
  /** For the shelf: where a project is. */
  | { readonly kind: 'place'; readonly id: number; readonly handle: string }
  /** For the shelf: opens a file by its path. */
  | { readonly kind: 'open'; readonly id: number; readonly path: string }
  | { readonly kind: 'remember'; readonly handle: string; readonly facts: Facts }
  /** Whether a window listens, and is to hear what other programs change. */
  | { readonly kind: 'watch'; readonly isWatched: boolean }
  /** Another process of ours has written to the file. */
  | { readonly kind: 'look' }
  /** Looks the project through for damage. */
  | { readonly kind: 'check' }
  /** A page's end of a channel comes along: it asks and is answered there from then on. */
  | { readonly kind: 'attach' }
  /** For the shelf: makes a project at a path. */
  | { readonly kind: 'create'; readonly id: number; readonly path: string }
  /** For the shelf: the place at which what comes under this handle may be saved, once. */
  | { readonly kind: 'allow'; readonly handle: string; readonly path: string }
  | { readonly kind: 'close' };

export type Facts = {
  readonly name: string;
  readonly documents: number;
  readonly codes: number;
  readonly segments: number;
};

export type AnswerFile = { readonly handle: string; readonly name: string; readonly bytes: Uint8Array };

export type News =
  /** A reply as JSON, its bytes beside it. */
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly json: string;
      readonly files: readonly AnswerFile[];
    }
  | { readonly kind: 'progress'; readonly progress: ProgressNews }
  | { readonly kind: 'changed'; readonly tables: readonly string[] }
  | { readonly kind: 'problem'; readonly error: Failure }
  /** The project was not closed, or has not been looked through for a day. */
  | { readonly kind: 'check due' }
  /** What to remember of a project that closes. */
  | { readonly kind: 'closed'; readonly facts: Facts | null };

export type ProgressNews = {
  readonly task: string;
  readonly done: number;
  readonly total: number;
  readonly note: string | null;
};

const FILE = '$file';
const HANDLE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isHandle(value: unknown): value is string {
  return typeof value === 'string' && HANDLE.test(value);
}

/** JSON with each `{"$file": handle}`, and nothing that only looks like it, replaced by the bytes it stands for. */
export function withBytes(value: unknown, bytesOf: (handle: string) => Uint8Array): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withBytes(one, bytesOf));
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === FILE && isHandle(first[1])) return bytesOf(first[1]);
  // `fromEntries` defines own properties: `__proto__` stays a key like any other.
  return Object.fromEntries(entries.map(([key, one]) => [key, withBytes(one, bytesOf)]));
}

/** A reply as JSON, its bytes taken out and named as what stands beside them. */
export function withoutBytes(
  reply: unknown,
  newHandle: () => string,
): Pick<News & { kind: 'answer' }, 'json' | 'files'> {
  const files: AnswerFile[] = [];
  const json = JSON.stringify(reply, function (this: unknown, _key, value: unknown) {
    if (!(value instanceof Uint8Array)) return value;
    const handle = newHandle();
    const name = typeof this === 'object' && this !== null && 'name' in this ? String(this.name) : 'file';
    // A view into a larger buffer would take the whole of it along.
    const bytes = value.byteLength === value.buffer.byteLength ? value : new Uint8Array(value);
    files.push({ handle, name, bytes });
    return { [FILE]: handle };
  });
  return { json, files };
}

/** The file that is there once work under a task name is cancelled. */
export function flagOf(folder: string, task: string): string {
  return join(folder, `cancelled-${createHash('sha256').update(task).digest('hex').slice(0, 32)}`);
}

/** Whether JSON, bytes among it or not, is nested deeper than any input is; told without recursion, which deep nesting would exhaust. */
export function isTooDeep(value: unknown, most: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null && !ArrayBuffer.isView(one) ? Object.values(one) : [],
    );
  }
  return false;
}
