import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { EntryView } from '../../../src/contract/views.ts';
import { useHistory } from '../../state/history.ts';
import { startsDay } from '../../ui/days.ts';
import { useArrival } from '../../ui/use-arrival.ts';
import { listKey, optionId } from '../../ui/virtual-list.tsx';
import { HistoryRow } from './history-row.tsx';
import styles from './history-view.module.css';
import type { HistoryPages } from './use-history-pages.ts';

type HistoryListProps = {
  readonly pages: HistoryPages;
  readonly total: number;
  /** The first row that is in the page, so that its entries are asked for. */
  readonly onFirstChange: (index: number) => void;
  /** Enter on a change. */
  readonly onAction: (entry: EntryView) => void;
};

/** As high as --row-codebook. */
const ROW = 28;
const BEYOND = 10;

/** A list of any length: only rows in sight are in the page. Arrow keys go through it. */
export function HistoryList({ pages, total, onFirstChange, onAction }: HistoryListProps) {
  const { row, scroll, movedTo, scrolled } = useHistory();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.min(row, total - 1);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
    initialOffset: scroll,
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((one, other) => one - other),
  });
  const inSight = virtual.range?.startIndex ?? 0;
  useEffect(() => onFirstChange(Math.max(0, inSight - BEYOND - 1)), [inSight, onFirstChange]);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = useHistory.getState().scroll;
  }, []);
  useArrival(true, () => scroller.current?.focus({ preventScroll: true }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const entry = pages.entryAt(active);
    if (event.key === 'Enter' && entry !== undefined) return onAction(entry);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const to = listKey(event.key, active, total, page);
    if (to === null) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), total - 1);
    movedTo(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label="Changes, newest first"
      aria-activedescendant={optionId(id, active)}
      tabIndex={0}
      className={styles.scroller}
      onScroll={(event) => scrolled(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = pages.entryAt(index);
          const above = index === 0 ? null : (pages.entryAt(index - 1)?.at ?? null);
          return (
            <HistoryRow
              key={index}
              id={optionId(id, index)}
              place={index + 1}
              of={total}
              top={start}
              entry={entry}
              startsDay={entry !== undefined && startsDay(entry.at, above)}
              showsDay={index === inSight}
              isActive={index === active}
              onPick={() => movedTo(index)}
            />
          );
        })}
      </div>
    </div>
  );
}
