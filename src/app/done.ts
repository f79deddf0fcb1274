import type { Act as Acting } from '../db/transact.ts';
import type { Progress } from './progress.ts';

/** What a command may lean on: the time, new ids, who acts, and who watches. */
export type Act = Acting & { readonly progress: Progress };

/** What a command did, in words for the history, and what it answers. */
export type Done<Value> = { readonly label: string; readonly value: Value };

/** `1 segment`, `2,000 segments`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}

export function done<Value>(label: string, value: Value): Done<Value> {
  return { label, value };
}
