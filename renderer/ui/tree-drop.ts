import { parentIndex, type TreeNode, type TreeRow } from './tree-rows.ts';

/** Where something dropped goes: among the children of `parentId`, before `beforeId` or last. */
export type TreePlace = { readonly parentId: string | null; readonly beforeId: string | null };

export type TreeDrop = TreePlace & {
  /** `onto` a row nests, `between` rows orders. */
  readonly kind: 'onto' | 'between';
  /** `onto`: the row; `between`: the row that the line stands above, one past the last at the end. */
  readonly index: number;
  /** The level it will have. */
  readonly level: number;
};

export type TreePoint = {
  /** In rows from the top of the tree: 2.5 is the middle of the third row. */
  readonly y: number;
  /** In levels from where the top level begins. */
  readonly x: number;
};

// Share of a row's height at its top and bottom that means the gap beside it.
const EDGE = 0.28;

/** What dropping at a point would do, or null where it would do nothing or is not possible. */
export function dropAt(
  rows: readonly TreeRow<TreeNode>[],
  dragged: ReadonlySet<string>,
  point: TreePoint,
  canNest: boolean,
): TreeDrop | null {
  const over = Math.min(Math.floor(point.y), rows.length - 1);
  const row = rows[over];
  if (!row || point.y < 0) return null;
  const within = point.y - over;
  if (canNest && within > EDGE && within < 1 - EDGE) return dropOnto(rows, dragged, over);
  return dropBetween(rows, dragged, within < 0.5 ? over : over + 1, point.x, canNest);
}

function dropOnto(
  rows: readonly TreeRow<TreeNode>[],
  dragged: ReadonlySet<string>,
  index: number,
): TreeDrop | null {
  const row = rows[index];
  if (!row || liesWithin(rows, index, dragged)) return null;
  return { kind: 'onto', index, level: row.level + 1, parentId: row.node.id, beforeId: null };
}

/** The gap above row `gap`: between an end of deeper rows and what follows, the point's x chooses how deep. */
function dropBetween(
  rows: readonly TreeRow<TreeNode>[],
  dragged: ReadonlySet<string>,
  gap: number,
  x: number,
  canNest: boolean,
): TreeDrop | null {
  const below = rows[gap]?.level ?? 0;
  const above = rows[gap - 1]?.level ?? 0;
  const level = canNest ? Math.max(below, Math.min(above, Math.floor(x))) : Math.max(below, above);
  const before = rows[gap]?.level === level ? rows[gap]?.node.id : undefined;
  const parent = rows.findLastIndex((row, at) => at < gap && row.level === level - 1);
  if (parent >= 0 && liesWithin(rows, parent, dragged)) return null;
  return {
    kind: 'between',
    index: gap,
    level,
    parentId: level === 0 ? null : (rows[parent]?.node.id ?? null),
    beforeId: before ?? null,
  };
}

/** Whether the row is one of `ids` or lies beneath one. */
function liesWithin(rows: readonly TreeRow<TreeNode>[], index: number, ids: ReadonlySet<string>): boolean {
  for (let at = index; at >= 0; at = parentIndex(rows, at)) {
    const row = rows[at];
    if (row && ids.has(row.node.id)) return true;
  }
  return false;
}

export type TreeStep = 'up' | 'down' | 'in' | 'out';

/** Where a row goes by the keyboard: up or down among its siblings, into the one above, or out behind its parent. */
export function stepPlace(nodes: readonly TreeNode[], id: string, step: TreeStep): TreePlace | null {
  const node = nodes.find((each) => each.id === id);
  if (!node) return null;
  const siblings = nodes.filter(({ parentId }) => parentId === node.parentId);
  const at = siblings.indexOf(node);
  const previous = siblings[at - 1];
  if (step === 'up') return previous ? { parentId: node.parentId, beforeId: previous.id } : null;
  if (step === 'down')
    return siblings[at + 1] ? { parentId: node.parentId, beforeId: siblings[at + 2]?.id ?? null } : null;
  if (step === 'in') return previous ? { parentId: previous.id, beforeId: null } : null;
  const parent = nodes.find((each) => each.id === node.parentId);
  if (!parent) return null;
  const uncles = nodes.filter(({ parentId }) => parentId === parent.parentId);
  return { parentId: parent.parentId, beforeId: uncles[uncles.indexOf(parent) + 1]?.id ?? null };
}

/** What a drop will do, in words: "move to first in Time and paperwork". */
export function placeWords(
  nodes: readonly TreeNode[],
  moved: string,
  { parentId, beforeId }: TreePlace,
): string {
  const nameOf = (id: string | null): string | undefined => nodes.find((node) => node.id === id)?.name;
  const parent = nameOf(parentId);
  const siblings = nodes.filter((node) => node.parentId === parentId && node.id !== moved);
  const at = beforeId === null ? siblings.length : siblings.findIndex(({ id }) => id === beforeId);
  const where = parent === undefined ? 'the top level' : parent;
  if (siblings.length === 0) return `move into ${where}`;
  if (at <= 0) return parent === undefined ? 'move to the very top' : `move to first in ${where}`;
  const previous = siblings[at - 1]?.name ?? '';
  return parent === undefined ? `move after ${previous}` : `move after ${previous} in ${where}`;
}
