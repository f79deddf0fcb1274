import type { VirtualItem } from '@tanstack/react-virtual';
import { useCallback } from 'react';
import { useParticipants } from '../../state/participants.ts';
import type { EditorEnd } from './cell-editor.tsx';
import { DraftRow } from './draft-row.tsx';
import type { GridColumn, GridRow } from './grid-data.ts';
import type { GridModel, GridTask } from './grid-model.ts';
import { type GridPlace, type GridRange, isOneCell } from './grid-moves.ts';
import { PeopleRow } from './grid-row.tsx';
import styles from './people-grid.module.css';
import type { Changes } from './use-changes.ts';

type GridRowsProps = {
  readonly model: GridModel;
  readonly changes: Changes;
  readonly task: GridTask | null;
  /** Those in the page; they begin below the heads. */
  readonly items: readonly VirtualItem[];
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly cursor: GridPlace;
  readonly range: GridRange;
  readonly onEnd: (end: EditorEnd) => void;
};

// CSS pixels: the column of row numbers.
const NUMBERS = 40;

export function GridRows(props: GridRowsProps) {
  const { model, changes, task, items, headHeight, rowHeight, cursor, range, onEnd } = props;
  const enter = useCallback(
    (row: GridRow, { attribute }: GridColumn, values: readonly string[]) => {
      if (attribute !== null) void changes.setCell({ row, attribute, values });
      else void changes.rename(row, values[0] ?? '');
    },
    [changes],
  );
  const editing = task?.kind === 'edit' ? task : null;
  const isDrafting = task?.kind === 'draft';
  const width = NUMBERS + model.columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      role="presentation"
      className={styles.rows}
      style={{ width, height: (model.rows.length + (isDrafting ? 1 : 0)) * rowHeight }}
    >
      {items.map(({ index, start }) => {
        const row = model.rows[index];
        if (row === undefined) return null;
        const isSelected = !isOneCell(range) && index >= range.top && index <= range.bottom;
        return (
          <PeopleRow
            key={row.id}
            row={row}
            columns={model.columns}
            index={index}
            top={start - headHeight}
            cursor={cursor.row === index ? cursor.column : null}
            selected={isSelected ? range : null}
            editing={editing?.rowId === row.id ? editing : null}
            onEnter={enter}
            onEnd={onEnd}
          />
        );
      })}
      {isDrafting && (
        <DraftRow
          number={model.rows.length + 1}
          top={model.rows.length * rowHeight}
          width={model.columns[0]?.width ?? 0}
          onCreate={changes.create}
          onEnd={(id) => {
            goToNew(model, id);
            onEnd('stay');
          }}
        />
      )}
    </div>
  );
}

/** The first attribute of somebody new is what one fills in next. */
function goToNew(model: GridModel, id: string | null): void {
  const columnId = model.columns[1]?.id;
  if (id === null || columnId === undefined) return;
  const { searched, movedTo } = useParticipants.getState();
  searched('');
  movedTo({ rowId: id, columnId });
}
