import { expect, it } from 'vitest';
import { boardSize } from './use-board-size.ts';

it('gives what the columns leave to the chart', () => {
  expect(boardSize(1208, 3, true)).toEqual({ code: 288, group: 132, total: 115, chart: 377 });
  expect(boardSize(1208, 3, false)).toEqual({ code: 288, group: 132, total: 115, chart: 0 });
});

it('shows no chart where there is no room, nor for more groups than there are shapes', () => {
  expect(boardSize(900, 3, true).chart).toBe(0);
  expect(boardSize(3000, 7, true).chart).toBe(0);
  expect(boardSize(3000, 6, true).chart).toBe(840);
});

it('makes many groups narrower down to a least width, then lets them scroll', () => {
  expect(boardSize(1208, 9, true)).toEqual({ code: 282, group: 104, total: 115, chart: 0 });
  expect(boardSize(1208, 6, true)).toEqual({ code: 282, group: 129, total: 115, chart: 0 });
});
