import type { Json } from '../../src/kernel/json.ts';

/** A part of the window's state that the project keeps, so that it stands as it was left. */
export type Topic = {
  readonly key: string;
  readonly snapshot: () => Json;
  /** Takes in what was kept, as far as it is still of a known shape. */
  readonly restored: (kept: unknown) => void;
  /** Calls back on every change that may alter the snapshot. */
  readonly subscribe: (listener: () => void) => () => void;
};
