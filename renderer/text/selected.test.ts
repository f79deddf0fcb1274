import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstStop, isFolded, rowOf, rowsOf } from './rows.ts';
import { seenStretch } from './selected.ts';

const TEXT = 'I: Well?\nDenise: Nobody reads it.\n\nHelen:\nLet us.\n';
const turn = (start: number, end: number, speaker: string) => ({
  start,
  end,
  speaker,
  role: 'participant' as const,
});
const HELEN = TEXT.indexOf('Helen');
const ROWS = rowsOf(TEXT, [turn(0, 9, 'I'), turn(9, HELEN, 'Denise'), turn(HELEN, TEXT.length, 'Helen')]);

function seen(from: string, to: string): string | null {
  const stretch = seenStretch(TEXT, ROWS, TEXT.indexOf(from), TEXT.indexOf(to), 'character');
  return stretch === null ? null : TEXT.slice(stretch.start, stretch.end);
}

it('ends before a hidden label, and starts behind one', () => {
  expect(seen('Well', 'Nobody')).toBe('Well?');
  expect(seen('Well', 'reads')).toBe('Well?\nDenise: Nobody');
  expect(seen('\nDenise', 'reads')).toBe('Nobody');
  // A label on a line of its own is not seen at all.
  expect(seen('reads', 'Let us')).toBe('reads it.');
  expect(seen('\n\nHelen', ' us')).toBe('Let');
  expect(seen('\nDenise', 'Nobody')).toBeNull();
});

it('has no end in what is hidden, wherever it is begun and ended', () => {
  const offset = fc.nat(TEXT.length);
  fc.assert(
    fc.property(
      offset,
      offset,
      fc.constantFrom('character' as const, 'word' as const),
      (from, to, snapping) => {
        const stretch = seenStretch(TEXT, ROWS, from, to, snapping);
        if (stretch === null) return;
        const first = rowOf(ROWS, stretch.start);
        const last = rowOf(ROWS, stretch.end - 1);
        expect([isFolded(ROWS, first), isFolded(ROWS, last)]).toEqual([false, false]);
        expect(stretch.start).toBeGreaterThanOrEqual(firstStop(ROWS, first));
        expect(stretch.end).toBeGreaterThan(firstStop(ROWS, last));
      },
    ),
  );
});
