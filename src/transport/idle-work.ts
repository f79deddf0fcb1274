/** Work that waits until nobody asks for anything, and steps aside at once when somebody does. */
export type IdleWork = {
  /** Somebody asked for something: (again) waits for quiet. */
  readonly disturbed: () => void;
  readonly stop: () => void;
};

export type IdleWorkOptions = {
  /** Works until time is up; true when nothing is left to do. */
  readonly step: (isTimeUp: () => boolean) => boolean;
  readonly now: () => number;
};

/** How long nobody must have asked for anything, in milliseconds. */
export const QUIET = 1_500;
/** So long a question may have to wait for a step to end, and between steps there is time for it; milliseconds. */
const STEP = 8;
const BETWEEN_STEPS = 2;

export function idleWork({ step, now }: IdleWorkOptions): IdleWork {
  const state: { timer: NodeJS.Timeout | null; done: boolean } = { timer: null, done: false };
  const wait = (milliseconds: number) => {
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = state.done ? null : setTimeout(work, milliseconds).unref();
  };
  const work = () => {
    const end = now() + STEP;
    try {
      state.done = step(() => now() >= end);
    } catch {
      // What cannot be read now says so to whoever asks for it.
      state.done = true;
    }
    wait(BETWEEN_STEPS);
  };
  return {
    disturbed: () => wait(QUIET),
    stop: () => {
      state.done = true;
      wait(0);
    },
  };
}
