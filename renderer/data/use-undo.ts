import { useCallback } from 'react';
import { tell } from '../state/tell.ts';
import { useCommand } from './use-command.ts';
import { useQuery } from './use-query.ts';

export type Undoing = {
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** What each would do, null for nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

/** The acting coder's undo and redo, by name. */
export function useUndo(): Undoing {
  const { data } = useQuery('journal.list', { limit: 1 });
  const run = useCommand();
  const undo = useCallback(async () => {
    const reply = await run('journal.undo', {});
    const [entry] = reply.ok ? reply.value : [];
    if (entry !== undefined) tell(`Undone: ${entry.label}`);
  }, [run]);
  const redo = useCallback(async () => {
    const reply = await run('journal.redo', {});
    const [entry] = reply.ok ? reply.value : [];
    if (entry !== undefined) tell(`Redone: ${entry.label}`);
  }, [run]);
  return { undo, redo, undoLabel: data?.undo ?? null, redoLabel: data?.redo ?? null };
}
