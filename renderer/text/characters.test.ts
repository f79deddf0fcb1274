import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterAfter, characterBefore, characterStart, snapped } from './characters.ts';

const text = fc
  .array(fc.constantFrom('a', ' ', '\n', 'e\u0301', '😀', '👩‍👩‍👧', '🇬🇧', 'ש', '한', '.', '\u200f'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

function edges(words: string): readonly number[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(words);
  return [...Array.from(segments, ({ index }) => index), words.length];
}

describe('characters', () => {
  it('begin and end where the segmenter says, from any offset', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (words, drawn) => {
        const offset = drawn % (words.length + 1);
        const all = edges(words);
        expect(characterStart(words, offset)).toBe(all.findLast((edge) => edge <= offset));
        expect(characterBefore(words, offset)).toBe(all.findLast((edge) => edge < offset) ?? 0);
        expect(characterAfter(words, offset)).toBe(all.find((edge) => edge > offset) ?? words.length);
      }),
    );
  });
});

describe('a selection', () => {
  it('is trimmed of white space and holds whole characters', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (words, one, other) => {
        const span = snapped(words, one % (words.length + 1), other % (words.length + 1), 'character');
        if (span === null) return;
        const all = edges(words);
        expect([all.includes(span.start), all.includes(span.end)]).toEqual([true, true]);
        expect(/^\s|\s$/u.test(words.slice(span.start, span.end))).toBe(false);
      }),
    );
  });

  it('is nothing where only white space is selected', () => {
    expect(snapped('one \n two', 3, 6, 'character')).toBeNull();
  });

  it('takes whole words where words are snapped to', () => {
    const words = 'It is nineteen pages, long.';
    const span = snapped(words, 8, 17, 'word');
    expect(words.slice(span?.start, span?.end)).toBe('nineteen pages');
  });
});
