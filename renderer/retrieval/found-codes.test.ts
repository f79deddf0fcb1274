import { expect, it } from 'vitest';
import type { CodeView } from '../../src/contract/views.ts';
import { type CodeChoice, choiceOf, foundCodes } from './found-codes.ts';

const code = (name: string, path: string): CodeView => ({
  ...{ id: path, name, path, codable: true, level: path.split(' > ').length, parentId: null },
  ...{ definition: '', includes: '', excludes: '', example: '', origin: null, color: null, pattern: null },
  ...{ look: { color: '#397f7f', pattern: 'solid' }, segments: 0, segments_subtree: 0, participants: 0 },
});
const TOP: CodeChoice = { id: null, name: 'Among the themes', code: null };
const CHOICES = [
  TOP,
  ...[
    code('Positive risk-taking', 'Risk > Positive risk-taking'),
    code('Blame', 'Risk > Blame'),
    code('Risk management', 'Risk > Risk management'),
  ].map(choiceOf),
];
const names = (query: string) => foundCodes(CHOICES, query).map(({ name }) => name);

it('lists all in their order while nothing is typed', () => {
  expect(names('')).toEqual(['Among the themes', 'Positive risk-taking', 'Blame', 'Risk management']);
});

it('puts names before paths, and beginnings first', () => {
  expect(names('risk')).toEqual(['Risk management', 'Positive risk-taking', 'Blame']);
  expect(names('risk bl')).toEqual(['Blame']);
  expect(names('zebra')).toEqual([]);
});

it('finds the top by its words, which have no path', () => {
  expect(names('themes')).toEqual(['Among the themes']);
});
