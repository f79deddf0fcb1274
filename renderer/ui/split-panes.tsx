import { Fragment, type ReactNode, useState } from 'react';
import { classNames } from './class-names.ts';
import { PaneSeparator } from './pane-separator.tsx';
import styles from './split-panes.module.css';

export type SplitPane = {
  readonly id: string;
  /** Names the handle: "Resize transcript list". */
  readonly label: string;
  readonly content: ReactNode;
  /** Pixels. Exactly one pane has none: it takes what the others leave. */
  readonly size?: number;
  readonly min?: number;
  readonly max?: number;
  readonly collapsible?: boolean;
  readonly isCollapsed?: boolean;
};

type SplitPanesProps = {
  /** `row`: side by side; `column`: above each other. */
  readonly direction: 'row' | 'column';
  readonly panes: readonly SplitPane[];
  /** When a pane has got its new size: at the end of a drag, after each key. */
  readonly onResize: (id: string, size: number) => void;
  readonly onCollapse?: (id: string, isCollapsed: boolean) => void;
};

const SMALLEST = 120;
const LARGEST = 640;

/** Panes parted by one hairline that can be moved: by dragging, with the arrow keys, Enter or a double click collapse. */
export function SplitPanes({ direction, panes, onResize, onCollapse }: SplitPanesProps) {
  // The size under the pointer, so that only this component works while a handle is dragged.
  const [dragged, setDragged] = useState<{ id: string; size: number } | null>(null);
  const rest = panes.findIndex(({ size }) => size === undefined);
  const sizeOf = ({ id, size, isCollapsed }: SplitPane): number | undefined =>
    dragged?.id === id ? dragged.size : isCollapsed ? 0 : size;
  const separator = (pane: SplitPane, side: 'before' | 'after') => (
    <PaneSeparator
      direction={direction}
      side={side}
      label={`Resize ${pane.label}`}
      controls={pane.id}
      size={sizeOf(pane) ?? 0}
      min={pane.min ?? SMALLEST}
      max={pane.max ?? LARGEST}
      collapsible={pane.collapsible ?? false}
      isCollapsed={pane.isCollapsed ?? false}
      onDrag={(size) => setDragged(size === null ? null : { id: pane.id, size })}
      onResize={(size) => onResize(pane.id, size)}
      onCollapse={(isCollapsed) => onCollapse?.(pane.id, isCollapsed)}
    />
  );
  return (
    <div className={classNames(styles.panes, styles[direction])}>
      {panes.map((pane, index) => {
        const size = sizeOf(pane);
        return (
          <Fragment key={pane.id}>
            {index > rest && separator(pane, 'after')}
            <div
              id={pane.id}
              className={classNames(styles.pane, size === undefined && styles.rest)}
              style={paneStyle(pane, size)}
              hidden={size === 0}
            >
              {pane.content}
            </div>
            {index < rest && separator(pane, 'before')}
          </Fragment>
        );
      })}
    </div>
  );
}

/** Panes give way when the window is narrow, down to their smallest size. */
function paneStyle(pane: SplitPane, size: number | undefined) {
  if (size === undefined) return { '--pane-min': `${pane.min ?? 0}px` };
  return { flexBasis: size, '--pane-min': `${Math.min(size, pane.min ?? SMALLEST)}px` };
}
