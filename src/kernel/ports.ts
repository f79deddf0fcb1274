import type { Instant } from './clock.ts';

/** What the core needs from outside to be repeatable in tests: the time, and new ids. */
export type Ports = {
  readonly now: () => Instant;
  /** A new UUIDv7. */
  readonly newId: <Id extends string>() => Id;
};
