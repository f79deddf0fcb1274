/** How often a project's host may end without being told to, before it is no longer started by itself. */
const MOST = 3;
/** Within so many milliseconds. */
const WHILE = 60_000;

export type Patience = {
  /** Counts one more end of a host; false where there were too many. */
  readonly mayGoOn: (handle: string) => boolean;
  readonly isOver: (handle: string) => boolean;
  /** Somebody wants to try again. */
  readonly renewed: (handle: string) => void;
};

/** Tells a host that fell once from one that falls again and again. */
export function newPatience(now: () => number): Patience {
  const ends = new Map<string, readonly number[]>();
  const recent = (handle: string) => (ends.get(handle) ?? []).filter((at) => now() - at < WHILE);
  return {
    mayGoOn: (handle) => {
      ends.set(handle, [...recent(handle), now()]);
      return recent(handle).length <= MOST;
    },
    isOver: (handle) => recent(handle).length > MOST,
    renewed: (handle) => void ends.delete(handle),
  };
}
