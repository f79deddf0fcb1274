import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { CodeView, CrosstabView } from '../../../src/contract/views.ts';
import type { Look } from '../../../src/domain/code-look.ts';
import type { CrosstabUnit, PercentBase } from '../../../src/domain/crosstab-query.ts';
import { asColumnHeader, asRow, asTreeGrid } from '../../retrieval/grid-roles.ts';
import { type CellPlace, useCompare } from '../../state/compare.ts';
import { classNames } from '../../ui/class-names.ts';
import { nearestShown, shownRows } from './code-rows.ts';
import { CompareChart } from './compare-chart.tsx';
import { CompareRow, type RowSetting } from './compare-row.tsx';
import styles from './compare-table.module.css';
import { greatestOf } from './figures.ts';
import { type GridPlace, moveFor } from './grid-moves.ts';
import { GroupMark } from './group-marks.tsx';
import { GROUP_SHAPES } from './group-shapes.ts';
import { useBoardSize } from './use-board-size.ts';
import { useRowWindow } from './use-row-window.ts';

type CompareTableProps = {
  readonly table: CrosstabView;
  readonly unit: CrosstabUnit;
  readonly percentOf: PercentBase;
  readonly codes: readonly CodeView[];
  /** What the table is, read out: "Codes by profession, participants". */
  readonly label: string;
  /** Enter on a cell: open it, and go to its segments. */
  readonly onEnter: () => void;
};

/** Codes as a tree, groups beside each other, and the chart on the same rows. */
export function CompareTable({ table, unit, percentOf, codes, label, onEnter }: CompareTableProps) {
  const { closed, cursor, cell, chart } = useCompare();
  const rows = useMemo(() => shownRows(table.rows, new Set(closed)), [table.rows, closed]);
  const looks = useMemo(() => new Map<string, Look>(codes.map(({ id, look }) => [id, look])), [codes]);
  const setting = useMemo<RowSetting>(
    () => ({
      groups: table.groups,
      total: table.total,
      unit,
      percentOf,
      greatest: greatestOf({ unit, percentOf, rows: table.rows }),
    }),
    [table, unit, percentOf],
  );
  const columns = table.groups.length + 2;
  const place: GridPlace = {
    row: nearestShown(table.rows, rows, cursor?.codeId ?? null),
    column: Math.min(cursor?.column ?? 1, columns - 1),
  };
  const scroller = useRef<HTMLDivElement>(null);
  const size = useBoardSize(scroller, table, chart);
  const { first, last } = useRowWindow(scroller, rows.length, size.rowHeight, place.row);
  const hear = useGridEvents({ scroller, rows, columns, place, table, rowHeight: size.rowHeight, onEnter });
  useKeptScroll(scroller);
  useCellInSight(scroller, cell);
  const selected = selectedColumn(table, cell);
  const measures = {
    '--code-width': `${size.code}px`,
    '--group-width': `${size.group}px`,
    '--total-width': `${size.total}px`,
    '--head-height': `${size.head}px`,
    '--head-lines': table.by.length > 1 ? 3 : 2,
  } as CSSProperties;
  return (
    <div ref={scroller} className={styles.scroller} style={measures}>
      <div className={styles.board}>
        <div
          {...asTreeGrid({ 'aria-label': label, 'aria-rowcount': rows.length + 1, 'aria-colcount': columns })}
          className={styles.grid}
          {...hear}
        >
          <TableHead table={table} withShapes={size.chart > 0} />
          <div role="presentation" style={{ height: first * size.rowHeight }} />
          {rows.slice(first, last).map((shown, at) => {
            const index = first + at;
            const { codeId } = shown.row;
            return (
              <CompareRow
                key={codeId}
                shown={shown}
                index={index}
                look={looks.get(codeId)}
                setting={setting}
                cursor={index === place.row ? place.column : null}
                selected={cell?.codeId === codeId ? selected : null}
              />
            );
          })}
          <div role="presentation" style={{ height: (rows.length - last) * size.rowHeight }} />
        </div>
        {size.chart > 0 && (
          <CompareChart
            table={table}
            rows={rows}
            window={{ first, last }}
            setting={setting}
            width={size.chart}
            rowHeight={size.rowHeight}
          />
        )}
      </div>
    </div>
  );
}

function TableHead({ table, withShapes }: { readonly table: CrosstabView; readonly withShapes: boolean }) {
  return (
    <div {...asRow({ 'aria-rowindex': 1 })} className={styles.head}>
      <div {...asColumnHeader({ 'aria-colindex': 1 })} className={styles.headCode}>
        Code
      </div>
      {table.groups.map(({ value, n }, index) => {
        const shape = withShapes ? GROUP_SHAPES[index] : undefined;
        return (
          <div key={value} {...asColumnHeader({ 'aria-colindex': index + 2 })} className={styles.headGroup}>
            <span className={styles.headName} title={value}>
              {shape && <GroupMark shape={shape} />}
              {value}
            </span>
            <span className={styles.headN}>N = {n.toLocaleString('en-GB')}</span>
          </div>
        );
      })}
      <div
        {...asColumnHeader({ 'aria-colindex': table.groups.length + 2 })}
        className={classNames(styles.headGroup, styles.headTotal)}
      >
        <span className={styles.headName}>
          {withShapes && table.groups.length === 0 && <GroupMark shape="circle" />}
          All
        </span>
        <span className={styles.headN}>N = {table.total.n.toLocaleString('en-GB')}</span>
      </div>
    </div>
  );
}

