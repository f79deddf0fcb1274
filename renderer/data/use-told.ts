import { useCallback, useRef } from 'react';
import { announce } from '../state/announcements.ts';
import { showToast } from '../state/toasts.ts';
import { useUndo } from './use-undo.ts';

export type Tell = (sentence: string, undoable?: boolean) => void;

/** Says in one sentence what was done, with Undo unless there is nothing to undo. Stays the same. */
export function useTold(): Tell {
  const { undo } = useUndo();
  const latest = useRef(undo);
  latest.current = undo;
  return useCallback((sentence, undoable = true) => {
    const action = { label: 'Undo', keys: 'mod+z', run: () => void latest.current() };
    showToast({ sentence, ...(undoable ? { action } : {}) });
    announce(sentence);
  }, []);
}
