import type { Act } from '../db/transact.ts';

export type { Act };

/** What a command did, in words for the history, and what it answers. */
export type Done<Value> = { readonly label: string; readonly value: Value };

/** `1 segment`, `2 segments`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export function done<Value>(label: string, value: Value): Done<Value> {
  return { label, value };
}
