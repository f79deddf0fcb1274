import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idleWork, QUIET } from './idle-work.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work of so many pieces, each of three milliseconds. */
function workOf(pieces: number) {
  const state = { left: pieces, steps: 0 };
  const work = idleWork({
    now: Date.now,
    step: (isTimeUp) => {
      state.steps += 1;
      while (state.left > 0 && !isTimeUp()) {
        state.left -= 1;
        vi.setSystemTime(Date.now() + 3);
      }
      return state.left === 0;
    },
  });
  return { ...work, state };
}

describe('work for idle hours', () => {
  it('begins when nobody has asked for a while, and goes on in short steps to its end', () => {
    const { disturbed, state } = workOf(10);
    disturbed();
    vi.advanceTimersByTime(QUIET - 1);
    expect(state).toEqual({ left: 10, steps: 0 });
    vi.advanceTimersByTime(1);
    expect(state).toEqual({ left: 7, steps: 1 });
    vi.advanceTimersByTime(60_000);
    expect(state).toEqual({ left: 0, steps: 4 });
    disturbed();
    vi.advanceTimersByTime(60_000);
    expect(state.steps).toBe(4);
  });

  it('waits again whenever somebody asks for something', () => {
    const { disturbed, state } = workOf(10);
    disturbed();
    vi.advanceTimersByTime(QUIET);
    disturbed();
    vi.advanceTimersByTime(QUIET - 1);
    expect(state).toEqual({ left: 7, steps: 1 });
    disturbed();
    vi.advanceTimersByTime(QUIET - 1);
    expect(state).toEqual({ left: 7, steps: 1 });
    vi.advanceTimersByTime(1);
    expect(state).toEqual({ left: 4, steps: 2 });
  });

  it('ends when it is stopped, and where it fails', () => {
    const { disturbed, stop, state } = workOf(10);
    disturbed();
    vi.advanceTimersByTime(QUIET);
    stop();
    disturbed();
    vi.advanceTimersByTime(60_000);
    expect(state).toEqual({ left: 7, steps: 1 });
    const step = vi.fn(() => {
      throw new Error('the disk is gone');
    });
    idleWork({ now: Date.now, step }).disturbed();
    vi.advanceTimersByTime(60_000);
    expect(step).toHaveBeenCalledTimes(1);
  });
});
