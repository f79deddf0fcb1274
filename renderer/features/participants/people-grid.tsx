import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { asGrid } from '../../retrieval/grid-roles.ts';
import { useParticipants } from '../../state/participants.ts';
import { useTokenLength } from '../../ui/use-token-length.ts';
import type { EditorEnd } from './cell-editor.tsx';
import { GridHead } from './grid-head.tsx';
import type { GridModel, GridTask } from './grid-model.ts';
import { type GridPlace, moved } from './grid-moves.ts';
import { GridPopovers } from './grid-popovers.tsx';
import { GridRows } from './grid-rows.tsx';
import styles from './people-grid.module.css';
import type { Changes } from './use-changes.ts';
import { type Clipboard, clearCells, copyCells, type LeftOver, pasteCells } from './use-clipboard.ts';
import { type GridKeys, gridKeyDown, selectedRange } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';

type PeopleGridProps = {
  readonly model: GridModel;
  readonly changes: Changes;
  readonly task: GridTask | null;
  readonly onTask: (task: GridTask | null) => void;
  readonly onLeftOver: (leftOver: LeftOver | null) => void;
};

/** Up to so many rows are all in the page, so that screen readers and find in page have them. */
const ALL = 200;
const OVERSCAN = 24;
const HEAD_HEIGHT = 44;

/** A spreadsheet of participants or transcripts and what is recorded of them. */
export function PeopleGrid({ model, changes, task, onTask, onLeftOver }: PeopleGridProps) {
  const { cursor: kept, anchor: keptAnchor, sorting } = useParticipants();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useTokenLength('--row-grid') || 24;
  const cursor = model.placeOf(kept) ?? { row: Math.min(0, model.rows.length - 1), column: 0 };
  const anchor = model.placeOf(keptAnchor);
  const range = selectedRange(cursor, anchor);
  const virtual = useRows(scroller, model.rows.length, rowHeight, cursor.row);
  const there = model.placeOf(kept);
  const { follow, show } = useFollowing(
    scroller,
    virtual.scrollToIndex,
    there ?? (kept === null ? cursor : null),
  );
  useKeptScroll(scroller);
  const end = useGridEnd(model, onTask, follow);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const keys = { model, cursor, anchor, page, follow, show };
  const hear = {
    ...useGridPointer({ model, onTask, follow }),
    ...gridEvents(keys, { model, range, changes, onLeftOver }, onTask),
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ '--name-width': `${model.columns[0]?.width ?? 0}px` } as CSSProperties}
    >
      <div
        {...asGrid({
          'aria-label': model.scope === 'participant' ? 'Participants' : 'Transcripts',
          'aria-rowcount': model.rows.length + 1,
          'aria-colcount': model.columns.length,
          'aria-multiselectable': true,
        })}
        className={styles.grid}
        {...hear}
      >
        <GridHead
          columns={model.columns}
          sorting={sorting}
          cursor={cursor.row < 0 ? cursor.column : null}
          renaming={task?.kind === 'rename column' ? task.columnId : null}
          onRename={({ attribute }, name) =>
            attribute === null
              ? Promise.resolve(false)
              : changes.updateAttribute(attribute, { name }, `Renamed ${attribute.name} to ${name}.`)
          }
          onRenamed={() => end('stay')}
        />
        <GridRows
          model={model}
          changes={changes}
          task={task}
          items={virtual.items}
          headHeight={HEAD_HEIGHT}
          rowHeight={rowHeight}
          cursor={cursor}
          range={range}
          onEnd={end}
        />
      </div>
      <GridPopovers
        model={model}
        changes={changes}
        task={task}
        scroller={scroller}
        onTask={onTask}
        onEnd={end}
      />
    </div>
  );
}

/** Keys and the clipboard; what happens in the heads is not about cells. */
function gridEvents(
  keys: Omit<GridKeys, 'begin' | 'clear'>,
  clipboard: Clipboard,
  onTask: (task: GridTask) => void,
) {
  const isInCells = keys.cursor.row >= 0;
  const clear = () => void clearCells(clipboard);
  const begin = (task: GridTask) => {
    if (task.kind === 'edit') useParticipants.getState().movedTo(task);
    onTask(task);
  };
  return {
    onKeyDown: (event: KeyboardEvent) => gridKeyDown({ ...keys, begin, clear }, event),
    onCopy: (event: ClipboardEvent) => {
      if (isInCells) copyCells(clipboard, event);
    },
    onCut: (event: ClipboardEvent) => {
      if (!isInCells) return;
      copyCells(clipboard, event);
      clear();
    },
    onPaste: (event: ClipboardEvent) => {
      if (isInCells) void pasteCells(clipboard, event);
    },
  };
}

const END_KEYS = {
  stay: '',
  gone: '',
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
} as const;

/** Ends what is under way, and goes on to the next cell. */
function useGridEnd(model: GridModel, onTask: (task: GridTask | null) => void, follow: () => void) {
  return useCallback(
    (how: EditorEnd) => {
      onTask(null);
      const size = { rows: model.rows.length, columns: model.columns.length, page: 1 };
      const at = model.placeOf(useParticipants.getState().cursor);
      const to = at === null ? null : moved(size, at, { key: END_KEYS[how], mod: false });
      if (to !== null && to.row >= 0) useParticipants.getState().movedTo(model.cellAt(to));
      if (how !== 'gone') follow();
    },
    [model, onTask, follow],
  );
}

function useRows(
  scroller: React.RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  around: number,
) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: OVERSCAN,
    // The row that has the focus stays in the page: an element that goes takes the focus with it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count: of }) => {
      const first = of <= ALL ? 0 : Math.max(0, startIndex - overscan);
      const last = of <= ALL ? of - 1 : Math.min(of - 1, endIndex + overscan);
      const indexes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      return around >= 0 && around < of && (around < first || around > last) ? [...indexes, around] : indexes;
    },
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [virtual, rowHeight]);
  return {
    items: virtual.getVirtualItems(),
    scrollToIndex: (index: number) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}

/** Gives the cursor's cell the focus once it is in the page; somebody who is new is there only with the next answer. */
function useFollowing(
  scroller: React.RefObject<HTMLDivElement | null>,
  scrollToIndex: (index: number) => void,
  cursor: GridPlace | null,
) {
  const { wantsFocus, focusAsked, focusGiven } = useParticipants();
  const scroll = useRef(scrollToIndex);
  scroll.current = scrollToIndex;
  const row = cursor?.row ?? null;
  useEffect(() => {
    if (wantsFocus && row !== null && row >= 0) scroll.current(row);
  }, [wantsFocus, row]);
  useEffect(() => {
    if (!wantsFocus || row === null) return;
    const cell = scroller.current?.querySelector<HTMLElement>(CURSOR);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    focusGiven();
  });
  return useMemo(
    () => ({
      follow: () => focusAsked(),
      show: (place: GridPlace) => {
        scroll.current(place.row);
        scroller.current
          ?.querySelector(`[data-row="${place.row}"] [data-column="${place.column}"]`)
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
    }),
    [scroller, focusAsked],
  );
}

const CURSOR = '[role="grid"] [data-column][tabindex="0"]';

/** Where the table was scrolled to when it was left, and keeps it. */
function useKeptScroll(scroller: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scroll, scrolled } = useParticipants.getState();
    element.scrollTo(scroll);
    const keep = () => scrolled(element.scrollTop, element.scrollLeft);
    element.addEventListener('scrollend', keep);
    return () => element.removeEventListener('scrollend', keep);
  }, [scroller]);
}
