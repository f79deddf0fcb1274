import { expect, it } from 'vitest';
import { shownRows } from './code-rows.ts';
import { moveFor } from './grid-moves.ts';

const cell = { value: 1, n: 2, percent: 50 };
const row = (codeId: string, level: number) => ({
  ...{ codeId, code_path: codeId, name: codeId, level, cells: [], total: cell },
});
const LEVELS = [row('roles', 1), row('job', 2), row('identity', 2), row('risk', 1), row('blame', 2)];
const grid = { rows: shownRows(LEVELS, new Set(['risk'])), columns: 5, page: 2 };
const move = (at: readonly [number, number], key: string, mod = false) => {
  const done = moveFor(grid, { row: at[0], column: at[1] }, { key, mod });
  if (done === null) return null;
  return done.kind === 'toggle' ? `toggle ${done.codeId}` : [done.place.row, done.place.column];
};

it('moves from cell to cell and stays within the table', () => {
  expect(move([1, 2], 'ArrowRight')).toEqual([1, 3]);
  expect(move([1, 2], 'ArrowUp')).toEqual([0, 2]);
  expect(move([3, 4], 'ArrowRight')).toBe(null);
  expect(move([3, 4], 'ArrowDown')).toBe(null);
  expect(move([0, 2], 'PageDown')).toEqual([2, 2]);
  expect(move([2, 2], 'PageDown')).toEqual([3, 2]);
  expect(move([2, 2], 'x')).toBe(null);
});

it('goes to the ends of a row, and of the table with Ctrl', () => {
  expect(move([1, 2], 'Home')).toEqual([1, 0]);
  expect(move([1, 2], 'End')).toEqual([1, 4]);
  expect(move([1, 2], 'Home', true)).toEqual([0, 0]);
  expect(move([1, 2], 'End', true)).toEqual([3, 4]);
  expect(move([1, 2], 'ArrowDown', true)).toEqual([3, 2]);
});

it('opens and closes branches on the codes, and goes to the parent from within', () => {
  expect(move([0, 0], 'ArrowLeft')).toBe('toggle roles');
  expect(move([3, 0], 'ArrowRight')).toBe('toggle risk');
  expect(move([0, 0], 'ArrowRight')).toEqual([0, 1]);
  expect(move([2, 0], 'ArrowLeft')).toEqual([0, 0]);
  expect(move([2, 0], 'ArrowRight')).toEqual([2, 1]);
  expect(move([3, 0], 'ArrowLeft')).toBe(null);
});
