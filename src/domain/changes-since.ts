import type { CoderId } from './ids.ts';
import type { EntryKind } from './journal.ts';

/** An entry of the journal: which change it made, took back or brought back. */
export type JournalStep = {
  readonly sequence: number;
  readonly coderId: CoderId;
  readonly kind: Exclude<EntryKind, 'setup'>;
  /** The number of the change that an undo or a redo is about; a change's own. */
  readonly about: number;
};

/** What differs between two states of one history: a change that was undone again since is none. */
export type ChangesSince = {
  /** Changes that were made since and stand. */
  readonly changes: number;
  /** Earlier changes that stood then and are undone now. */
  readonly undone: number;
  /** Earlier changes that were undone then and stand now. */
  readonly redone: number;
  /** Entries of every kind since, also of those that come to nothing. */
  readonly entries: number;
  /** Who made what differs. */
  readonly coders: ReadonlySet<CoderId>;
  /** The numbers of the entries that made what differs, newest first. */
  readonly made: readonly number[];
};

type Ends = { readonly first: JournalStep; readonly last: JournalStep };

/** What differs since the entry with the number `then`; `steps` are in the order of their numbers. */
export function changesSince(steps: readonly JournalStep[], then: number): ChangesSince {
  const later = steps.filter(({ sequence }) => sequence > then);
  const byChange = new Map<number, Ends>();
  for (const step of later)
    byChange.set(step.about, { first: byChange.get(step.about)?.first ?? step, last: step });
  const differing = [...byChange.values()].filter((ends) => stoodBefore(ends) !== standsNow(ends));
  const count = (isCounted: (ends: Ends) => boolean) => differing.filter(isCounted).length;
  return {
    changes: count(({ first }) => first.kind === 'change'),
    undone: count(stoodBefore),
    redone: count(({ first }) => first.kind === 'redo'),
    entries: later.length,
    coders: new Set(differing.map(({ last }) => last.coderId)),
    made: differing.map(({ last }) => last.sequence).sort((one, other) => other - one),
  };
}

/** Only what stood can be undone. */
function stoodBefore({ first }: Ends): boolean {
  return first.kind === 'undo';
}

function standsNow({ last }: Ends): boolean {
  return last.kind !== 'undo';
}
