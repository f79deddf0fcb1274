import { type RefObject, useEffect, useRef } from 'react';
import { useCodebook } from '../../state/codebook.ts';

type KeptScroll = { readonly ref: RefObject<HTMLDivElement | null>; readonly onScroll: () => void };

/** Brings the table back to where it was scrolled when the view was left. The tree scrolls itself, within the frame. */
export function useKeptScroll(): KeptScroll {
  const ref = useRef<HTMLDivElement>(null);
  const kept = useRef<number | null>(useCodebook.getState().scroll);
  useEffect(() => {
    // A frame later the tree has its height, and has shown the code that the keys stand on.
    const frame = requestAnimationFrame(() => {
      const scroller = ref.current?.firstElementChild;
      if (scroller && kept.current !== null) scroller.scrollTop = kept.current;
      kept.current = null;
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const onScroll = () => {
    const scroller = ref.current?.firstElementChild;
    if (scroller && kept.current === null) useCodebook.getState().scrolled(scroller.scrollTop);
  };
  return { ref, onScroll };
}
