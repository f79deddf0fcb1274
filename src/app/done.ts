import type { Act } from '../db/transact.ts';

export type { Act };

/** What a command did, in words for the history, and what it answers. */
export type Done<Value> = { readonly label: string; readonly value: Value };

export function done<Value>(label: string, value: Value): Done<Value> {
  return { label, value };
}
