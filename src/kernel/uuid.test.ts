import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7Maker } from './uuid.ts';

const zeros = (size: number) => new Uint8Array(size);
const ones = (size: number) => new Uint8Array(size).fill(0xff);

describe('uuidV7Maker', () => {
  it('writes 48 bits of time, version 7, a counter, variant 10 and 62 random bits', () => {
    const instant = 0x0192_3456_789a;
    expect(uuidV7Maker(() => instant, zeros)()).toBe('01923456-789a-7000-8000-000000000000');
    expect(uuidV7Maker(() => instant, ones)()).toBe('01923456-789a-7000-bfff-ffffffffffff');
  });

  it('counts up within one millisecond and goes on in the next where the counter is full', () => {
    const newId = uuidV7Maker(() => 5, zeros);
    const ids = Array.from({ length: 4098 }, newId);
    expect(ids.slice(0, 2)).toEqual([
      '00000000-0005-7000-8000-000000000000',
      '00000000-0005-7001-8000-000000000000',
    ]);
    expect(ids.slice(4095)).toEqual([
      '00000000-0005-7fff-8000-000000000000',
      '00000000-0006-7000-8000-000000000000',
      '00000000-0006-7001-8000-000000000000',
    ]);
  });

  it('never runs backwards with the clock', () => {
    const clock = [1000, 400, 1000, 1001];
    const newId = uuidV7Maker(() => clock.shift() ?? 0, zeros);
    expect(Array.from({ length: 4 }, newId)).toEqual([
      '00000000-03e8-7000-8000-000000000000',
      '00000000-03e8-7001-8000-000000000000',
      '00000000-03e8-7002-8000-000000000000',
      '00000000-03e9-7000-8000-000000000000',
    ]);
  });

  it('gives ids that are all different and in ascending order, whatever the clock does', () => {
    const clocks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(clocks, (ticks) => {
        const readings = ticks.flatMap((tick) => Array.from({ length: 300 }, () => tick));
        const newId = uuidV7Maker(() => readings.shift() ?? 0, zeros);
        const ids = Array.from({ length: readings.length }, newId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(ids.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('reads as version 7 and variant 10 to everybody else', () => {
    const newId = uuidV7Maker(Date.now, (size) => randomBytes(size));
    for (const id of Array.from({ length: 200 }, newId))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
