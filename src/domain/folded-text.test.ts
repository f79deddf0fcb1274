import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, unfoldedStretch } from './folded-text.ts';

describe('folding a text', () => {
  it('makes spellings of a word one', () => {
    const spellings = ['Café', 'CAFE', 'cafe\u0301', 'ÇAFÉ'];
    expect(spellings.map((text) => foldText(text).folded)).toEqual(['cafe', 'cafe', 'cafe', 'cafe']);
    expect(foldText('Straße’s\u00a0ΣΑΣ').folded).toBe("strasse's σασ");
    expect(foldText('İstanbul').folded).toBe('istanbul');
  });

  it('keeps vowel signs and syllables that are letters of their scripts', () => {
    expect(foldText('हिन्दी 한국어').folded).toBe('हिन्दी 한국어');
  });

  it('leads back to whole characters, accents included', () => {
    const decomposed = foldText('a cafe\u0301 b');
    expect(unfoldedStretch(decomposed, 2, 6)).toEqual({ start: 2, end: 7 });
    const sharp = foldText('Straße');
    expect(unfoldedStretch(sharp, 3, 5)).toEqual({ start: 3, end: 5 });
  });

  it('folds what lies behind a stretch to that very stretch, in every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, one, other) => {
        const whole = foldText(text);
        fc.pre(whole.folded.length > 0);
        const start = Math.min(one, other) % whole.folded.length;
        const end = Math.max(start + 1, Math.max(one, other) % (whole.folded.length + 1));
        const stretch = unfoldedStretch(whole, start, end);
        expect(stretch.start).toBeLessThan(stretch.end);
        expect(foldText(text.slice(stretch.start, stretch.end)).folded).toContain(
          whole.folded.slice(start, end),
        );
      }),
    );
  });
});
