import { useCallback, useRef } from 'react';
import { tell } from '../state/tell.ts';
import { useUndo } from './use-undo.ts';

export type Tell = (sentence: string, undoable?: boolean) => void;

/** Says in one sentence what was done, with Undo unless there is nothing to undo. Stays the same. */
export function useTold(): Tell {
  const { undo } = useUndo();
  const latest = useRef(undo);
  latest.current = undo;
  return useCallback((sentence, undoable = true) => {
    const action = { label: 'Undo', keys: 'mod+z', run: () => void latest.current() };
    tell(sentence, undoable ? action : undefined);
  }, []);
}
