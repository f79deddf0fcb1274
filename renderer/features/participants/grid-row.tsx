import { type CSSProperties, memo } from 'react';
import { asCell, asRow, asRowHeader } from '../../retrieval/grid-roles.ts';
import { Bar } from '../../ui/bar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CellEditor, type EditorEnd } from './cell-editor.tsx';
import { cellText, codedPercent, type GridColumn, type GridRow, valuesOf } from './grid-data.ts';
import { isPicked } from './grid-model.ts';
import type { GridRange } from './grid-moves.ts';
import styles from './people-grid.module.css';

type GridRowProps = {
  readonly row: GridRow;
  readonly columns: readonly GridColumn[];
  readonly index: number;
  readonly top: number;
  /** The column that the cursor is in; null: it is in another row. */
  readonly cursor: number | null;
  /** What is selected, null where this row has no part of it. */
  readonly selected: GridRange | null;
  /** The column being typed into. */
  readonly editing: { readonly columnId: string; readonly typed: string | null } | null;
  readonly onEnter: (row: GridRow, column: GridColumn, values: readonly string[]) => void;
  readonly onEnd: (end: EditorEnd) => void;
};

export const PeopleRow = memo(function PeopleRow(props: GridRowProps) {
  const { row, columns, index, top, cursor, selected, editing, onEnter, onEnd } = props;
  return (
    <div
      {...asRow({ 'aria-rowindex': index + 2 })}
      data-row={index}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        aria-hidden="true"
        data-number
        className={classNames(styles.number, (cursor !== null || selected !== null) && styles.here)}
      >
        {index + 1}
      </div>
      {columns.map((column, at) => {
        const isOpen = editing?.columnId === column.id;
        const isEditing = isOpen && !isPicked(column);
        const isSelected = selected !== null ? at >= selected.left && at <= selected.right : cursor === at;
        const role = column.kind === 'name' ? asRowHeader : asCell;
        return (
          <div
            key={column.id}
            {...role({ 'aria-colindex': at + 1, 'aria-selected': isSelected })}
            data-column={at}
            data-open={isOpen || undefined}
            tabIndex={cursor === at ? 0 : -1}
            className={classNames(
              styles.cell,
              column.kind === 'name' && styles.name,
              column.isNumber && styles.end,
              isSelected && selected !== null && styles.selected,
              cursor === at && styles.cursor,
            )}
            style={widthOf(column)}
          >
            {isEditing ? (
              <CellEditor
                row={row}
                column={column}
                typed={editing.typed}
                onEnter={(values) => onEnter(row, column, values)}
                onEnd={onEnd}
              />
            ) : (
              <CellContent row={row} column={column} />
            )}
          </div>
        );
      })}
    </div>
  );
});

export function widthOf({ width }: Pick<GridColumn, 'width'>): CSSProperties {
  return { width };
}

function CellContent({ row, column }: { readonly row: GridRow; readonly column: GridColumn }) {
  if (column.attribute !== null) {
    const text = cellText(column.attribute, row);
    const isMissing = valuesOf(row, column.attribute).length === 0;
    return (
      <span className={classNames(styles.text, isMissing && styles.missing)} title={text}>
        {text}
      </span>
    );
  }
  if (column.kind === 'name')
    return (
      <span className={styles.text} title={row.name}>
        {row.name}
      </span>
    );
  if (column.kind === 'links')
    return (
      <span className={styles.text} title={row.links.join(', ')}>
        {row.links.length}
      </span>
    );
  return (
    <span className={styles.coded}>
      <Bar share={row.words === 0 ? 0 : row.wordsCoded / row.words} />
      <span className={styles.percent}>{codedPercent(row)}</span>
    </span>
  );
}
