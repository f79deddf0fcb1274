import { expect, it } from 'vitest';
import type { CodeView } from '../../../src/contract/views.ts';
import { foundCodes } from './found-codes.ts';

const code = (name: string, path: string, codable = true): CodeView => ({
  ...{ id: path, name, path, codable, level: path.split(' > ').length, parentId: null },
  ...{ definition: '', includes: '', excludes: '', example: '', origin: null, color: null, pattern: null },
  ...{ look: { color: '#397f7f', pattern: 'solid' }, segments: 0, segments_subtree: 0, participants: 0 },
});
const CODES = [
  code('Risk', 'Risk', false),
  code('Positive risk-taking', 'Risk > Positive risk-taking'),
  code('Blame', 'Risk > Blame'),
  code('Risk management', 'Risk > Risk management'),
];
const names = (query: string) => foundCodes(CODES, query).map(({ name }) => name);

it('lists all codes for coding in codebook order while nothing is typed', () => {
  expect(names('')).toEqual(['Positive risk-taking', 'Blame', 'Risk management']);
});

it('puts names before paths, and beginnings first', () => {
  expect(names('risk')).toEqual(['Risk management', 'Positive risk-taking', 'Blame']);
  expect(names('risk bl')).toEqual(['Blame']);
  expect(names('zebra')).toEqual([]);
});
