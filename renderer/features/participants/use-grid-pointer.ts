import type { MouseEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { useParticipants } from '../../state/participants.ts';
import { type GridModel, type GridTask, isPicked } from './grid-model.ts';
import type { GridPlace } from './grid-moves.ts';

type GridPointer = {
  readonly model: GridModel;
  readonly onTask: (task: GridTask | null) => void;
  readonly follow: () => void;
};

/** The mouse on a spreadsheet: a press goes there, a drag selects, a double click edits, a press on a head opens its menu. */
export function useGridPointer({ model, onTask, follow }: GridPointer) {
  const from = useRef<GridPlace | null>(null);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button > 1 || isField(event.target)) return;
    const { movedTo, selectedTo, cursor } = useParticipants.getState();
    const place = placeOf(event.target);
    const row = numberedRow(event.target);
    if (row !== null) return selectRow(model, row, follow);
    if (place === null) return;
    event.preventDefault();
    const cell = model.cellAt(place);
    if (cell === null) return;
    const before = model.placeOf(cursor);
    if (event.shiftKey && cursor !== null && place.row >= 0) {
      selectedTo(cursor, cell);
      return;
    }
    follow();
    movedTo(cell);
    if (place.row < 0) return;
    from.current = place;
    const column = model.columns[place.column];
    const isAgain = before?.row === place.row && before.column === place.column;
    if (isAgain && column !== undefined && isPicked(column)) onTask({ kind: 'edit', ...cell, typed: null });
  };
  const onPointerMove = (event: PointerEvent) => {
    const start = from.current;
    if (start === null || event.buttons !== 1) {
      from.current = null;
      return;
    }
    const place = placeOf(event.target);
    if (place === null || place.row < 0) return;
    const [one, other] = [model.cellAt(start), model.cellAt(place)];
    if (one === null || other === null) return;
    if (place.row === start.row && place.column === start.column) {
      if (useParticipants.getState().anchor !== null) useParticipants.getState().movedTo(one);
    } else useParticipants.getState().selectedTo(one, other);
  };
  const onClick = (event: MouseEvent) => {
    if (isField(event.target)) return;
    const place = placeOf(event.target);
    const columnId = place === null || place.row >= 0 ? undefined : model.columns[place.column]?.id;
    if (columnId !== undefined) onTask({ kind: 'column menu', columnId });
  };
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    const cell = place === null || place.row < 0 ? null : model.cellAt(place);
    const column = place === null ? undefined : model.columns[place.column];
    if (isField(event.target) || cell === null || column === undefined || column.kind === 'coded') return;
    onTask({ kind: 'edit', ...cell, typed: null });
  };
  const onContextMenu = (event: MouseEvent) => {
    if (isField(event.target)) return;
    const row = numberedRow(event.target) ?? placeOf(event.target)?.row ?? null;
    if (row === null) return;
    event.preventDefault();
    const column = placeOf(event.target)?.column ?? 0;
    const cell = model.cellAt({ row, column });
    if (cell === null) return;
    follow();
    useParticipants.getState().movedTo(cell);
    onTask(
      row < 0 ? { kind: 'column menu', columnId: cell.columnId } : { kind: 'row menu', rowId: cell.rowId },
    );
  };
  return { onPointerDown, onPointerMove, onClick, onDoubleClick, onContextMenu };
}

function selectRow(model: GridModel, row: number, follow: () => void): void {
  const first = model.cellAt({ row, column: 0 });
  const last = model.cellAt({ row, column: model.columns.length - 1 });
  if (first === null || last === null) return;
  follow();
  useParticipants.getState().selectedTo(first, last);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function numberedRow(target: EventTarget | null): number | null {
  const number = target instanceof Element ? target.closest('[data-number]') : null;
  const row = number?.closest('[data-row]')?.getAttribute('data-row');
  return row === undefined || row === null ? null : Number(row);
}

function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest('[data-column]') : null;
  const row = cell?.closest('[data-row]')?.getAttribute('data-row');
  const column = cell?.getAttribute('data-column');
  if (row === undefined || row === null || column === undefined || column === null) return null;
  return { row: Number(row), column: Number(column) };
}
