import { type RefObject, useLayoutEffect } from 'react';
import { useImporting } from '../../state/importing.ts';

/**
 * Puts the keys where the next step is: on the button that chooses files, on the list once there are some, and after an
 * import on what to do with it; never on Cancel, which a key held down would press. Only while nothing else has the focus,
 * or what had it has gone.
 */
export function usePaneFocus(pane: RefObject<HTMLElement | null>): void {
  const step = useImporting(({ files, run }) =>
    files.length === 0 ? 'choose' : run === null ? 'look' : 'run',
  );
  const isOver = useImporting(({ files }) => files.some(({ outcome }) => outcome?.kind === 'imported'));
  useLayoutEffect(() => {
    const element = pane.current;
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement === element;
    if (element === null || !isFree) return;
    const places = { choose: CHOOSE, run: null, look: isOver ? NEXT : FILES };
    const place = places[step] === null ? null : element.querySelector<HTMLElement>(places[step]);
    (place ?? element).focus({ preventScroll: true });
  }, [step, isOver, pane]);
}

const CHOOSE = '[data-choose] button';
const FILES = '[role="listbox"]';
/** The one main action at the foot. */
const NEXT = 'footer button:last-child';
