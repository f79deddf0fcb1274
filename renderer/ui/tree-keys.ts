import { parentIndex, type TreeNode, type TreeRow } from './tree-rows.ts';

/** What a key does in a tree. */
export type TreeIntent =
  | { readonly do: 'go'; readonly index: number }
  | { readonly do: 'open' | 'close'; readonly index: number }
  | { readonly do: 'openSiblings'; readonly index: number }
  | null;

type KeyPressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Moving and opening, as the ARIA tree pattern has it. `page` is how many rows a page is. */
export function treeIntent(
  event: KeyPressed,
  rows: readonly TreeRow<TreeNode>[],
  index: number,
  page: number,
): TreeIntent {
  const row = rows[index];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return null;
  const go = (to: number): TreeIntent => ({ do: 'go', index: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (event.key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'PageDown':
      return go(index + page);
    case 'PageUp':
      return go(index - page);
    case 'ArrowRight':
      if (!row.hasChildren) return null;
      return row.isExpanded ? go(index + 1) : { do: 'open', index };
    case 'ArrowLeft':
      if (row.isExpanded) return { do: 'close', index };
      return parentIndex(rows, index) < 0 ? null : go(parentIndex(rows, index));
    case '*':
      return { do: 'openSiblings', index };
    default:
      return null;
  }
}
