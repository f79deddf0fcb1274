import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './split-panes.module.css';

type PaneSeparatorProps = {
  readonly direction: 'row' | 'column';
  /** `before`: its pane is on its left or above it. */
  readonly side: 'before' | 'after';
  readonly label: string;
  readonly controls: string;
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly collapsible: boolean;
  readonly isCollapsed: boolean;
  /** The size under the pointer; null when the drag is over. */
  readonly onDrag: (size: number | null) => void;
  readonly onResize: (size: number) => void;
  readonly onCollapse: (isCollapsed: boolean) => void;
};

// Pixels an arrow key moves it; with Shift four times as far.
const STEP = 8;

/** The handle between two panes, a focusable separator as ARIA has it. */
export function PaneSeparator(props: PaneSeparatorProps) {
  const { direction, label, controls, size, min, max, collapsible, isCollapsed, onResize, onCollapse } =
    props;
  const drag = usePointerDrag(props);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = keyedSize(event, props);
    if (event.key === 'Enter' && collapsible) onCollapse(!isCollapsed);
    else if (to !== null && !isCollapsed) onResize(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved, this separator can
    <div
      role="separator"
      aria-label={label}
      aria-controls={controls}
      aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
      aria-valuemin={collapsible ? 0 : min}
      aria-valuemax={max}
      aria-valuenow={Math.round(size)}
      aria-valuetext={isCollapsed ? 'collapsed' : `${Math.round(size)} pixels`}
      tabIndex={0}
      className={classNames(styles.separator, styles[`${direction}Separator`])}
      onKeyDown={onKeyDown}
      onDoubleClick={() => collapsible && onCollapse(!isCollapsed)}
      {...drag}
    />
  );
}

/** The size that a key asks for, or null for a key that has no meaning here. */
function keyedSize(
  { key, shiftKey }: KeyboardEvent,
  { direction, side, size, min, max }: PaneSeparatorProps,
) {
  const [back, on] = direction === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = STEP * (shiftKey ? 4 : 1) * (side === 'before' ? 1 : -1);
  if (key === on) return within(size + step, min, max);
  if (key === back) return within(size - step, min, max);
  if (key === 'Home') return min;
  return key === 'End' ? max : null;
}

function usePointerDrag({
  direction,
  side,
  size,
  min,
  max,
  collapsible,
  isCollapsed,
  onDrag,
  ...on
}: PaneSeparatorProps) {
  const from = useRef<{ at: number; size: number; now: number } | null>(null);
  const place = (event: PointerEvent): number => (direction === 'row' ? event.clientX : event.clientY);
  const end = (): void => {
    const drag = from.current;
    from.current = null;
    onDrag(null);
    if (!drag || drag.now === drag.size) return;
    if (drag.now === 0) on.onCollapse(true);
    else {
      if (isCollapsed) on.onCollapse(false);
      on.onResize(drag.now);
    }
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { at: place(event), size, now: size };
    },
    onPointerMove: (event: PointerEvent): void => {
      if (!from.current) return;
      const moved = place(event) - from.current.at;
      const wanted = from.current.size + (side === 'before' ? moved : -moved);
      // Beyond half its smallest size a pane that can closes.
      from.current.now = collapsible && wanted < min / 2 ? 0 : within(wanted, min, max);
      onDrag(from.current.now);
    },
    onPointerUp: end,
    onPointerCancel: (): void => {
      from.current = null;
      onDrag(null);
    },
  };
}

function within(size: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, size));
}
