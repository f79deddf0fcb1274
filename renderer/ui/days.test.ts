import { describe, expect, it } from 'vitest';
import { dayInWords, startsDay } from './days.ts';

const now = new Date(2026, 10, 22, 9, 30);
const on = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour).toISOString();

describe('the day of a change', () => {
  it('is said as people say it', () => {
    expect([
      dayInWords(on(2026, 11, 22, 0), now),
      dayInWords(on(2026, 11, 21, 23), now),
      dayInWords(on(2026, 11, 2), now),
      dayInWords(on(2013, 5, 2), now),
    ]).toEqual(['Today', 'Yesterday', 'Monday 2 November', 'Thursday 2 May 2013']);
  });

  it('begins where the change above it is of another day', () => {
    expect(startsDay(on(2026, 11, 22), null)).toBe(true);
    expect(startsDay(on(2026, 11, 22, 1), on(2026, 11, 22, 23))).toBe(false);
    expect(startsDay(on(2026, 11, 21, 23), on(2026, 11, 22, 0))).toBe(true);
  });
});
