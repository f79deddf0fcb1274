import type { CodeRow } from './code-rows.ts';

/** A place in the table; column 0 holds the codes. */
export type GridPlace = { readonly row: number; readonly column: number };

export type GridMove =
  | { readonly kind: 'to'; readonly place: GridPlace }
  | { readonly kind: 'toggle'; readonly codeId: string };

export type GridKey = { readonly key: string; readonly mod: boolean };

type Grid = {
  readonly rows: readonly Pick<CodeRow, 'row' | 'parentId' | 'hasSubCodes' | 'isOpen'>[];
  readonly columns: number;
  /** Rows that a page has. */
  readonly page: number;
};

/** What a key does at a place; null where it does nothing. On the codes, left and right close and open branches. */
export function moveFor(grid: Grid, place: GridPlace, { key, mod }: GridKey): GridMove | null {
  const atCode = place.column === 0 ? (branchMove(grid, place, key) ?? null) : null;
  if (atCode !== null && !mod) return atCode;
  const target = targetOf(grid, place, { key, mod });
  if (target === null) return null;
  const kept = {
    row: clamp(target.row, grid.rows.length),
    column: clamp(target.column, grid.columns),
  };
  return kept.row === place.row && kept.column === place.column ? null : { kind: 'to', place: kept };
}

function branchMove({ rows }: Grid, { row }: GridPlace, key: string): GridMove | null {
  const at = rows[row];
  if (at === undefined) return null;
  if (key === 'ArrowRight' && at.hasSubCodes && !at.isOpen) return { kind: 'toggle', codeId: at.row.codeId };
  if (key !== 'ArrowLeft') return null;
  if (at.isOpen) return { kind: 'toggle', codeId: at.row.codeId };
  const parent = rows.findIndex((other) => other.row.codeId === at.parentId);
  return parent < 0 ? null : { kind: 'to', place: { row: parent, column: 0 } };
}

function targetOf(grid: Grid, { row, column }: GridPlace, { key, mod }: GridKey): GridPlace | null {
  const lastRow = grid.rows.length - 1;
  const lastColumn = grid.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: mod ? lastRow : row + 1, column };
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: mod ? lastColumn : column + 1 };
    case 'Home':
      return { row: mod ? 0 : row, column: 0 };
    case 'End':
      return { row: mod ? lastRow : row, column: lastColumn };
    case 'PageUp':
      return { row: row - grid.page, column };
    case 'PageDown':
      return { row: row + grid.page, column };
    default:
      return null;
  }
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}
