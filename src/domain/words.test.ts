import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/errors.ts';
import { decodeStarts, encodeStarts, wordStarts, wordsBefore } from './words.ts';

function wordsOf(text: string): readonly string[] {
  const starts = [...wordStarts(text)];
  return starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length).trim());
}

function segmentedAtOnce(text: string): readonly number[] {
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text);
  return [...segments].filter((segment) => segment.isWordLike).map((segment) => segment.index);
}

describe('wordStarts', () => {
  it('counts a contraction, a number and a hyphenated word as the segmenter does', () => {
    expect(wordsOf("She wasn't 3.5 co-worker")).toEqual(['She', "wasn't", '3.5', 'co-', 'worker']);
  });

  it('finds words in Hebrew, Arabic and Chinese, and none in emoji or punctuation', () => {
    expect([...wordStarts('היא אמרה')]).toEqual([0, 4]);
    expect([...wordStarts('قالت لي')]).toEqual([0, 5]);
    expect([...wordStarts('她说，不。')]).toEqual([0, 1, 3]);
    expect([...wordStarts('👩‍👩‍👧 — 😀!')]).toEqual([]);
    expect([...wordStarts('')]).toEqual([]);
  });

  it('keeps a word with combining marks whole and counts offsets in UTF-16', () => {
    expect([...wordStarts('😀 cafe\u0301 now')]).toEqual([3, 9]);
  });

  it('does not part numbers at a full-width comma, wherever a long text is cut', () => {
    const text = '3.5，'.repeat(4_000);
    expect([...wordStarts(text)]).toEqual(segmentedAtOnce(text));
  });

  it('finds in long texts what one call over the whole text finds', () => {
    const pieces = [
      'said',
      "wasn't",
      ' ',
      '  ',
      '\n',
      '她说',
      '，',
      '。',
      '\u0301',
      '\u00a0',
      '😀',
      '3.5',
      'เธอบอก',
      'שלי',
      '"',
    ];
    const longText = fc
      .array(fc.constantFrom(...pieces), { minLength: 100, maxLength: 400 })
      .map((parts) => parts.join('').repeat(40));
    fc.assert(
      fc.property(longText, (text) => {
        expect([...wordStarts(text)]).toEqual(segmentedAtOnce(text));
      }),
      { numRuns: 40 },
    );
  });

  it('segments a text without any white space in one stretch', () => {
    expect([...wordStarts('a'.repeat(50_000))]).toEqual([0]);
  });
});

describe('wordsBefore', () => {
  it('counts the words that start before an offset', () => {
    const starts = wordStarts('She said no');
    expect([0, 1, 4, 5, 9, 10, 99].map((offset) => wordsBefore(starts, offset))).toEqual([
      0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(wordsBefore(new Int32Array(), 5)).toBe(0);
  });
});

describe('encodeStarts', () => {
  it('gives back every ascending list of offsets', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0x7fffffff })), (offsets) => {
        const starts = Int32Array.from(offsets.toSorted((a, b) => a - b));
        expect(decodeStarts(encodeStarts(starts))).toEqual(starts);
      }),
    );
  });

  it('takes one byte for a usual word', () => {
    expect(encodeStarts(Int32Array.of(0, 4, 9, 300))).toEqual(Uint8Array.of(0, 4, 5, 0xa3, 0x02));
  });

  it('refuses bytes that stop inside a number or count beyond any text', () => {
    const corrupt = new Refusal('PROJECT_CORRUPT', { what: 'word starts' });
    expect(() => decodeStarts(Uint8Array.of(4, 0x83))).toThrow(corrupt);
    expect(() => decodeStarts(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f))).toThrow(corrupt);
  });
});
