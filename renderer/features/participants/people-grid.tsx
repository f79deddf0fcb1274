import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
} from 'react';
import { asGrid } from '../../retrieval/grid-roles.ts';
import { useParticipants } from '../../state/participants.ts';
import { useTokenLength } from '../../ui/use-token-length.ts';
import type { EditorEnd } from './cell-editor.tsx';
import { DraftRow } from './draft-row.tsx';
import type { GridColumn, GridRow } from './grid-data.ts';
import { GridHead } from './grid-head.tsx';
import type { GridModel, GridTask } from './grid-model.ts';
import { type GridPlace, isOneCell, moved } from './grid-moves.ts';
import { GridPopovers } from './grid-popovers.tsx';
import { PeopleRow } from './grid-row.tsx';
import styles from './people-grid.module.css';
import type { Changes } from './use-changes.ts';
import { clearCells, copyCells, type LeftOver, pasteCells } from './use-clipboard.ts';
import { gridKeyDown, selectedRange } from './use-grid-keys.ts';
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
  const { follow, show, focusCursor } = useFollowing(scroller, virtual.scrollToIndex);
  useKeptScroll(scroller);
  const end = useCallback(
    (how: EditorEnd) => {
      onTask(null);
      const size = { rows: model.rows.length, columns: model.columns.length, page: 1 };
      const key = {
        stay: '',
        gone: '',
        down: 'ArrowDown',
        up: 'ArrowUp',
        right: 'ArrowRight',
        left: 'ArrowLeft',
      }[how];
      const at = model.placeOf(useParticipants.getState().cursor);
      const to = at === null ? null : moved(size, at, { key, mod: false });
      if (to !== null && to.row >= 0) useParticipants.getState().movedTo(model.cellAt(to));
      if (how !== 'gone') focusCursor();
    },
    [model, onTask, focusCursor],
  );
  const enter = useCallback(
    (row: GridRow, { attribute }: GridColumn, values: readonly string[]) => {
      if (attribute !== null) void changes.setCell({ row, attribute, values });
      else void changes.rename(row, values[0] ?? '');
    },
    [changes],
  );
  const clipboard = { model, range, changes, onLeftOver };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const pointer = useGridPointer({ model, onTask, follow });
  const hear = {
    ...pointer,
    onKeyDown: (event: KeyboardEvent) =>
      gridKeyDown(
        {
          ...{ model, cursor, anchor, page, begin: onTask, follow, show },
          clear: () => void clearCells(clipboard),
        },
        event,
      ),
    onCopy: (event: ClipboardEvent) => cursor.row >= 0 && copyCells(clipboard, event),
    onCut: (event: ClipboardEvent) => {
      if (cursor.row < 0) return;
      copyCells(clipboard, event);
      void clearCells(clipboard);
    },
    onPaste: (event: ClipboardEvent) => cursor.row >= 0 && void pasteCells(clipboard, event),
  };
  const editing = task?.kind === 'edit' ? task : null;
  const width = 40 + model.columns.reduce((sum, column) => sum + column.width, 0);
  const isDrafting = task?.kind === 'draft';
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
        <div
          role="presentation"
          className={styles.rows}
          style={{ width, height: (model.rows.length + (isDrafting ? 1 : 0)) * rowHeight }}
        >
          {virtual.items.map(({ index, start }) => {
            const row = model.rows[index];
            if (row === undefined) return null;
            const isSelected = !isOneCell(range) && index >= range.top && index <= range.bottom;
            return (
              <PeopleRow
                key={row.id}
                row={row}
                columns={model.columns}
                index={index}
                top={start - HEAD_HEIGHT}
                cursor={cursor.row === index ? cursor.column : null}
                selected={isSelected ? range : null}
                editing={editing?.rowId === row.id ? editing : null}
                onEnter={enter}
                onEnd={end}
              />
            );
          })}
          {isDrafting && (
            <DraftRow
              number={model.rows.length + 1}
              top={model.rows.length * rowHeight}
              width={model.columns[0]?.width ?? 0}
              onCreate={changes.create}
              onEnd={(id) => {
                if (id !== null)
                  useParticipants.getState().movedTo({ rowId: id, columnId: model.columns[1]?.id ?? '' });
                onTask(null);
                focusCursor();
              }}
            />
          )}
        </div>
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

/** Gives the cursor's cell the focus once it is in the page. */
function useFollowing(
  scroller: React.RefObject<HTMLDivElement | null>,
  scrollToIndex: (index: number) => void,
) {
  const wanted = useRef(false);
  const [, look] = useReducer((count: number) => count + 1, 0);
  const scroll = useRef(scrollToIndex);
  scroll.current = scrollToIndex;
  useEffect(() => {
    if (!wanted.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>('[role="grid"] [data-column][tabindex="0"]');
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return useMemo(
    () => ({
      follow: ({ row }: GridPlace) => {
        wanted.current = true;
        if (row >= 0) scroll.current(row);
        look();
      },
      show: ({ row, column }: GridPlace) => {
        scroll.current(row);
        scroller.current
          ?.querySelector(`[data-row="${row}"] [data-column="${column}"]`)
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
      focusCursor: () => {
        wanted.current = true;
        look();
      },
    }),
    [scroller],
  );
}

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
