import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countQuote, placeOfQuote } from './segment.ts';

describe('placeOfQuote', () => {
  it('gives the start of the place asked for, counted from 1', () => {
    const text = 'risk, a risk and no Risk';
    expect([1, 2, 3, 4].map((occurrence) => placeOfQuote(text, 'risk', occurrence))).toEqual([0, 8, -1, -1]);
  });

  it('counts places that overlap', () => {
    expect([1, 2, 3, 4].map((occurrence) => placeOfQuote('no no no no', 'no no', occurrence))).toEqual([
      0, 3, 6, -1,
    ]);
  });

  it('finds nothing where a letter is composed otherwise, or the quote is longer than the text', () => {
    expect(placeOfQuote('Zoe\u0308', 'Zo\u00eb', 1)).toBe(-1);
    expect(placeOfQuote('no', 'no no', 1)).toBe(-1);
    expect(placeOfQuote('', 'no', 1)).toBe(-1);
  });

  it('knows no place before the first', () => {
    expect([0, -1].map((occurrence) => placeOfQuote('no', 'no', occurrence))).toEqual([-1, -1]);
  });

  it('gives every place where the quote stands, and no other', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 40 });
    const quotes = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, quotes, (text, quote) => {
        const places = [...text.split('').keys()].filter((at) => text.startsWith(quote, at));
        const found = places.map((_, index) => placeOfQuote(text, quote, index + 1));
        expect(found).toEqual(places);
        expect(placeOfQuote(text, quote, places.length + 1)).toBe(-1);
        expect(countQuote(text, quote, 1000)).toBe(places.length);
      }),
    );
  });
});

describe('countQuote', () => {
  it('counts places, overlapping ones too, and no further than it is told', () => {
    expect(countQuote('no no no no', 'no no', 1000)).toBe(3);
    expect(countQuote('no no no no', 'no no', 2)).toBe(2);
    expect(countQuote('no no no no', 'yes', 1000)).toBe(0);
    expect(countQuote('no', '', 1000)).toBe(1000);
  });
});
