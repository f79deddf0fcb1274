import { expect, it } from 'vitest';
import { endMoved, startMoved } from './word-steps.ts';

const TEXT = 'I said “well, no.” And 😀 left.';
const SAID = { text: TEXT, turns: [] };
const show = (stretch: { start: number; end: number } | null) =>
  stretch && TEXT.slice(stretch.start, stretch.end);
const stretchOf = (words: string) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

it('moves an end by a word, with the punctuation that closes it', () => {
  expect(show(endMoved(SAID, stretchOf('I said'), 1))).toBe('I said “well,');
  expect(show(endMoved(SAID, stretchOf('I said “well,'), 1))).toBe('I said “well, no.”');
  expect(show(endMoved(SAID, stretchOf('I said “well, no.”'), -1))).toBe('I said “well,');
  expect(show(endMoved(SAID, stretchOf('And'), 1))).toBe('And 😀 left.');
  expect(endMoved(SAID, stretchOf('left.'), 1)).toBeNull();
  expect(endMoved(SAID, stretchOf('said'), -1)).toBeNull();
});

it('moves a start by a word, with the mark that opens it', () => {
  expect(show(startMoved(SAID, stretchOf('no.”'), -1))).toBe('“well, no.”');
  expect(show(startMoved(SAID, stretchOf('“well, no.”'), 1))).toBe('no.”');
  expect(show(startMoved(SAID, stretchOf('I said'), 1))).toBe('said');
  expect(startMoved(SAID, stretchOf('I said'), -1)).toBeNull();
  expect(startMoved(SAID, stretchOf('left.'), 1)).toBeNull();
});

it('passes over the labels of speakers', () => {
  const text = 'Ann: It was. Really.\nI: So what?\nAnn: So it goes.';
  const second = text.indexOf('I:');
  const third = text.indexOf('Ann: So');
  const turns = [
    { start: 0, end: second, speaker: 'Ann', role: 'participant' as const },
    { start: second, end: third, speaker: 'I', role: 'interviewer' as const },
    { start: third, end: text.length, speaker: 'Ann', role: 'participant' as const },
  ];
  const really = { start: text.indexOf('Really'), end: second - 1 };
  const next = endMoved({ text, turns }, really, 1);
  expect(next && text.slice(next.start, next.end)).toBe('Really.\nI: So');
  const goes = { start: text.indexOf('it goes'), end: text.length };
  const before = startMoved({ text, turns }, { ...goes, start: goes.start - 3 }, -1);
  expect(before && text.slice(before.start, before.end)).toBe('what?\nAnn: So it goes.');
  expect(startMoved({ text, turns }, { start: 5, end: 12 }, -1)).toBeNull();
});
