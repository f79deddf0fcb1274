import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightsOf } from './heights.ts';

describe('heights', () => {
  it('sum, find and change like a plain list', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 });
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 90 })), { maxLength: 20 });
    fc.assert(
      fc.property(heights, changes, fc.integer({ min: 0, max: 4000 }), (list, edits, y) => {
        const plain = [...list];
        const column = heightsOf(Float64Array.from(list));
        for (const [at, height] of edits) {
          const index = at % plain.length;
          expect(column.set(index, height)).toBe(height - (plain[index] ?? 0));
          plain[index] = height;
        }
        const sums = plain.map((_, index) => plain.slice(0, index).reduce((sum, height) => sum + height, 0));
        expect(plain.map((_, index) => column.before(index))).toEqual(sums);
        const total = plain.reduce((sum, height) => sum + height, 0);
        expect(column.total()).toBe(total);
        expect(column.at(y)).toBe(y >= total ? plain.length - 1 : sums.findLastIndex((sum) => sum <= y));
      }),
    );
  });
});
