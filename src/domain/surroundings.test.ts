import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsAfter, wordsBefore } from './surroundings.ts';

const TEXT = ' One two three.\nFour five six seven. ';

describe('the words around a place', () => {
  it('are all there is where that is short, without white space at the far ends', () => {
    const place = TEXT.indexOf('five');
    expect(wordsBefore(TEXT, 0, place, 99)).toBe('One two three.\nFour ');
    expect(wordsAfter(TEXT, place, TEXT.length, 99)).toBe('five six seven.');
    expect(wordsBefore(TEXT, place, place, 99)).toBe('');
    expect(wordsAfter(TEXT, place, place, 99)).toBe('');
  });

  it('are cut between words, and say so', () => {
    const place = TEXT.indexOf('five');
    expect(wordsBefore(TEXT, 0, place, 10)).toBe('…Four ');
    expect(wordsBefore(TEXT, 0, place, 13)).toBe('…three.\nFour ');
    expect(wordsBefore(TEXT, 0, place, 16)).toBe('…three.\nFour ');
    expect(wordsAfter(TEXT, place, TEXT.length, 12)).toBe('five six…');
    expect(wordsAfter(TEXT, place, TEXT.length, 5)).toBe('five…');
  });

  it('are cut between words also where no space stands between them', () => {
    const text = '护士说她很累。社会工作者说时间不够用。';
    const place = text.indexOf('社');
    expect(wordsBefore(text, 0, place, 5)).toBe('…她很累。');
    expect(wordsAfter(text, place, text.length, 4)).toBe('社会…');
  });

  it('never get longer than allowed, never split a character, and are the text but for the cut', () => {
    const unit = fc.constantFrom('a', 'bc', ' ', '\n', '.', '😀', '👩‍👩‍👧', 'e\u0301', '護理');
    const texts = fc.array(unit, { maxLength: 120 }).map((parts) => parts.join(''));
    const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 2, max: 60 }), (text, at, most) => {
        const boundaries = [...characters.segment(text)].map(({ index }) => index).concat(text.length);
        const place = boundaries[at % boundaries.length] ?? 0;
        const before = wordsBefore(text, 0, place, most);
        const after = wordsAfter(text, place, text.length, most);
        expect(before.length).toBeLessThanOrEqual(most);
        expect(after.length).toBeLessThanOrEqual(most);
        const kept = before.replace(/^…/, '');
        expect(text.slice(0, place).endsWith(kept)).toBe(true);
        if (kept !== '') expect(boundaries).toContain(place - kept.length);
        const left = after.replace(/…$/, '');
        expect(text.slice(place).startsWith(left)).toBe(true);
        expect(boundaries).toContain(place + left.length);
        if (place <= most) expect(before).toBe(text.slice(0, place).trimStart());
        if (text.length - place <= most) expect(after).toBe(text.slice(place).trimEnd());
      }),
    );
  });
});
