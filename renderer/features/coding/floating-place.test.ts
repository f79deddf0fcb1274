import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatingPlace } from './floating-place.ts';

const AREA = { left: 0, top: 44, right: 1280, bottom: 800 };
const SIZE = { width: 516, height: 300 };
const line = (top: number, left = 392, right = 850) => ({ left, top, right, bottom: top + 28 });

describe('where a card floats', () => {
  it('is under the last line, where there is room', () => {
    expect(floatingPlace([line(100), line(128)], SIZE, AREA)).toEqual({
      left: 386,
      top: 166,
      maxHeight: 626,
    });
  });

  it('is above the first line otherwise, and grows upwards', () => {
    expect(floatingPlace([line(600), line(628)], SIZE, AREA)).toEqual({
      left: 386,
      bottom: 210,
      maxHeight: 538,
    });
  });

  it('is beside a selection that fills the height, where there is room', () => {
    const tall = Array.from({ length: 24 }, (_, index) => line(60 + index * 28, 700, 1250));
    expect(floatingPlace(tall, SIZE, AREA).left).toBe(174);
  });

  it('never covers what is selected while any side has room, and never leaves the window', () => {
    const lines = fc.record({
      top: fc.integer({ min: 44, max: 760 }),
      count: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 60, max: 700 }), ({ top, count }, height) => {
        const shown = Array.from({ length: count }, (_, index) => line(top + index * 28)).filter(
          ({ bottom }) => bottom <= AREA.bottom,
        );
        const place = floatingPlace(shown, { width: 516, height }, AREA);
        const upper = place.top ?? AREA.bottom - (place.bottom ?? 0) - height;
        const box = { left: place.left, right: place.left + 516, top: upper, bottom: upper + height };
        expect(box.left).toBeGreaterThanOrEqual(AREA.left);
        expect(box.right).toBeLessThanOrEqual(AREA.right);
        expect(box.bottom).toBeLessThanOrEqual(AREA.bottom);
        const roomBelow = AREA.bottom - 18 - (shown.at(-1)?.bottom ?? 0);
        const roomAbove = (shown[0]?.top ?? 0) - 18 - AREA.top;
        fc.pre(shown.length > 0 && Math.max(roomBelow, roomAbove) >= height);
        const covered = shown.some(
          (each) =>
            box.left < each.right && box.right > each.left && box.top < each.bottom && box.bottom > each.top,
        );
        expect(covered).toBe(false);
      }),
    );
  });
});
