/** A cell by its place; row -1 holds the names of the columns. */
export type GridPlace = { readonly row: number; readonly column: number };

export type GridSize = {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page has. */
  readonly page: number;
};

export type GridKey = { readonly key: string; readonly mod: boolean };

/** Rows and columns between two corners, both ends included. */
export type GridRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** Where a key leads, or null where it leads nowhere: then it is not the table's. */
export function moved(size: GridSize, from: GridPlace, { key, mod }: GridKey): GridPlace | null {
  const to = target(size, from, { key, mod });
  if (to === null) return null;
  const kept = {
    row: Math.max(-1, Math.min(size.rows - 1, to.row)),
    column: Math.max(0, Math.min(size.columns - 1, to.column)),
  };
  return kept.row === from.row && kept.column === from.column ? null : kept;
}

function target({ rows, columns, page }: GridSize, { row, column }: GridPlace, { key, mod }: GridKey) {
  switch (key) {
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: mod ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: mod ? columns - 1 : column + 1 };
    case 'Home':
      return { row: mod ? 0 : row, column: 0 };
    case 'End':
      return { row: mod ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return null;
  }
}

export function rangeBetween(one: GridPlace, other: GridPlace): GridRange {
  return {
    top: Math.max(0, Math.min(one.row, other.row)),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function isIn(range: GridRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function isOneCell({ top, left, bottom, right }: GridRange): boolean {
  return top === bottom && left === right;
}
