import { useEffect } from 'react';
import { useUndo } from '../data/use-undo.ts';
import { useActionList } from '../state/actions.ts';
import { askWindow, bridge } from '../state/bridge.ts';
import { isTyping } from './use-shortcuts.ts';

/** Runs what is chosen in the system's menu, as the same keys would. */
export function useFrame(): void {
  useEffect(
    () =>
      bridge()?.onChanged((news) => {
        if (news.kind !== 'command') return;
        // What is being typed has its own undo.
        const isOwn = (news.id === 'undo' || news.id === 'redo') && isTyping(document.activeElement);
        if (isOwn) document.execCommand(news.id);
        else useActionList.getState().actions.get(news.id)?.run();
      }),
    [],
  );
}

/** Names the window after its project, and tells the system's menu what undo and redo would do. */
export function useWindowName(project: string | undefined): void {
  const { undoLabel, redoLabel } = useUndo();
  useEffect(() => {
    if (project !== undefined) document.title = `${project} – Emic`;
  }, [project]);
  useEffect(
    () => void askWindow('window.offer', { undo: undoLabel, redo: redoLabel }),
    [undoLabel, redoLabel],
  );
}
