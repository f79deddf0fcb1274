import { describe, expect, it } from 'vitest';
import { axisTo, sideBySide } from './chart-data.ts';

describe('marks', () => {
  const dot = (row: number, value: number) => ({ row, value, shape: 'circle' as const, words: '' });

  it('stand side by side where they have one value, around it', () => {
    expect(sideBySide([dot(0, 50), dot(0, 50), dot(0, 80), dot(1, 50)], 3)).toEqual([-5, 5, 0, 0]);
    expect(sideBySide([dot(0, 50), dot(0, 50), dot(0, 50)], 3)).toEqual([-10, 0, 10]);
  });

  it('stand in their order where they could not be told apart', () => {
    expect(sideBySide([dot(0, 51), dot(0, 50)], 4)).toEqual([3, -3]);
  });

  it('stay at their value where they can be told apart', () => {
    expect(sideBySide([dot(0, 50), dot(0, 52)], 3)).toEqual([0, 0]);
  });
});

describe('the axis', () => {
  it('ends at a round number that holds the greatest value', () => {
    expect(axisTo(100, true).ticks.map(({ label }) => label)).toEqual(['0', '25', '50', '75', '100 %']);
    expect(axisTo(37, true)).toMatchObject({ most: 40 });
    expect(axisTo(2.31, false).ticks.map(({ label }) => label)).toEqual(['0', '1', '2', '3']);
    expect(axisTo(0.03, false).ticks.map(({ label }) => label)).toEqual(['0', '0.01', '0.02', '0.03']);
    expect(axisTo(0, true).most).toBeGreaterThan(0);
  });
});
