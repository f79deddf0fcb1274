import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spanIndexOf } from './span-index.ts';

it('finds exactly the stretches that share a code unit with the window', () => {
  const stretch = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 50 }), stretch, (drawn, [start, length]) => {
      const items = drawn
        .map(([from, long]) => ({ start: from, end: from + long }))
        .toSorted((a, b) => a.start - b.start);
      const end = start + length;
      const plain = items.flatMap((item, at) => (item.start < end && item.end > start ? [at] : []));
      expect(spanIndexOf(items).touching(start, end)).toEqual(plain);
    }),
  );
});

it('does not find what only meets the window at an edge', () => {
  const items = [
    { start: 0, end: 10 },
    { start: 5, end: 11 },
    { start: 20, end: 30 },
  ];
  expect(spanIndexOf(items).touching(10, 20)).toEqual([1]);
});
