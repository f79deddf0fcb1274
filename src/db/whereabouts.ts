import { fstatSync, readlinkSync, statSync } from 'node:fs';

/** Which file it is, whatever it is called. Windows, too, numbers its files; there an open one keeps its name. */
export type FileId = { readonly dev: bigint; readonly ino: bigint };

export type OpenFile = {
  /** How many names it has: none once it was deleted, or replaced by another. */
  readonly names: number;
  /** Its name now, where the system tells it. */
  readonly now: string | null;
};

/** Above this no descriptor is looked at: no process of ours has as many. */
const MOST_DESCRIPTORS = 1_024;
const FIRST_DESCRIPTOR = 3;

export function fileAt(path: string): FileId | null {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

export function isSameFile(one: FileId | null, other: FileId | null): boolean {
  return one !== null && other !== null && one.dev === other.dev && one.ino === other.ino;
}

/** What became of a file that this process has open; null where it has it open no more, or the system hides it. */
export function openFileOf(file: FileId | null): OpenFile | null {
  for (let descriptor = FIRST_DESCRIPTOR; descriptor < MOST_DESCRIPTORS; descriptor += 1) {
    const open = statusOf(descriptor);
    if (isSameFile(open, file)) return { names: Number(open?.nlink ?? 0), now: nameOf(descriptor) };
  }
  return null;
}

function statusOf(descriptor: number): (FileId & { readonly nlink: bigint }) | null {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return null;
  }
}

function nameOf(descriptor: number): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return null;
  }
}
