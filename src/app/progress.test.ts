import { describe, expect, it } from 'vitest';
import { progressOf, unwatched } from './progress.ts';

describe('progress', () => {
  it('is told at once and then at most every 50 milliseconds', () => {
    const clock = { now: 1_000 };
    const told: unknown[] = [];
    const task = { tell: (...step: unknown[]) => told.push(step), isCancelled: () => false };
    const progress = progressOf(task, () => clock.now);
    for (const [at, done] of [
      [1_000, 1],
      [1_001, 2],
      [1_049, 3],
      [1_050, 4],
      [1_099, 5],
      [1_200, 6],
    ] as const) {
      clock.now = at;
      progress.step(done, 9, done === 4 ? 'N04' : undefined);
    }
    expect(told).toEqual([
      [1, 9, null],
      [4, 9, 'N04'],
      [6, 9, null],
    ]);
  });

  it('ends the work that was cancelled at its next step, told or not', () => {
    const task = { tell: () => undefined, isCancelled: () => true };
    expect(() => progressOf(task, () => 0).step(1, 2)).toThrow(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  });

  it('costs nothing where nobody watches', () => {
    expect(progressOf(undefined, () => 0)).toBe(unwatched);
    expect(unwatched.step(1, 2)).toBe(undefined);
  });
});
