import type { KeyboardEvent } from 'react';
import { useParticipants } from '../../state/participants.ts';
import type { GridModel, GridTask } from './grid-model.ts';
import { type GridPlace, moved, rangeBetween } from './grid-moves.ts';

type GridKeys = {
  readonly model: GridModel;
  readonly cursor: GridPlace;
  readonly anchor: GridPlace | null;
  readonly page: number;
  readonly begin: (task: GridTask) => void;
  readonly clear: () => void;
  /** Brings the cursor's cell into sight and gives it the focus. */
  readonly follow: (to: GridPlace) => void;
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

function moves(
  { model, cursor, anchor, page, follow }: GridKeys,
  event: KeyboardEvent,
  mod: boolean,
): boolean {
  const size = { rows: model.rows.length, columns: model.columns.length, page };
  const { movedTo, selectedTo } = useParticipants.getState();
  if (event.key === 'Tab' && !mod) {
    const column = cursor.column + (event.shiftKey ? -1 : 1);
    // At the end of a row the focus leaves the table, so that nobody is caught in it.
    if (column < 0 || column >= model.columns.length) return false;
    follow({ row: cursor.row, column });
    movedTo(model.cellAt({ row: cursor.row, column }));
    return true;
  }
  if (mod && event.key.toLowerCase() === 'a') {
    const first = model.cellAt({ row: 0, column: 0 });
    const last = model.cellAt({ row: size.rows - 1, column: size.columns - 1 });
    if (first !== null && last !== null) selectedTo(first, last);
    return true;
  }
  if (event.shiftKey) {
    if (cursor.row < 0) return false;
    const to = moved(size, anchor ?? cursor, { key: event.key, mod });
    const [from, other] = [
      model.cellAt(cursor),
      to === null ? null : model.cellAt({ ...to, row: Math.max(0, to.row) }),
    ];
    if (from === null || other === null) return false;
    selectedTo(from, other);
    return true;
  }
  const to = moved(size, cursor, { key: event.key, mod });
  if (to === null) return false;
  follow(to);
  movedTo(model.cellAt(to));
  return true;
}

function acts(
  { model, cursor, anchor, begin, clear }: GridKeys,
  event: KeyboardEvent,
  mod: boolean,
): boolean {
  const cell = model.cellAt(cursor);
  const column = model.columns[cursor.column];
  if (cell === null || column === undefined || mod) return false;
  const isHead = cursor.row < 0;
  if (event.key === 'Escape' && anchor !== null) {
    useParticipants.getState().movedTo(cell);
    return true;
  }
  if (isHead) {
    if (event.key === 'F2' && column.attribute !== null)
      begin({ kind: 'rename column', columnId: column.id });
    else if (event.key === 'Enter' || event.key === ' ' || event.key === 'F2')
      begin({ kind: 'column menu', columnId: column.id });
    else return false;
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    clear();
    return true;
  }
  if (column.kind === 'coded') return false;
  const isLetter = event.key.length === 1 && event.key !== ' ';
  if (event.key !== 'Enter' && event.key !== 'F2' && event.key !== ' ' && !isLetter) return false;
  // A letter typed over a name would be a new name by accident.
  if (isLetter && column.kind === 'name') return false;
  begin({ kind: 'edit', ...cell, typed: isLetter ? event.key : null });
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
