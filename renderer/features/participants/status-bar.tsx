import { useParticipants } from '../../state/participants.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { summaryOf } from './column-summary.ts';
import type { GridModel } from './grid-model.ts';
import { isOneCell } from './grid-moves.ts';
import styles from './status-bar.module.css';
import { selectedRange } from './use-grid-keys.ts';

/** What the column under the cursor comes to, and how much is selected. */
export function StatusBar({ model }: { readonly model: GridModel }) {
  const { cursor: kept, anchor: keptAnchor } = useParticipants();
  const cursor = model.placeOf(kept);
  const anchor = model.placeOf(keptAnchor);
  const column = cursor === null ? undefined : model.columns[cursor.column];
  const range = cursor === null ? null : selectedRange(cursor, anchor);
  return (
    <footer className={styles.bar}>
      {range !== null && range.bottom >= 0 && !isOneCell(range) && (
        <span>
          {range.bottom - range.top + 1} × {range.right - range.left + 1} cells
        </span>
      )}
      {column?.attribute && <ColumnWords model={model} attribute={column.attribute} />}
      <span className={styles.hint}>
        Paste from a spreadsheet with <Kbd keys="mod+v" />
      </span>
    </footer>
  );
}

type ColumnWordsProps = {
  readonly model: GridModel;
  readonly attribute: NonNullable<GridModel['columns'][number]['attribute']>;
};

function ColumnWords({ model, attribute }: ColumnWordsProps) {
  const { recorded, of, groups, words } = summaryOf(attribute, model.allRows);
  return (
    <>
      <span className={styles.lead}>
        <b>{attribute.name}</b>, {recorded} of {of} recorded
      </span>
      {words !== null && <span>{words}</span>}
      {groups.map(({ value, count }) => (
        <span key={value} className={styles.group}>
          {value} <b>{count.toLocaleString('en-GB')}</b>
        </span>
      ))}
    </>
  );
}
