import { describe, expect, it } from 'vitest';
import { isIn, moved, rangeBetween } from './grid-moves.ts';

const size = { rows: 30, columns: 6, page: 10 };

describe('moved', () => {
  it('moves as a spreadsheet does, and up to the names of the columns', () => {
    const from = { row: 12, column: 3 };
    const to = (key: string, mod = false) => moved(size, from, { key, mod });
    expect([to('ArrowUp'), to('ArrowDown'), to('ArrowLeft'), to('ArrowRight')]).toEqual([
      { row: 11, column: 3 },
      { row: 13, column: 3 },
      { row: 12, column: 2 },
      { row: 12, column: 4 },
    ]);
    expect([to('Home'), to('End'), to('Home', true), to('End', true)]).toEqual([
      { row: 12, column: 0 },
      { row: 12, column: 5 },
      { row: 0, column: 0 },
      { row: 29, column: 5 },
    ]);
    expect([to('PageUp'), to('PageDown'), to('ArrowDown', true)]).toEqual([
      { row: 2, column: 3 },
      { row: 22, column: 3 },
      { row: 29, column: 3 },
    ]);
    expect(moved(size, { row: 0, column: 3 }, { key: 'ArrowUp', mod: false })).toEqual({
      row: -1,
      column: 3,
    });
    expect(to('x')).toBeNull();
    expect(moved(size, { row: 29, column: 5 }, { key: 'ArrowRight', mod: false })).toBeNull();
  });
});

describe('rangeBetween', () => {
  it('is the rectangle between two corners, whichever comes first, without the heads', () => {
    const range = rangeBetween({ row: 4, column: 1 }, { row: -1, column: 3 });
    expect(range).toEqual({ top: 0, bottom: 4, left: 1, right: 3 });
    expect([isIn(range, 0, 2), isIn(range, 5, 2), isIn(range, 2, 0)]).toEqual([true, false, false]);
  });
});
