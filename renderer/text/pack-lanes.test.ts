import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEFT_OVER, type Packable, packingOf } from './pack-lanes.ts';

const reach = ({ end }: Packable): number => end;

const drawn = fc
  .array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 80 }), fc.nat(5)), { maxLength: 60 })
  .map((list) =>
    list
      .map(([start, length, code], at) => ({ id: `s${at}`, codeId: `c${code}`, start, end: start + length }))
      .toSorted((one, other) => one.start - other.start || other.end - one.end),
  );

const overlap = (one: Packable, other: Packable): boolean => one.start < other.end && other.start < one.end;

function item(id: string, codeId: string, start: number, end: number): Packable {
  return { id, codeId, start, end };
}

function lanesOf(
  items: readonly Packable[],
  lanes = 5,
  first: string | null = null,
): Readonly<Record<string, number>> {
  const packing = packingOf(items, { lanes, reach, first });
  return Object.fromEntries(items.map(({ id }, place) => [id, packing.laneOf(place)]));
}

describe('lanes', () => {
  it('never hold two items in one place, and leave over only what finds none free', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 5 }), (items, lanes) => {
        const packing = packingOf(items, { lanes, reach, first: null });
        const placed = items.map((one, place) => ({ one, lane: packing.laneOf(place) }));
        for (const { one, lane } of placed) {
          const others = placed.filter((other) => other.one !== one && overlap(one, other.one));
          if (lane === LEFT_OVER)
            expect(new Set(others.map((other) => other.lane).filter((l) => l >= 0)).size).toBe(lanes);
          else expect(others.filter((other) => other.lane === lane)).toEqual([]);
        }
      }),
    );
  });

  it('do not depend on what was asked for first', () => {
    fc.assert(
      fc.property(drawn, (items) => {
        const backwards = packingOf(items, { lanes: 5, reach, first: null });
        for (let place = items.length - 1; place >= 0; place -= 1) backwards.laneOf(place);
        const forwards = packingOf(items, { lanes: 5, reach, first: null });
        expect(items.map((_, place) => backwards.laneOf(place))).toEqual(
          items.map((_, place) => forwards.laneOf(place)),
        );
      }),
    );
  });

  it('give the longest the one nearest the text', () => {
    const items = [item('short', 'a', 0, 20), item('long', 'b', 5, 90), item('middle', 'c', 10, 60)];
    expect(lanesOf(items)).toEqual({ long: 0, middle: 1, short: 2 });
  });

  it('keep a code in its lane where it is free', () => {
    const items = [
      item('wide', 'a', 0, 100),
      item('one', 'b', 5, 50),
      item('two', 'c', 10, 45),
      item('again', 'c', 60, 70),
    ];
    expect(lanesOf(items)).toEqual({ wide: 0, one: 1, two: 2, again: 2 });
  });

  it('let the focused one choose first', () => {
    const items = [item('wide', 'a', 0, 100), item('focused', 'b', 5, 10)];
    expect(lanesOf(items, 3, 'focused')).toEqual({ focused: 0, wide: 1 });
  });

  it('say how many are in use at the busiest place, one more for what is left over', () => {
    const items = [0, 1, 2, 3].map((at) => item(`s${at}`, `c${at}`, at, 50));
    expect([2, 4, 6].map((lanes) => packingOf(items, { lanes, reach, first: null }).width)).toEqual([
      3, 4, 4,
    ]);
  });
});
