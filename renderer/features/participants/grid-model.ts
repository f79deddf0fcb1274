import type { AttributeView } from '../../../src/contract/views.ts';
import type { AttributeScope } from '../../../src/domain/attribute.ts';
import type { CellPlace } from '../../state/participants.ts';
import type { GridColumn, GridRow } from './grid-data.ts';
import type { GridPlace } from './grid-moves.ts';

/** The row of the columns' names, as a place. */
export const HEAD = 'head';

/** The table as it stands: found, sorted, by id and by place. */
export type GridModel = {
  readonly scope: AttributeScope;
  readonly rows: readonly GridRow[];
  /** Without the search, for counts. */
  readonly allRows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly placeOf: (cell: CellPlace | null) => GridPlace | null;
  readonly cellAt: (place: GridPlace) => CellPlace | null;
};

/** What is under way in the table. */
export type GridTask =
  | {
      readonly kind: 'edit';
      readonly rowId: string;
      readonly columnId: string;
      /** What was typed to begin with, in the place of what stands there; null: what stands there. */
      readonly typed: string | null;
    }
  | { readonly kind: 'row menu'; readonly rowId: string }
  | { readonly kind: 'column menu' | 'rename column' | 'choices'; readonly columnId: string }
  | { readonly kind: 'draft' };

export function gridModel(
  scope: AttributeScope,
  rows: readonly GridRow[],
  allRows: readonly GridRow[],
  columns: readonly GridColumn[],
): GridModel {
  const rowIndex = new Map(rows.map(({ id }, index) => [id, index]));
  const columnIndex = new Map(columns.map(({ id }, index) => [id, index]));
  rowIndex.set(HEAD, -1);
  return {
    scope,
    rows,
    allRows,
    columns,
    placeOf: (cell) => {
      const row = cell === null ? undefined : rowIndex.get(cell.rowId);
      const column = cell === null ? undefined : columnIndex.get(cell.columnId);
      return row === undefined || column === undefined ? null : { row, column };
    },
    cellAt: ({ row, column }) => {
      const rowId = row < 0 ? HEAD : rows[row]?.id;
      const columnId = columns[column]?.id;
      return rowId === undefined || columnId === undefined ? null : { rowId, columnId };
    },
  };
}

/** Whether a cell is filled by choosing: from values, yes and no, or links. */
export function isPicked(column: GridColumn): boolean {
  return (
    column.kind === 'links' || column.attribute?.type === 'choice' || column.attribute?.type === 'boolean'
  );
}

/** The attribute of a column, where it has one. */
export function attributeOf(model: GridModel, columnId: string): AttributeView | null {
  return model.columns.find(({ id }) => id === columnId)?.attribute ?? null;
}
