import { expect, it } from 'vitest';
import { densityOf } from './density.ts';

it('counts how many stretches touch each part', () => {
  const stretches = [
    { start: 0, end: 50 },
    { start: 40, end: 60 },
    { start: 90, end: 100 },
  ];
  expect([...densityOf(stretches, 5, (offset) => offset / 100)]).toEqual([1, 1, 2, 0, 1]);
});
