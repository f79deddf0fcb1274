import { describe, expect, it } from 'vitest';
import { dropAt, placeWords, stepPlace } from './tree-drop.ts';
import { parentIndex, treeRows, typedIndex } from './tree-rows.ts';

const NODES = [
  { id: 'role', parentId: null, name: 'Role boundaries' },
  { id: 'risk', parentId: null, name: 'Risk management' },
  { id: 'job', parentId: 'role', name: 'Somebody else’s job' },
  { id: 'identity', parentId: 'role', name: 'Professional identity' },
  { id: 'cover', parentId: 'risk', name: 'Écart' },
  { id: 'why', parentId: 'job', name: 'Why' },
];
const all = new Set(['role', 'risk', 'job']);
const rows = treeRows(NODES, all);

describe('the rows of a tree', () => {
  it('stand depth first, in the order of siblings, with their place among them', () => {
    expect(
      rows.map(({ node, level, position, siblings, hasChildren, isExpanded }) =>
        [node.id, level, position, siblings, hasChildren, isExpanded].join(' '),
      ),
    ).toEqual([
      'role 0 1 2 true true',
      'job 1 1 2 true true',
      'why 2 1 1 false false',
      'identity 1 2 2 false false',
      'risk 0 2 2 true true',
      'cover 1 1 1 false false',
    ]);
  });

  it('leave out what lies in a closed branch', () => {
    expect(treeRows(NODES, new Set(['role'])).map(({ node }) => node.id)).toEqual([
      'role',
      'job',
      'identity',
      'risk',
    ]);
  });

  it('put a node at the top whose parent was filtered away', () => {
    expect(treeRows([{ id: 'why', parentId: 'job', name: 'Why' }], all)).toMatchObject([{ level: 0 }]);
  });

  it('know their parents', () => {
    expect(rows.map((_, index) => parentIndex(rows, index))).toEqual([-1, 0, 1, 0, -1, 4]);
  });

  it('are found by typing: a letter goes on to the next, a word may stay, accents do not matter', () => {
    expect(typedIndex(rows, 0, 'r')).toBe(4);
    expect(typedIndex(rows, 4, 'r')).toBe(0);
    expect(typedIndex(rows, 0, 'rr')).toBe(4);
    expect(typedIndex(rows, 4, 'ri')).toBe(4);
    expect(typedIndex(rows, 0, 'eca')).toBe(5);
    expect(typedIndex(rows, 0, 'x')).toBe(-1);
  });
});

describe('a drop', () => {
  const drop = (dragged: string, y: number, x = 0, canNest = true) =>
    dropAt(rows, new Set([dragged]), { y, x }, canNest);

  it('nests in the middle of a row', () => {
    expect(drop('cover', 3.5)).toEqual({
      kind: 'onto',
      index: 3,
      level: 2,
      parentId: 'identity',
      beforeId: null,
    });
  });

  it('orders between rows: below an open parent it is the first child', () => {
    expect(drop('cover', 0.95, 0)).toEqual({
      kind: 'between',
      index: 1,
      level: 1,
      parentId: 'role',
      beforeId: 'job',
    });
  });

  it('takes the depth the pointer asks for where a deeper branch ends', () => {
    expect(drop('cover', 3.95, 0)).toEqual({
      kind: 'between',
      index: 4,
      level: 0,
      parentId: null,
      beforeId: 'risk',
    });
    expect(drop('cover', 3.95, 1.4)).toEqual({
      kind: 'between',
      index: 4,
      level: 1,
      parentId: 'role',
      beforeId: null,
    });
    expect(drop('cover', 2.95, 5)).toEqual({
      kind: 'between',
      index: 3,
      level: 2,
      parentId: 'job',
      beforeId: null,
    });
  });

  it('below the last row is last', () => {
    expect(drop('job', 9, 0)).toEqual({
      kind: 'between',
      index: 6,
      level: 0,
      parentId: null,
      beforeId: null,
    });
  });

  it('is not possible within what is dragged', () => {
    expect([drop('role', 0.5), drop('role', 2.5), drop('role', 1.05), drop('job', 2.05)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('never nests where nesting is off', () => {
    expect(dropAt(treeRows(NODES, new Set()), new Set(['risk']), { y: 0.4, x: 3 }, false)).toEqual({
      kind: 'between',
      index: 0,
      level: 0,
      parentId: null,
      beforeId: 'role',
    });
  });
});

describe('moving by keys', () => {
  it('goes up and down among siblings, into the one above, and out behind the parent', () => {
    expect([
      stepPlace(NODES, 'identity', 'up'),
      stepPlace(NODES, 'job', 'down'),
      stepPlace(NODES, 'identity', 'in'),
      stepPlace(NODES, 'job', 'out'),
      stepPlace(NODES, 'cover', 'out'),
    ]).toEqual([
      { parentId: 'role', beforeId: 'job' },
      { parentId: 'role', beforeId: null },
      { parentId: 'job', beforeId: null },
      { parentId: null, beforeId: 'risk' },
      { parentId: null, beforeId: null },
    ]);
  });

  it('stops at the ends', () => {
    expect([
      stepPlace(NODES, 'role', 'up'),
      stepPlace(NODES, 'risk', 'down'),
      stepPlace(NODES, 'role', 'in'),
      stepPlace(NODES, 'role', 'out'),
      stepPlace(NODES, 'gone', 'up'),
    ]).toEqual([null, null, null, null, null]);
  });

  it('is told in words', () => {
    expect([
      placeWords(NODES, 'cover', { parentId: 'role', beforeId: 'job' }),
      placeWords(NODES, 'cover', { parentId: 'role', beforeId: null }),
      placeWords(NODES, 'cover', { parentId: 'identity', beforeId: null }),
      placeWords(NODES, 'cover', { parentId: null, beforeId: 'role' }),
      placeWords(NODES, 'cover', { parentId: null, beforeId: 'risk' }),
      placeWords(NODES, 'job', { parentId: 'role', beforeId: null }),
    ]).toEqual([
      'move to first in Role boundaries',
      'move after Professional identity in Role boundaries',
      'move into Professional identity',
      'move to the very top',
      'move after Role boundaries',
      'move after Professional identity in Role boundaries',
    ]);
  });
});
