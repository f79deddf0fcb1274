import { expect, it } from 'vitest';
import { codeTreeOf } from './code-tree.ts';
import type { CodeId } from './ids.ts';

const entry = (number: number, parent: number | null) => ({
  number,
  id: `${number}` as CodeId,
  name: `n${number}`,
  path: `p${number}`,
  parent,
});

it('knows the level, the parent and the end of the branch of each code, and where each number stands', () => {
  const tree = codeTreeOf([entry(5, null), entry(2, 5), entry(9, 2), entry(0, 5), entry(7, null)]);
  expect(
    tree.codes.map(({ number, level, parent, branchEnd }) => [number, level, parent, branchEnd]),
  ).toEqual([
    [5, 1, -1, 4],
    [2, 2, 0, 3],
    [9, 3, 1, 3],
    [0, 2, 0, 4],
    [7, 1, -1, 5],
  ]);
  expect([...tree.positionOf]).toEqual([3, -1, 1, -1, -1, 0, -1, 4, -1, 2]);
});
