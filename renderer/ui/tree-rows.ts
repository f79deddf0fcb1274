/** What a tree shows: siblings stand in the order given. */
export type TreeNode = {
  readonly id: string;
  readonly parentId: string | null;
  /** Plain words: for typing letters to jump, for renaming and for screen readers. */
  readonly name: string;
};

export type TreeRow<Node extends TreeNode> = {
  readonly node: Node;
  /** 0 at the top. */
  readonly level: number;
  /** From 1, among its siblings. */
  readonly position: number;
  readonly siblings: number;
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
};

/** The rows in sight from top to bottom. A node whose parent is not among `nodes` stands at the top. */
export function treeRows<Node extends TreeNode>(
  nodes: readonly Node[],
  expanded: ReadonlySet<string>,
): readonly TreeRow<Node>[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const children = Map.groupBy(nodes, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  );
  const rows: TreeRow<Node>[] = [];
  const visit = (parentId: string | null, level: number): void => {
    const siblings = children.get(parentId) ?? [];
    siblings.forEach((node, index) => {
      const hasChildren = children.has(node.id);
      const isExpanded = hasChildren && expanded.has(node.id);
      rows.push({ node, level, position: index + 1, siblings: siblings.length, hasChildren, isExpanded });
      if (isExpanded) visit(node.id, level + 1);
    });
  };
  visit(null, 0);
  return rows;
}

/** The index of the row that `index` lies in, or -1 at the top. */
export function parentIndex(rows: readonly TreeRow<TreeNode>[], index: number): number {
  const level = rows[index]?.level ?? 0;
  return rows.findLastIndex((row, at) => at < index && row.level < level);
}

/**
 * The next row, after `from` and round to it again, whose name begins with what was typed; the same letter again goes
 * to the next such row. -1 where there is none.
 */
export function typedIndex(rows: readonly TreeRow<TreeNode>[], from: number, typed: string): number {
  const letters = [...typed];
  const repeated = letters.length > 1 && letters.every((letter) => letter === letters[0]);
  const wanted = folded(repeated ? (letters[0] ?? '') : typed);
  // A longer word may still fit the row it is on; a single letter moves on.
  const start = letters.length === 1 || repeated ? from + 1 : from;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (folded(rows[index]?.node.name ?? '').startsWith(wanted)) return index;
  }
  return -1;
}

function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
