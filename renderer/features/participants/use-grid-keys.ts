import type { KeyboardEvent } from 'react';
import { useParticipants } from '../../state/participants.ts';
import type { GridColumn } from './grid-data.ts';
import type { GridModel, GridTask } from './grid-model.ts';
import { type GridKey, type GridPlace, type GridSize, moved, rangeBetween } from './grid-moves.ts';

export type GridKeys = {
  readonly model: GridModel;
  readonly cursor: GridPlace;
  readonly anchor: GridPlace | null;
  readonly page: number;
  readonly begin: (task: GridTask) => void;
  readonly clear: () => void;
  /** Brings the cursor's cell into sight and gives it the focus. */
  readonly follow: () => void;
  /** Brings a cell into sight. */
  readonly show: (to: GridPlace) => void;
};

/** The keys of a spreadsheet, while nothing is being edited. */
export function gridKeyDown(keys: GridKeys, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  const isMine =
    (event.altKey ? false : moves(keys, event, mod)) ||
    (event.altKey ? false : acts(keys, event, mod)) ||
    opensMenu(keys, event);
  if (isMine) event.preventDefault();
}

function moves(keys: GridKeys, event: KeyboardEvent, mod: boolean): boolean {
  const { model, cursor, page, follow } = keys;
  if (event.key === 'Tab' && !mod) return tabs(keys, event.shiftKey);
  if (mod && event.key.toLowerCase() === 'a') return selectsAll(model);
  const size = { rows: model.rows.length, columns: model.columns.length, page };
  if (event.shiftKey) return selects(keys, size, { key: event.key, mod });
  const to = moved(size, cursor, { key: event.key, mod });
  if (to === null) return false;
  follow();
  useParticipants.getState().movedTo(model.cellAt(to));
  return true;
}

/** At the end of a row the focus leaves the table, so that nobody is caught in it. */
function tabs({ model, cursor, follow }: GridKeys, isBack: boolean): boolean {
  const to = { row: cursor.row, column: cursor.column + (isBack ? -1 : 1) };
  if (to.column < 0 || to.column >= model.columns.length) return false;
  follow();
  useParticipants.getState().movedTo(model.cellAt(to));
  return true;
}

function selectsAll(model: GridModel): boolean {
  const first = model.cellAt({ row: 0, column: 0 });
  const last = model.cellAt({ row: model.rows.length - 1, column: model.columns.length - 1 });
  if (first !== null && last !== null) useParticipants.getState().selectedTo(first, last);
  return true;
}

function selects({ model, cursor, anchor, show }: GridKeys, size: GridSize, key: GridKey): boolean {
  if (cursor.row < 0) return false;
  const to = moved(size, anchor ?? cursor, key);
  if (to === null || to.row < 0) return false;
  const [from, other] = [model.cellAt(cursor), model.cellAt(to)];
  if (from === null || other === null) return false;
  useParticipants.getState().selectedTo(from, other);
  show(to);
  return true;
}

function acts(keys: GridKeys, event: KeyboardEvent, mod: boolean): boolean {
  const { model, cursor, anchor, begin, clear } = keys;
  const cell = model.cellAt(cursor);
  const column = model.columns[cursor.column];
  if (cell === null || column === undefined || mod) return false;
  if (event.key === 'Escape' && anchor !== null) {
    useParticipants.getState().movedTo(cell);
    return true;
  }
  if (cursor.row < 0) return actsOnHead(column, event.key, begin);
  if (event.key === 'Delete' || event.key === 'Backspace') {
    clear();
    return true;
  }
  const isLetter = event.key.length === 1 && event.key !== ' ';
  // A letter typed over a name would be a new name by accident.
  if (column.kind === 'coded' || (isLetter && column.kind === 'name')) return false;
  if (!isLetter && !['Enter', 'F2', ' '].includes(event.key)) return false;
  begin({ kind: 'edit', ...cell, typed: isLetter ? event.key : null });
  return true;
}

function actsOnHead({ id: columnId, attribute }: GridColumn, key: string, begin: GridKeys['begin']): boolean {
  if (key === 'F2' && attribute !== null) begin({ kind: 'rename column', columnId });
  else if (['Enter', 'F2', ' '].includes(key)) begin({ kind: 'column menu', columnId });
  else return false;
  return true;
}

function opensMenu({ model, cursor, begin }: GridKeys, event: KeyboardEvent): boolean {
  if (event.key !== 'ContextMenu' && !(event.shiftKey && event.key === 'F10')) return false;
  const cell = model.cellAt(cursor);
  if (cell === null) return false;
  begin(
    cursor.row < 0
      ? { kind: 'column menu', columnId: cell.columnId }
      : { kind: 'row menu', rowId: cell.rowId },
  );
  return true;
}

/** What is selected: the cursor's cell alone, or all between it and the anchor. */
export function selectedRange(cursor: GridPlace, anchor: GridPlace | null) {
  return rangeBetween(cursor, anchor ?? cursor);
}
