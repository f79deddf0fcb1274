import { type RefObject, useEffect, useRef } from 'react';
import { useCodebook } from '../../state/codebook.ts';
import type { TreeHandle } from '../../ui/tree.tsx';
import { hasLostFocus, useArrival } from '../../ui/use-arrival.ts';
import { ancestorsOf, type CodeBook } from './code-book.ts';

/** Shows the row of a code that was chosen elsewhere, its branch opened. A branch that is closed later stays closed. */
export function useRevealed(
  tree: RefObject<TreeHandle | null>,
  book: CodeBook,
  id: string | null,
  rows: readonly { readonly id: string }[],
): void {
  const { closed, branchesOpened } = useCodebook();
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || last.current === id || !rows.some((row) => row.id === id)) return;
    const hidden = ancestorsOf(book, id).filter((above) => closed.includes(above.id));
    if (hidden.length > 0) return branchesOpened(hidden.map((above) => above.id));
    last.current = id;
    tree.current?.reveal(id);
    // The row can take the focus once it is the one that the keys start from. A field in a row keeps it.
    if (book.byId.has(id)) requestAnimationFrame(() => focusUnlessTaken(tree));
  }, [tree, book, id, rows, closed, branchesOpened]);
  // The first frame has no rows yet.
  useArrival(book.codes.length > 0, () =>
    requestAnimationFrame(() => requestAnimationFrame(() => focusUnlessTaken(tree))),
  );
}

function focusUnlessTaken(tree: RefObject<TreeHandle | null>): void {
  if (document.activeElement?.role === 'treeitem' || hasLostFocus()) tree.current?.focus();
}
