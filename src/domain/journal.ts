import type { Instant } from '../kernel/clock.ts';
import type { CoderId, EntryId } from './ids.ts';

/** `setup` entries (a project, a coder) cannot be undone; `undo` and `redo` reverse another entry. */
export type EntryKind = 'setup' | 'change' | 'undo' | 'redo';

export type JournalEntry = {
  readonly id: EntryId;
  readonly sequence: number;
  readonly at: Instant;
  readonly coderId: CoderId;
  readonly coder: string;
  readonly label: string;
  readonly kind: EntryKind;
  readonly undone: boolean;
};

/** Hybrid logical time (Kulkarni et al. 2014): wall clock that never runs backwards, and a counter for ties. */
export type LogicalTime = { readonly at: number; readonly counter: number };

export function nextTime(last: LogicalTime | undefined, now: number): LogicalTime {
  if (last === undefined || now > last.at) return { at: now, counter: 0 };
  return { at: last.at, counter: last.counter + 1 };
}
