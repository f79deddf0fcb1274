import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../kernel/result.ts';
import { quoteAt, quoteInPart, spanInPart, spanOf } from './span.ts';

const TEXT = 'I am 😀 tired';

describe('spanOf', () => {
  it('takes a stretch from the first code unit to the last', () => {
    expect(spanOf(TEXT, 5, 13)).toEqual(ok({ start: 5, end: 13 }));
    expect(spanOf(TEXT, 0, TEXT.length)).toEqual(ok({ start: 0, end: 13 }));
  });

  it.each([
    [-1, 3],
    [0, 14],
    [0, Number.POSITIVE_INFINITY],
    [0.5, 3],
    [0, 2.5],
    [Number.NaN, 3],
    [0, Number.NaN],
  ])('refuses %d to %d as out of range', (start, end) => {
    expect(spanOf(TEXT, start, end)).toEqual(err('SPAN_OUT_OF_RANGE'));
  });

  it('refuses a stretch that is empty or runs backwards', () => {
    expect(spanOf(TEXT, 4, 4)).toEqual(err('SPAN_EMPTY'));
    expect(spanOf(TEXT, 5, 4)).toEqual(err('SPAN_EMPTY'));
    expect(spanOf('', 0, 0)).toEqual(err('SPAN_EMPTY'));
  });

  it('refuses to begin or end inside a surrogate pair', () => {
    expect(spanOf(TEXT, 6, 8)).toEqual(err('SPAN_SPLITS_CHARACTER'));
    expect(spanOf(TEXT, 4, 6)).toEqual(err('SPAN_SPLITS_CHARACTER'));
    expect(spanOf(TEXT, 5, 7)).toEqual(ok({ start: 5, end: 7 }));
    expect(spanOf('\ud83d tired', 1, 2)).toEqual(ok({ start: 1, end: 2 }));
  });

  it('keeps offsets of other tools that split a letter from its accent', () => {
    expect(spanOf('e\u0301', 1, 2)).toEqual(ok({ start: 1, end: 2 }));
  });

  it('never splits a pair, and refuses for no other reason than the ones it names', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '😀', '\u0301', '👩‍👧', '\n') });
    const offsets = fc.integer({ min: -2, max: 30 });
    fc.assert(
      fc.property(texts, offsets, offsets, (text, start, end) => {
        const span = spanOf(text, start, end);
        const isWithin = start >= 0 && end <= text.length && start < end;
        const isWhole = [text.slice(0, start), text.slice(start, end)].every((part) => part.isWellFormed());
        expect(span.ok).toBe(isWithin && isWhole);
        if (span.ok) expect(quoteAt(text, span.value)).toBe(text.slice(start, end));
      }),
    );
  });
});

describe('quoteAt', () => {
  it('gives the exact words, white space and all', () => {
    const span = spanOf(TEXT, 4, 13);
    expect(span.ok && quoteAt(TEXT, span.value)).toBe(' 😀 tired');
  });
});

describe('spanInPart', () => {
  it('answers like spanOf wherever the part is cut, if it holds the span and the code unit before it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.integer({ min: -2, max: 40 }),
        fc.integer({ min: -2, max: 40 }),
        fc.nat(40),
        (text, start, end, back) => {
          const offset = Math.max(0, Math.min(start - 1, text.length) - back);
          const part = { offset, text: text.slice(offset) };
          const span = spanInPart(part, text.length, start, end);
          expect(span).toEqual(spanOf(text, start, end));
          if (span.ok) expect(quoteInPart(part, span.value)).toBe(quoteAt(text, span.value));
        },
      ),
    );
  });
});
