import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from '../../../src/domain/folded-text.ts';
import { placeFrom, placesOf, placesSeen } from './find-in-text.ts';

const found = (text: string, words: string) =>
  placesOf(foldText(text), words).map(({ start, end }) => text.slice(start, end));

it('finds words whatever their capitals, accents and apostrophes', () => {
  expect(found('Café, CAFE and cafe\u0301s', 'cafe')).toEqual(['Café', 'CAFE', 'cafe\u0301']);
  expect(found("I don’t; I don't", "don't")).toEqual(['don’t', "don't"]);
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
  expect(found('anything', ' ')).toEqual([]);
});

it('gives places in order that do not overlap and fold to the words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'A', 'á', 'b', ' ', 'ß', 'ss', '😀'), maxLength: 60 }),
      fc.constantFrom('a', 'ab', 'ss', 's', '😀 a'),
      (text, words) => {
        const places = placesOf(foldText(text), words);
        places.forEach((place, index) => {
          expect(place.start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
          expect(foldText(text.slice(place.start, place.end)).folded).toContain(words);
        });
        expect(places.length > 0).toBe(foldText(text).folded.includes(words));
      },
    ),
  );
});

it('leaves out what only the hidden labels of speakers say', () => {
  const text = 'Denise: I am Denise.\nDenise: Yes.';
  const labels = [0, 21].map((start) => ({ start, end: start + 8 }));
  expect(placesSeen(placesOf(foldText(text), 'denise'), labels)).toEqual([{ start: 13, end: 19 }]);
  expect(placesSeen(placesOf(foldText(text), 'e'), [])).toHaveLength(7);
});

it('goes on from a place, and round to the first', () => {
  const places = [
    { start: 2, end: 3 },
    { start: 9, end: 10 },
  ];
  expect([0, 2, 3, 10].map((offset) => placeFrom(places, offset))).toEqual([0, 0, 1, 0]);
  expect(placeFrom([], 4)).toBe(-1);
});

it('searches a million characters within a few frames', () => {
  const text = foldText('She said it was nobody’s job, really. '.repeat(27_000));
  const began = performance.now();
  expect(placesOf(text, "nobody's job")).toHaveLength(27_000);
  expect(performance.now() - began).toBeLessThan(100);
});
