import { expect, it } from 'vitest';
import type { CodeView } from '../../../src/contract/views.ts';
import { filteredCodes, openBranches, pathAbove } from './tree-codes.ts';

const code = (id: string, parentId: string | null = null) => ({ id, name: id, parentId }) as CodeView;
const CODES = [code('Risk'), code('Blame', 'Risk'), code('Café', 'Blame'), code('Time')];
const ids = (codes: readonly CodeView[]) => codes.map(({ id }) => id);

it('keeps the codes above those that a filter finds', () => {
  expect(ids(filteredCodes(CODES, 'cafe'))).toEqual(['Risk', 'Blame', 'Café']);
  expect(ids(filteredCodes(CODES, 'i'))).toEqual(['Risk', 'Time']);
  expect(filteredCodes(CODES, ' ')).toBe(CODES);
  expect(filteredCodes(CODES, 'zebra')).toEqual([]);
});

it('opens all branches of a small codebook, of a filtered one, and else those that were opened', () => {
  const many = Array.from({ length: 80 }, (_, index) => code(`code ${index}`));
  expect(openBranches(CODES, null, '')).toEqual(new Set(['Risk', 'Blame', 'Café', 'Time']));
  expect(openBranches(many, null, '').size).toBe(0);
  expect(openBranches(many, ['code 3'], '')).toEqual(new Set(['code 3']));
  expect(openBranches(many, ['code 3'], 'co').size).toBe(80);
});

it('says what stands above a code', () => {
  expect(CODES.map((each) => pathAbove(CODES, each))).toEqual(['', 'Risk', 'Risk > Blame', '']);
});
