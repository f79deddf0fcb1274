import type { ClipboardEvent } from 'react';
import { announce } from '../../state/announcements.ts';
import { counted } from '../../ui/counted.ts';
import { enteredValues, NOT_RECORDED } from './entered-values.ts';
import { textOf, valuesOf } from './grid-data.ts';
import type { GridModel } from './grid-model.ts';
import type { GridRange } from './grid-moves.ts';
import { pastePlan } from './paste-plan.ts';
import { blockIn, textOfBlock } from './pasted-block.ts';
import type { CellChange, Changes, RefusedCell } from './use-changes.ts';

/** What a change of many cells left undone, for those who want to know. */
export type LeftOver = { readonly notes: readonly string[]; readonly cells: readonly RefusedCell[] };

export type Clipboard = {
  readonly model: GridModel;
  readonly range: GridRange;
  readonly changes: Changes;
  readonly onLeftOver: (leftOver: LeftOver | null) => void;
};

/** Copies what is selected as a spreadsheet does. */
export function copyCells({ model, range }: Clipboard, event: ClipboardEvent): void {
  const block = model.rows
    .slice(range.top, range.bottom + 1)
    .map((row) => model.columns.slice(range.left, range.right + 1).map((column) => textOf(column, row)));
  event.clipboardData.setData('text/plain', textOfBlock(block));
  event.preventDefault();
  const cells = block.length * (block[0]?.length ?? 0);
  announce(`Copied ${counted(cells, 'cell')}.`);
}

/** Pastes a block as one change; what is refused or has no place is told. */
export async function pasteCells(
  { model, range, changes, onLeftOver }: Clipboard,
  event: ClipboardEvent,
): Promise<void> {
  const text = event.clipboardData.getData('text/plain');
  event.preventDefault();
  if (text === '') return;
  const size = { rows: model.rows.length, columns: model.columns.length };
  const { cells, rowsOutside, columnsOutside } = pastePlan(blockIn(text), range, size);
  const fixed = new Set<string>();
  const wanted = cells.flatMap(({ row: rowAt, column: columnAt, text: cell }): readonly CellChange[] => {
    const row = model.rows[rowAt];
    const column = model.columns[columnAt];
    if (row === undefined || column === undefined) return [];
    if (column.attribute === null) {
      if (textOf(column, row) !== cell) fixed.add(column.name);
      return [];
    }
    return [{ row, attribute: column.attribute, values: enteredValues(column.attribute, cell) }];
  });
  const refused = wanted.length === 0 ? [] : await changes.setCells(wanted);
  const notes = [
    ...(rowsOutside > 0 ? [`${counted(rowsOutside, 'row')} below the last one had no place.`] : []),
    ...(columnsOutside > 0
      ? [`${counted(columnsOutside, 'column')} to the right of the last one had no place.`]
      : []),
    ...(fixed.size > 0 ? [`${[...fixed].join(' and ')} cannot be changed by pasting and stayed.`] : []),
  ];
  const left = { notes, cells: refused ?? [] };
  const isWhole = notes.length === 0 && left.cells.length === 0;
  onLeftOver(isWhole ? null : left);
  if (notes.length > 0) announce(notes.join(' '));
}

/** Empties what is selected, as far as anything stands there. */
export async function clearCells({ model, range, changes, onLeftOver }: Clipboard): Promise<void> {
  const filled = model.rows.slice(range.top, range.bottom + 1).flatMap((row) =>
    model.columns.slice(range.left, range.right + 1).flatMap(({ attribute }): readonly CellChange[] => {
      if (attribute === null || valuesOf(row, attribute).length === 0) return [];
      return [{ row, attribute, values: [] }];
    }),
  );
  const [only, second] = filled;
  onLeftOver(null);
  if (only === undefined) announce(NOT_RECORDED);
  else if (second === undefined) await changes.setCell(only);
  else await changes.setCells(filled);
}
