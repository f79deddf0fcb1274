import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TreeNode, TreeRow } from './tree-rows.ts';

// Rows kept beyond what is in sight; a short tree is there as a whole, so that the browser's own search finds it.
const BEYOND = 12;
const SHORT = 120;

/** Which rows are in the page and which one the keys start from. That one always is in the page, in sight or not. */
export function useTreeFocus(
  rows: readonly TreeRow<TreeNode>[],
  rowHeight: number,
  tree: RefObject<HTMLElement | null>,
  renaming: string | null,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<{ id: string; index: number } | null>(null);
  const index = activeIndex(rows, active);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rows[at]?.node.id ?? at,
    overscan: rows.length <= SHORT ? SHORT : BEYOND,
    rangeExtractor: (range: Range) =>
      index < 0
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), index])].sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useLayoutEffect(() => virtual.measure(), [rowHeight]);

  const within = useRef(false);
  const wanted = useRef(false);
  const activeId = rows[index]?.node.id;
  // After every rendering: the focus follows the row, also when another takes the place of one that went.
  useLayoutEffect(() => {
    const lost = within.current && document.activeElement === document.body;
    if ((!wanted.current && !lost) || renaming !== null) return;
    wanted.current = false;
    focusRow(tree.current, index);
  });

  const goTo = (to: number): void => {
    const row = rows[to];
    if (!row) return;
    setActive({ id: row.node.id, index: to });
    wanted.current = true;
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  return {
    scroller,
    index,
    activeId,
    height: virtual.getTotalSize(),
    items: virtual.getVirtualItems(),
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
    goTo,
    enter: () => focusRow(tree.current, index),
    reveal: (id: string) => {
      const at = rows.findIndex(({ node }) => node.id === id);
      if (at < 0) return;
      setActive({ id, index: at });
      virtual.scrollToIndex(at, { align: 'auto' });
    },
    onFocus: (event: FocusEvent) => {
      within.current = true;
      const at = Number(event.target instanceof HTMLElement ? event.target.dataset.index : undefined);
      const row = rows[at];
      if (row && row.node.id !== activeId) setActive({ id: row.node.id, index: at });
    },
    onBlur: (event: FocusEvent) => {
      within.current =
        event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    },
  };
}

/** The row that was active, else the one now in its place, else the first. */
function activeIndex(
  rows: readonly TreeRow<TreeNode>[],
  active: { readonly id: string; readonly index: number } | null,
): number {
  if (rows.length === 0) return -1;
  if (!active) return 0;
  const at = rows.findIndex(({ node }) => node.id === active.id);
  return at >= 0 ? at : Math.min(active.index, rows.length - 1);
}

function focusRow(tree: HTMLElement | null, index: number): void {
  const row = tree?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  (row ?? tree)?.focus({ preventScroll: true });
}
