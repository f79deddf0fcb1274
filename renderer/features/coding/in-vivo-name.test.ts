import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inVivoName } from './in-vivo-name.ts';

it('names a code after the words, without what stands around them', () => {
  expect(inVivoName('“somebody\n else’s job”,')).toBe('somebody else’s job');
  expect(inVivoName('Whose job is this, really?')).toBe('Whose job is this, really?');
});

it('cuts a long passage at the end of a word', () => {
  const words = 'They know the money, they know the panel, they’ve got the training and the time';
  expect(inVivoName(words)).toBe('They know the money, they know the panel, they’ve got the');
});

it('is never longer than sixty, never splits a character, and is a beginning of the words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
      const name = inVivoName(words);
      expect(name.length).toBeLessThanOrEqual(60);
      expect(name.isWellFormed()).toBe(words.isWellFormed() || name.isWellFormed());
      expect(words.replace(/\s+/gu, ' ')).toContain(name);
    }),
  );
});
