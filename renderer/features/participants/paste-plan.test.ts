import { describe, expect, it } from 'vitest';
import { pastePlan } from './paste-plan.ts';

const size = { rows: 3, columns: 4 };
const at = (row: number, column: number, down = 1, across = 1) => ({
  top: row,
  left: column,
  bottom: row + down - 1,
  right: column + across - 1,
});

describe('pastePlan', () => {
  it('goes on from the first cell and says what lies outside', () => {
    expect(
      pastePlan(
        [
          ['a', 'b'],
          ['c', 'd'],
          ['e', 'f'],
        ],
        at(1, 3),
        size,
      ),
    ).toEqual({
      cells: [
        { row: 1, column: 3, text: 'a' },
        { row: 2, column: 3, text: 'c' },
      ],
      rowsOutside: 1,
      columnsOutside: 1,
    });
  });

  it('fills a selection that is a multiple of the block', () => {
    expect(pastePlan([['x']], at(0, 1, 2, 2), size).cells.map(({ row, column }) => [row, column])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
    ]);
  });

  it('leaves cells alone that a short row does not reach', () => {
    expect(pastePlan([['a', 'b'], ['c']], at(0, 0), size).cells).toEqual([
      { row: 0, column: 0, text: 'a' },
      { row: 0, column: 1, text: 'b' },
      { row: 1, column: 0, text: 'c' },
    ]);
  });
});
