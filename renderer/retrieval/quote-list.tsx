import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import type { RetrievedSegment } from '../../src/contract/views.ts';
import { asCell, asGrid, asRow } from './grid-roles.ts';
import styles from './quote-list.module.css';
import type { Retrieved } from './use-retrieved.ts';

type QuoteListProps = {
  /** Read out: "Segments of Somebody else's job in Nurses". */
  readonly label: string;
  readonly retrieved: Retrieved;
  readonly selectedId: string | null;
  readonly onSelect: (segment: RetrievedSegment) => void;
  /** Enter, or a double click. */
  readonly onJump: (segment: RetrievedSegment) => void;
  readonly onSight: (first: number, last: number) => void;
  /** Keys that are not the list's own. */
  readonly onKey?: (event: KeyboardEvent, segment: RetrievedSegment | undefined, index: number) => void;
  readonly row: (segment: RetrievedSegment, isSelected: boolean, index: number) => ReactNode;
  /** Where the list starts and who hears where it is scrolled to, CSS pixels. */
  readonly scroll?: { readonly start: number; readonly keep: (top: number) => void };
  /** Set to true, it has the focus put on the selected segment, else on the first, once that is there. */
  readonly focusWanted?: RefObject<boolean>;
};

/** CSS pixels, until a row is measured. */
const GUESS = 84;

/** Quotes one below the other, as many as there are. Arrows move, Enter jumps to the transcript. */
export function QuoteList(props: QuoteListProps) {
  const { label, retrieved, selectedId, onSelect, onJump, onSight, onKey, row, scroll, focusWanted } = props;
  const count = retrieved.found?.segments ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESS,
    overscan: 4,
    initialOffset: scroll?.start ?? 0,
    getItemKey: (index) => retrieved.rowAt(index)?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onSight(first, last), [first, last, onSight]);
  const known = selectedId === null ? -1 : retrieved.indexOf(selectedId);
  const selected = known < 0 ? null : known;
  /** A row to go to once its page has come. */
  const awaited = useRef<number | null>(null);
  const goTo = (index: number) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    const segment = retrieved.rowAt(index);
    awaited.current = segment === undefined ? index : null;
    if (segment === undefined) return;
    onSelect(segment);
    focusRow(scroller.current, index);
  };
  useEffect(() => {
    if (
      focusWanted?.current &&
      items.length > 0 &&
      !retrieved.isStale &&
      retrieved.rowAt(first) !== undefined
    ) {
      focusWanted.current = false;
      goTo(selected ?? first);
    }
    if (awaited.current !== null && retrieved.rowAt(awaited.current) !== undefined) goTo(awaited.current);
  });
  // Tab comes to the selected row; where that is out of sight, to the first one in the page.
  const stop = selected !== null && selected >= first && selected <= last ? selected : first;
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || items.length === 0) return;
    shown.current = true;
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isElsewhere(event)) return;
    if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return;
    const at = rowOf(event.target) ?? selected ?? 0;
    const to = moved(event, at, count);
    const segment = retrieved.rowAt(at);
    if (to !== null) goTo(to);
    else if (event.key === 'Enter' && isRow(event.target) && segment) onJump(segment);
    else {
      onKey?.(event, segment, at);
      return;
    }
    event.preventDefault();
    // A jump puts another view in this one's place, whose keys would hear this very press on its way up.
    event.stopPropagation();
  };
  const atEvent = (event: MouseEvent) =>
    isElsewhere(event) ? undefined : retrieved.rowAt(rowOf(event.target) ?? -1);
  const hear = {
    onKeyDown,
    onClick: (event: MouseEvent) => {
      const segment = atEvent(event);
      if (segment !== undefined) onSelect(segment);
    },
    onDoubleClick: (event: MouseEvent) => {
      const segment = atEvent(event);
      if (segment !== undefined && !isControl(event.target)) onJump(segment);
    },
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={scroll && (({ currentTarget }) => scroll.keep(currentTarget.scrollTop))}
    >
      <div
        {...asGrid({ 'aria-label': label, 'aria-rowcount': count, 'aria-colcount': 1 })}
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
        {...hear}
      >
        {items.map(({ index, key, start }) => {
          const segment = retrieved.rowAt(index);
          const isSelected = index === selected;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              {...asRow({ 'aria-rowindex': index + 1, 'aria-selected': isSelected })}
              tabIndex={index === stop ? 0 : -1}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <div {...asCell({ 'aria-colindex': 1 })}>
                {segment ? row(segment, isSelected, index) : <div style={{ height: GUESS }} />}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function moved(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  at: number,
  count: number,
): number | null {
  if (altKey || shiftKey) return null;
  const mod = ctrlKey || metaKey;
  const to: { readonly [key: string]: number } = {
    ArrowDown: mod ? count - 1 : at + 1,
    ArrowUp: mod ? 0 : at - 1,
    Home: 0,
    End: count - 1,
    PageDown: at + 5,
    PageUp: at - 5,
  };
  const target = to[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}

function isRow(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('role') === 'row';
}

/** React has events of a popover bubble through the row that opened it. */
function isElsewhere({ currentTarget, target }: KeyboardEvent | MouseEvent): boolean {
  return !(target instanceof Node && currentTarget.contains(target));
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, textarea') !== null;
}

function rowOf(target: EventTarget): number | null {
  const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
  return index === null || index === undefined ? null : Number(index);
}

/** A row that has to be scrolled to is in the page a frame later. */
function focusRow(scroller: HTMLElement | null, index: number): void {
  const find = () => scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  const there = find();
  if (there !== null) there.focus({ preventScroll: true });
  else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus({ preventScroll: true })));
}
