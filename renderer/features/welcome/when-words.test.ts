import { describe, expect, it } from 'vitest';
import { whenWords } from './when-words.ts';

const now = new Date(2026, 10, 22, 22, 30);

describe('when a project was opened', () => {
  it.each([
    [new Date(2026, 10, 22, 9, 12), 'Today, 09:12'],
    [new Date(2026, 10, 21, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 20, 0, 0), 'Friday'],
    [new Date(2026, 10, 15, 12, 0), '15 November'],
    [new Date(2025, 8, 21, 12, 0), '21 September 2025'],
  ])('is told as near as it needs to be: %s', (at, words) => {
    expect(whenWords(at, now)).toBe(words);
  });
});
