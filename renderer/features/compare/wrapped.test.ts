import { expect, it } from 'vitest';
import { wrapped } from './wrapped.ts';

it('breaks between words, and a word only where it has a line of its own', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapped('extraordinary a', 5)).toEqual(['extraordinary', 'a']);
  expect(wrapped('  ', 5)).toEqual([]);
});
