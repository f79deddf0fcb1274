import { Refusal } from '../kernel/errors.ts';

/** To be called between the steps of long work. Throws CANCELLED where nobody wants the rest. */
export type Progress = { readonly step: (done: number, total: number, note?: string) => void };

/** Work that somebody watches and may cancel. */
export type Task = {
  readonly tell: (done: number, total: number, note: string | null) => void;
  readonly isCancelled: () => boolean;
};

/** At least so many milliseconds lie between two tellings. */
const BETWEEN = 50;

/** For work that nobody watches. */
export const unwatched: Progress = { step: () => undefined };

export function progressOf(task: Task | undefined, now: () => number): Progress {
  if (task === undefined) return unwatched;
  const told = { at: Number.NEGATIVE_INFINITY };
  return {
    step: (done, total, note) => {
      if (task.isCancelled()) throw new Refusal('CANCELLED');
      if (now() - told.at < BETWEEN) return;
      told.at = now();
      task.tell(done, total, note ?? null);
    },
  };
}
