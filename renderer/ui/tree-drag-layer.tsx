import type { CSSProperties, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './tree.module.css';
import type { TreeDrop } from './tree-drop.ts';

type TreeDragLayerProps = {
  readonly at: { readonly x: number; readonly y: number };
  readonly drop: TreeDrop | null;
  readonly rowHeight: number;
  /** Pixels from the tree's edge to the ring of the line. */
  readonly lineStart: number;
  readonly words: string | null;
  /** How many more rows come along. */
  readonly others: number;
  readonly children: ReactNode;
};

/** While rows are dragged: the line or ring where they will go, and what follows the pointer. */
export function TreeDragLayer({
  at,
  drop,
  rowHeight,
  lineStart,
  words,
  others,
  children,
}: TreeDragLayerProps) {
  return (
    <>
      {drop?.kind === 'between' && (
        <div
          className={styles.line}
          style={{ top: drop.index * rowHeight, '--line-start': `${lineStart}px` } as CSSProperties}
        />
      )}
      {drop?.kind === 'onto' && (
        <div className={styles.ring} style={{ top: drop.index * rowHeight, height: rowHeight }} />
      )}
      {createPortal(
        <div className={styles.chip} aria-hidden="true" style={{ left: at.x + 14, top: at.y - 38 }}>
          {children}
          {others > 0 && <span>and {others} more</span>}
          {words && <span className={styles.words}>{words}</span>}
        </div>,
        document.body,
      )}
    </>
  );
}
