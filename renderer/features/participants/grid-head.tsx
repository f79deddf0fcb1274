import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { asColumnHeader, asRow } from '../../retrieval/grid-roles.ts';
import type { Sorting } from '../../state/participants.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { RenameField } from '../../ui/rename-field.tsx';
import type { GridColumn } from './grid-data.ts';
import { widthOf } from './grid-row.tsx';
import styles from './people-grid.module.css';

type GridHeadProps = {
  readonly columns: readonly GridColumn[];
  readonly sorting: Sorting | null;
  /** The column that the cursor is in, where it is in the heads. */
  readonly cursor: number | null;
  readonly renaming: string | null;
  readonly onRename: (column: GridColumn, name: string) => Promise<boolean>;
  readonly onRenamed: () => void;
};

export function GridHead(props: GridHeadProps) {
  const { columns, sorting, cursor } = props;
  return (
    <div {...asRow({ 'aria-rowindex': 1 })} data-row={-1} className={styles.head}>
      <div aria-hidden="true" className={styles.corner} />
      {columns.map((column, at) => (
        <HeadCell
          key={column.id}
          {...props}
          column={column}
          at={at}
          sorted={sorting?.columnId === column.id ? sorting : null}
          hasCursor={cursor === at}
        />
      ))}
    </div>
  );
}

type HeadCellProps = GridHeadProps & {
  readonly column: GridColumn;
  readonly at: number;
  readonly sorted: Sorting | null;
  readonly hasCursor: boolean;
};

function HeadCell({ column, at, sorted, hasCursor, renaming, onRename, onRenamed }: HeadCellProps) {
  const order = sorted === null ? 'none' : sorted.descending ? 'descending' : 'ascending';
  return (
    <div
      {...asColumnHeader({ 'aria-colindex': at + 1, 'aria-sort': order, 'aria-haspopup': 'menu' })}
      data-column={at}
      tabIndex={hasCursor ? 0 : -1}
      className={classNames(
        styles.headCell,
        column.kind === 'name' && styles.headName,
        column.isNumber && styles.end,
      )}
      style={widthOf(column)}
    >
      {renaming === column.id ? (
        <RenameField
          label={`New name of ${column.name}`}
          name={column.name}
          onRename={(name) => onRename(column, name)}
          onDone={onRenamed}
        />
      ) : (
        <span className={styles.headWords} title={column.name}>
          {column.name}
          {column.note !== '' && <span className="visually-hidden">, </span>}
        </span>
      )}
      {column.note !== '' && <span className={styles.headNote}>{column.note}</span>}
      <span className={classNames(styles.headIcon, sorted !== null && styles.sorted)} aria-hidden="true">
        <Icon of={ORDER_ICONS[order]} size={14} />
      </span>
    </div>
  );
}

const ORDER_ICONS = { none: ChevronDown, ascending: ArrowUp, descending: ArrowDown } as const;
