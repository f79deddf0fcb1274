import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './folded-text.ts';
import { matchText, matchWord, queryWords, unitedStretches } from './fuzzy-match.ts';

const matched = (word: string, text: string) =>
  matchWord(word, matchText(text))?.stretches.map(({ start, end }) => text.slice(start, end)) ?? null;

describe('matching a word with a text', () => {
  it('finds beginnings, words, parts and scattered letters, and says which', () => {
    expect(matched('role', 'Role boundaries')).toEqual(['Role']);
    expect(matched('bound', 'Role boundaries')).toEqual(['bound']);
    expect(matched('ound', 'Role boundaries')).toEqual(['ound']);
    expect(matched('rb', 'Role boundaries')).toEqual(['R', 'b']);
    expect(matched('rbound', 'Role boundaries')).toEqual(['R', 'bound']);
    expect(matched('ob', 'Role boundaries')).toBeNull();
    expect(matched('z', 'Role boundaries')).toBeNull();
  });

  it('ranks the whole above the beginning, a word, a part and scattered letters', () => {
    const scores = ['risk', 'risk taking', 'at risk', 'asterisk', 'rough idea, small kin'].map(
      (text) => matchWord('risk', matchText(text))?.score ?? 0,
    );
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(scores).size).toBe(5);
  });

  it('prefers the beginning of a word to an earlier place inside one', () => {
    expect(matched('art', 'Party art')).toEqual(['art']);
    const match = matchWord('art', matchText('Party art'));
    expect(match?.stretches).toEqual([{ start: 6, end: 9 }]);
  });

  it('finds letters whatever their accents, and marks them with their accents', () => {
    expect(matched('cafe', 'Le cafe\u0301 noir')).toEqual(['cafe\u0301']);
    expect(matched('strasse', 'Die Straße')).toEqual(['Straße']);
  });

  it('finds every part of every text, with characters that fold to it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (name, one, other) => {
        const { folded } = foldText(name);
        fc.pre(folded.trim() !== '');
        const word = folded.slice(
          Math.min(one, other) % folded.length,
          Math.max(one, other) % (folded.length + 1),
        );
        fc.pre(word.trim() === word && word !== '' && !/\s/u.test(word));
        const stretches = matchWord(word, matchText(name))?.stretches ?? [];
        const marked = stretches.map(({ start, end }) => foldText(name.slice(start, end)).folded).join('');
        expect(marked).toContain(word);
      }),
    );
  });
});

it('reads a query as words, also where it is written as a path', () => {
  expect(queryWords('  Rôle >  some ')).toEqual(['role', 'some']);
  expect(queryWords('>')).toEqual(['>']);
  expect(queryWords(' ')).toEqual([]);
});

it('unites stretches that overlap or touch', () => {
  expect(
    unitedStretches([
      { start: 4, end: 6 },
      { start: 0, end: 2 },
      { start: 2, end: 3 },
      { start: 5, end: 9 },
    ]),
  ).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 9 },
  ]);
});
