import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogicalTime, nextTime } from './journal.ts';

describe('nextTime', () => {
  it('is the clock, and counts where the clock stands still or runs backwards', () => {
    expect(nextTime(undefined, 1000)).toEqual({ at: 1000, counter: 0 });
    expect(nextTime({ at: 1000, counter: 7 }, 1001)).toEqual({ at: 1001, counter: 0 });
    expect(nextTime({ at: 1000, counter: 7 }, 1000)).toEqual({ at: 1000, counter: 8 });
    expect(nextTime({ at: 1000, counter: 7 }, 3)).toEqual({ at: 1000, counter: 8 });
  });

  it('puts every entry behind the one before, and never before its own clock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (clock) => {
        let last: LogicalTime | undefined;
        for (const now of clock) {
          const next = nextTime(last, now);
          expect(next.at).toBeGreaterThanOrEqual(now);
          if (last !== undefined)
            expect(next.at > last.at || (next.at === last.at && next.counter > last.counter)).toBe(true);
          last = next;
        }
      }),
    );
  });
});
