import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Json } from '../kernel/json.ts';

export type Fields = { readonly [name: string]: Json };

/** A small JSON record outside of projects: what this computer remembers. */
export type SettingsFile = {
  readonly read: () => Fields;
  /** Changes the fields that are named and keeps all others, also those that a newer Emic wrote. */
  readonly change: (fields: Fields) => void;
  /** Where a file that could not be read was put aside. */
  readonly setAside: () => string | null;
};

export function settingsFile(path: string, now: () => number): SettingsFile {
  const aside: { path: string | null } = { path: null };
  const read = (): Fields => {
    const text = textOf(path);
    if (text === null) return {};
    const fields = fieldsIn(text);
    if (fields !== null) return fields;
    aside.path = `${path}.unreadable-${now()}`;
    renameSync(path, aside.path);
    return {};
  };
  return {
    read,
    change: (fields) => replace(path, new Map([...Object.entries(read()), ...Object.entries(fields)])),
    setAside: () => aside.path,
  };
}

/** Written beside and renamed: whoever reads meanwhile reads the old or the new, never half of one. */
function replace(path: string, fields: ReadonlyMap<string, Json>): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(Object.fromEntries(fields), null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  renameSync(draft, path);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function fieldsIn(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}
