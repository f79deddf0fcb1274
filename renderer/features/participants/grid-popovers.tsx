import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { ContextMenu } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { EditorEnd } from './cell-editor.tsx';
import { CellPicker } from './cell-picker.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import { columnMenu } from './column-menu.ts';
import { type GridModel, type GridTask, HEAD, isPicked } from './grid-model.ts';
import { LinksPane } from './links-pane.tsx';
import { useRowMenu } from './row-menu.ts';
import type { Changes } from './use-changes.ts';

type GridPopoversProps = {
  readonly model: GridModel;
  readonly changes: Changes;
  readonly task: GridTask | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onTask: (task: GridTask | null) => void;
  readonly onEnd: (end: EditorEnd) => void;
};

/** What opens over the table at its cell: choices, links, menus. */
export function GridPopovers(props: GridPopoversProps) {
  const { model, changes, task, scroller, onTask, onEnd } = props;
  const anchor = useRef<Element | null>(null);
  const [ready, setReady] = useState<GridTask | null>(null);
  const rowMenu = useRowMenu(model, changes, onTask);
  // The cell has to be in the page before anything can open at it.
  useLayoutEffect(() => {
    anchor.current = task === null ? null : anchorOf(scroller.current, model, task);
    setReady(task);
  }, [task, model, scroller]);
  if (task === null || ready !== task) return null;
  const close = () => onEnd('stay');
  if (task.kind === 'edit') return <PickedCell {...props} task={task} anchor={anchor} />;
  if (task.kind === 'row menu') {
    const row = model.rows.find(({ id }) => id === task.rowId);
    if (row === undefined) return null;
    return (
      <ContextMenu
        label={row.name}
        entries={rowMenu(row)}
        isOpen
        onClose={() => onTask(null)}
        triggerRef={anchor}
      />
    );
  }
  if (task.kind === 'draft') return null;
  const column = model.columns.find(({ id }) => id === task.columnId);
  if (column === undefined) return null;
  if (task.kind === 'column menu')
    return (
      <ContextMenu
        label={column.name}
        entries={columnMenu(column, changes, onTask)}
        isOpen
        // A command of the menu may have begun something else.
        onClose={() => onTask(null)}
        triggerRef={anchor}
      />
    );
  if (task.kind !== 'choices' || column.attribute === null) return null;
  return (
    <Popover
      label={`Choices of ${column.name}`}
      isOpen
      onOpenChange={(open) => !open && close()}
      triggerRef={anchor}
    >
      <ChoicesEditor attribute={column.attribute} rows={model.allRows} changes={changes} onDone={close} />
    </Popover>
  );
}

type PickedCellProps = GridPopoversProps & {
  readonly task: Extract<GridTask, { readonly kind: 'edit' }>;
  readonly anchor: RefObject<Element | null>;
};

function PickedCell({ model, changes, task, anchor, onEnd }: PickedCellProps) {
  const row = model.rows.find(({ id }) => id === task.rowId);
  const column = model.columns.find(({ id }) => id === task.columnId);
  if (row === undefined || column === undefined || !isPicked(column)) return null;
  return (
    <Popover
      label={`${column.name} of ${row.name}`}
      flush
      isOpen
      onOpenChange={(open) => !open && onEnd('stay')}
      triggerRef={anchor}
    >
      {column.attribute === null ? (
        <LinksPane row={row} scope={model.scope} changes={changes} />
      ) : (
        <CellPicker
          row={row}
          attribute={column.attribute}
          rows={model.allRows}
          typed={task.typed}
          changes={changes}
          onEnd={onEnd}
        />
      )}
    </Popover>
  );
}

function anchorOf(scroller: HTMLElement | null, model: GridModel, task: GridTask): Element | null {
  if (task.kind === 'draft') return null;
  const rowId = 'rowId' in task ? task.rowId : HEAD;
  const columnId = 'columnId' in task ? task.columnId : (model.columns[0]?.id ?? '');
  const place = model.placeOf({ rowId, columnId });
  if (place === null) return null;
  return scroller?.querySelector(`[data-row="${place.row}"] [data-column="${place.column}"]`) ?? null;
}
