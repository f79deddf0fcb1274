import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBetween, keysAfter } from './position.ts';

describe('keyBetween', () => {
  it('begins a row and goes on behind and before it', () => {
    const first = keyBetween(null, null);
    expect([keyBetween(null, first), first, keyBetween(first, null)]).toEqual(['Zz', 'a0', 'a1']);
  });

  it('keeps rows in order byte by byte, wherever they are put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 120 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))).toEqual(
          keys,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('stays short where somebody drops a thousand rows on one place', () => {
    const keys = ['a0', 'a1'];
    for (let count = 0; count < 1000; count += 1)
      keys.splice(1, 0, keyBetween(keys[0] ?? null, keys[1] ?? null));
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(250);
    expect(keys.toSorted()).toEqual(keys);
  });
});

describe('keysAfter', () => {
  it('gives as many keys as are asked for, ascending and behind the last', () => {
    expect(keysAfter(null, 0)).toEqual([]);
    expect(keysAfter('a1', 3)).toEqual(['a2', 'a3', 'a4']);
    const many = keysAfter('a1', 1000);
    expect(['a1', ...many].toSorted()).toEqual(['a1', ...many]);
  });
});
