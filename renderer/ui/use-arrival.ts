import { useEffect, useRef } from 'react';

/** Whoever came by a key or by Back has lost the focus with the view before; the view itself only catches clicks. */
export function hasLostFocus(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.tagName === 'MAIN';
}

/** Puts the focus, where it was lost, to where the keys of a view start from, once that is there. */
export function useArrival(isThere: boolean, focus: () => void): void {
  const hasArrived = useRef(false);
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  useEffect(() => {
    if (!isThere || hasArrived.current) return;
    hasArrived.current = true;
    if (hasLostFocus()) latest.current();
  }, [isThere]);
}
