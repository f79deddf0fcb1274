import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placedLabels } from './place-labels.ts';

it('never puts two labels on one another, nor one above its place or more than 46 pixels beneath', () => {
  const wishes = fc
    .array(fc.nat(400), { maxLength: 40 })
    .map((ys) =>
      ys.toSorted((one, other) => one - other).map((y, at) => ({ y, always: at === 3, until: null })),
    );
  fc.assert(
    fc.property(wishes, (list) => {
      const tops = placedLabels(list);
      const shown = tops.filter((top) => top !== null).toSorted((one, other) => one - other);
      for (const [at, top] of shown.entries())
        if (at > 0) expect(top - (shown[at - 1] ?? 0)).toBeGreaterThanOrEqual(16);
      for (const [at, { y, always }] of list.entries()) {
        const top = tops[at];
        if (always) expect(top).toBe(y);
        else if (top !== null && top !== undefined) expect([top >= y, top - y <= 46]).toEqual([true, true]);
      }
    }),
  );
});

it('leaves a lone label at its place and hides what would be pushed too far', () => {
  const wishes = [0, 0, 0, 0, 200].map((y) => ({ y, always: false, until: null }));
  expect(placedLabels(wishes)).toEqual([0, 16, 32, null, 200]);
});

it('lets what gives way take only the room that the others leave, and no further than it may', () => {
  const wish = (y: number, until: number | null = null, always = false) => ({ y, always, until });
  expect(placedLabels([wish(0, 90), wish(0, 90), wish(40)])).toEqual([0, 16, 40]);
  expect(placedLabels([wish(0, 90), wish(4), wish(20), wish(36)])).toEqual([null, 4, 20, 36]);
  expect(placedLabels([wish(0, 90, true), wish(0, 90), wish(10)])).toEqual([0, 32, 16]);
  expect(placedLabels([wish(0, 90, true), wish(0, 40), wish(10)])).toEqual([0, null, 16]);
});
