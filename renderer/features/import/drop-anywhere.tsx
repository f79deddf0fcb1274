import { type ReactNode, useEffect, useState } from 'react';
import { offerFiles } from '../../state/importing.ts';
import styles from './drop-anywhere.module.css';

/** Files dropped anywhere in the window are offered for import; nothing that is dropped replaces the page. */
export function DropAnywhere({ children }: { readonly children: ReactNode }) {
  const isOver = useFileDrop();
  return (
    <>
      {children}
      {isOver && (
        <div className={styles.veil}>
          <p className={styles.words}>Drop transcripts, or a CSV table of participants, to import them</p>
        </div>
      )}
    </>
  );
}

/** Milliseconds without a word from a drag after which it has left the window: browsers repeat it far more often. */
const QUIET = 400;

function useFileDrop(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let gone: ReturnType<typeof setTimeout> | undefined;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      clearTimeout(gone);
      gone = setTimeout(() => setOver(false), QUIET);
      setOver(true);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      clearTimeout(gone);
      setOver(false);
      offerFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      clearTimeout(gone);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
