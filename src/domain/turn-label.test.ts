import { expect, it } from 'vitest';
import { turnLabelLength } from './turn-label.ts';

const spoken = (turn: string, label: string) => turn.slice(turnLabelLength(turn, label));

it.each([
  ['N01: I was tired.', 'N01', 'I was tired.'],
  ['n01 : I was tired.', 'N01', 'I was tired.'],
  ['Jane Okafor (00:12): Well.', 'Jane Okafor', 'Well.'],
  ['[00:00:12] Jane: Well.\nYes.', 'Jane', 'Well.\nYes.'],
  ['Jane  00:12\nWell.', 'Jane', 'Well.'],
  ['**Jane:** Well.', 'Jane', 'Well.'],
  ['护士：好。', '护士', '好。'],
  ['Jane\nWell.', 'Jane', 'Well.'],
  ['Jane', 'Jane', ''],
])('of %j, said by %j, only %j is said', (turn, label, words) => {
  expect(spoken(turn, label)).toBe(words);
});

it.each([
  ['Note: she laughed.', 'Jane'],
  ['Janet was there.', 'Jane'],
  ['and so on', 'Jane'],
  ['', 'Jane'],
])('leaves %j as it is where %j speaks', (turn, label) => {
  expect(spoken(turn, label)).toBe(turn);
});
