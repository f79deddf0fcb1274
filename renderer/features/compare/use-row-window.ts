import { type RefObject, useEffect, useState } from 'react';

/** Up to so many rows are all in the page, so that find in page, print and screen readers have them. */
const ALL = 200;
/** Rows come and go in blocks, so that scrolling renders seldom. */
const BLOCK = 24;

export type RowWindow = { readonly first: number; readonly last: number };

/** Which rows of a long table are in the page: those in sight and a block to either side. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  around: number | null,
): RowWindow {
  const [block, setBlock] = useState({ first: 0, size: 3 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || count <= ALL) return;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight / BLOCK);
      const size = Math.ceil(element.clientHeight / rowHeight / BLOCK) + 1;
      setBlock((was) => (was.first === first && was.size === size ? was : { first, size }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller, count, rowHeight]);
  if (count <= ALL) return { first: 0, last: count };
  const first = Math.max(0, (block.first - 1) * BLOCK);
  const last = Math.min(count, (block.first + block.size + 1) * BLOCK);
  // The row that has the focus stays in the page: an element that goes takes the focus with it.
  if (around !== null && around >= first - ALL && around < last + ALL)
    return { first: Math.min(first, around), last: Math.max(last, around + 1) };
  return { first, last };
}