function selectedColumn(table: CrosstabView, cell: { readonly group: string | null } | null): number | null {
  if (cell === null) return null;
  if (cell.group === null) return table.groups.length + 1;
  const at = table.groups.findIndex(({ value }) => value === cell.group);
  return at < 0 ? null : at + 1;
}

type Events = {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly rows: ReturnType<typeof shownRows>;
  readonly columns: number;
  readonly place: GridPlace;
  readonly table: CrosstabView;
  readonly rowHeight: number;
  readonly onEnter: () => void;
};

/** Keys and clicks of the whole grid: the cells hold no handlers of their own. */
function useGridEvents({ scroller, rows, columns, place, table, rowHeight, onEnter }: Events) {
  const { movedTo, branchToggled, openedCell, closedCell } = useCompare.getState();
  const goTo = ({ row, column }: GridPlace) => {
    const codeId = rows[row]?.row.codeId;
    if (codeId === undefined) return;
    movedTo(codeId, column);
    focusSoon(scroller, { row, column }, rowHeight);
  };
  const open = ({ row, column }: GridPlace) => {
    const codeId = rows[row]?.row.codeId;
    if (codeId === undefined) return;
    openedCell({ codeId, group: table.groups[column - 1]?.value ?? null });
  };
  /** Whether the key was one of the table's. */
  const hears = (key: string, mod: boolean): boolean => {
    const at = rows[place.row];
    if (key === 'Enter') {
      open(place);
      onEnter();
    } else if (key === ' ') {
      if (place.column > 0) open(place);
      else if (at?.hasSubCodes) branchToggled(at.row.codeId);
    } else if (key === 'Escape') {
      if (useCompare.getState().cell === null) return false;
      closedCell();
    } else return moves(key, mod);
    return true;
  };
  const moves = (key: string, mod: boolean): boolean => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3);
    const move = moveFor({ rows, columns, page }, place, { key, mod });
    if (move?.kind === 'toggle') branchToggled(move.codeId);
    if (move?.kind === 'to') goTo(move.place);
    return move !== null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    if (hears(event.key, event.ctrlKey || event.metaKey)) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const cell = placeOf(target);
    if (cell === null) return;
    goTo(cell);
    const row = rows[cell.row];
    if (cell.column > 0) open(cell);
    else if (row?.hasSubCodes && target?.closest('[data-twist]')) branchToggled(row.row.codeId);
  };
  // However the focus came to a cell, the keys go on from there.
  const onFocus = (event: FocusEvent) => {
    const at = placeOf(event.target);
    const codeId = rows[at?.row ?? -1]?.row.codeId;
    if (at !== null && codeId !== undefined && (at.row !== place.row || at.column !== place.column))
      movedTo(codeId, at.column);
  };
  return { onKeyDown, onClick, onFocus };
}

function placeOf(target: Element | null): GridPlace | null {
  const row = target?.closest('[data-row]')?.getAttribute('data-row');
  const column = target?.closest('[data-column]')?.getAttribute('data-column');
  if (row === undefined || row === null || column === undefined || column === null) return null;
  return { row: Number(row), column: Number(column) };
}

/** Puts the focus on a cell, which a long table may have to bring into the page first. */
function focusSoon(
  scroller: React.RefObject<HTMLElement | null>,
  { row, column }: GridPlace,
  rowHeight: number,
): void {
  const find = () =>
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`) ?? null;
  const there = find();
  if (there !== null) {
    there.focus();
    return;
  }
  scroller.current?.scrollTo({ top: row * rowHeight });
  // One frame for the scroll to be heard, one for the rows to be there.
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

/** The pane that opens below a cell may not cover it. */
function useCellInSight(scroller: React.RefObject<HTMLElement | null>, cell: CellPlace | null): void {
  useEffect(() => {
    const find = () => scroller.current?.querySelector('[aria-selected="true"]');
    if (cell !== null) find()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [scroller, cell]);
}

/** Where the table was scrolled to when it was left, and keeps it. */
function useKeptScroll(scroller: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scroll, scrolled } = useCompare.getState();
    element.scrollTo(scroll);
    const keep = () => scrolled(element.scrollTop, element.scrollLeft);
    element.addEventListener('scrollend', keep);
    return () => element.removeEventListener('scrollend', keep);
  }, [scroller]);
}
