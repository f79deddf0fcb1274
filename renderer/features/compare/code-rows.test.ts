import { expect, it } from 'vitest';
import { nearestShown, shownRows, type TableRow } from './code-rows.ts';

const cell = { value: 1, n: 2, percent: 50 };
const row = (codeId: string, level: number): TableRow => ({
  codeId,
  code_path: codeId,
  name: codeId,
  level,
  cells: [],
  total: cell,
});
const ROWS = [
  row('roles', 1),
  row('job', 2),
  row('nobody', 3),
  row('identity', 2),
  row('risk', 1),
  row('blame', 2),
];

const names = (closed: readonly string[]) =>
  shownRows(ROWS, new Set(closed)).map((shown) => shown.row.codeId);

it('shows every code while no branch is closed', () => {
  expect(names([])).toEqual(['roles', 'job', 'nobody', 'identity', 'risk', 'blame']);
});

it('hides what is inside a closed branch, at every depth', () => {
  expect(names(['roles'])).toEqual(['roles', 'risk', 'blame']);
  expect(names(['job'])).toEqual(['roles', 'job', 'identity', 'risk', 'blame']);
  expect(names(['roles', 'job', 'risk'])).toEqual(['roles', 'risk']);
});

it('says of each row where it stands in its branch', () => {
  const shown = shownRows(ROWS, new Set(['risk']));
  expect(shown.map(({ row: { codeId }, row: _, ...rest }) => [codeId, rest])).toEqual([
    ['roles', { parentId: null, hasSubCodes: true, isOpen: true, place: 1, beside: 2, depth: 1 }],
    ['job', { parentId: 'roles', hasSubCodes: true, isOpen: true, place: 1, beside: 2, depth: 2 }],
    ['nobody', { parentId: 'job', hasSubCodes: false, isOpen: false, place: 1, beside: 1, depth: 3 }],
    ['identity', { parentId: 'roles', hasSubCodes: false, isOpen: false, place: 2, beside: 2, depth: 2 }],
    ['risk', { parentId: null, hasSubCodes: true, isOpen: false, place: 2, beside: 2, depth: 1 }],
  ]);
});

it('begins a branch that is shown alone at the first depth', () => {
  const branch = shownRows(ROWS.slice(1, 3), new Set());
  expect(branch.map(({ depth, parentId }) => [depth, parentId])).toEqual([
    [1, null],
    [2, 'job'],
  ]);
});

it('keeps the keyboard at the nearest code above one that was hidden', () => {
  const shown = shownRows(ROWS, new Set(['roles']));
  expect(nearestShown(ROWS, shown, 'nobody')).toBe(0);
  expect(nearestShown(ROWS, shown, 'blame')).toBe(2);
  expect(nearestShown(ROWS, shown, 'gone')).toBe(0);
});
