import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import styles from './tree.module.css';
import { TreeDragLayer } from './tree-drag-layer.tsx';
import { placeWords, type TreePlace } from './tree-drop.ts';
import { TreeRowElement, type TreeRowState } from './tree-row.tsx';
import { type TreeNode, treeRows } from './tree-rows.ts';
import { useTokenLength } from './use-token-length.ts';
import { useTreeDrag } from './use-tree-drag.ts';
import { useTreeFocus } from './use-tree-focus.ts';
import { useTreeKeyDown } from './use-tree-key-down.ts';
import { useTreeSelect } from './use-tree-select.ts';

export type TreeHandle = {
  readonly focus: () => void;
  /** Scrolls a row into sight and makes it the one the keys start from; its parents have to be open. */
  readonly reveal: (id: string) => void;
  readonly rename: (id: string) => void;
};

export type TreeProps<Node extends TreeNode> = {
  readonly label: string;
  /** Siblings in their order; parents may stand anywhere. Nodes that a filter leaves out are simply not given. */
  readonly nodes: readonly Node[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (expanded: ReadonlySet<string>) => void;
  /** `single`: arrow keys select as they go. `multiple`: Shift, Ctrl and Space as in a file list. */
  readonly selectionMode?: 'none' | 'single' | 'multiple';
  readonly selected?: ReadonlySet<string>;
  readonly onSelectionChange?: (selected: ReadonlySet<string>) => void;
  /** A click, for example to apply a code. */
  readonly onPress?: (id: string) => void;
  /** Enter or a double click. */
  readonly onAction?: (id: string) => void;
  /** Right click, the menu key or Shift F10; `row` is where a `ContextMenu` can open. */
  readonly onContextMenu?: (id: string, row: HTMLElement) => void;
  /** Makes names editable with F2. False when the name was refused. */
  readonly onRename?: (id: string, name: string) => Promise<boolean> | boolean;
  /** Makes rows movable, by dragging and with Alt and the arrow keys. */
  readonly onMove?: (ids: readonly string[], place: TreePlace) => void;
  /** Rows can be dropped onto rows; true unless said. */
  readonly canNest?: boolean;
  /** What a dragged row carries to other places, by MIME type. */
  readonly dragData?: (node: Node) => Readonly<Record<string, string>>;
  /** Whether something from elsewhere may be dropped onto a row, and what then happens. */
  readonly acceptsData?: (types: readonly string[]) => boolean;
  readonly onDropData?: (id: string, data: DataTransfer) => void;
  readonly renderRow: (node: Node, state: TreeRowState) => ReactNode;
  /** What follows the pointer; the name unless said. */
  readonly renderDragged?: (node: Node) => ReactNode;
  /** Which row height of the tokens. */
  readonly rowToken?: '--row-tree' | '--row-list' | '--row-codebook' | '--row-table';
  /** Pixels a level is set in. */
  readonly indent?: number;
  /** False: rows without children begin where the arrows stand. */
  readonly leafSlot?: boolean;
  readonly ref?: Ref<TreeHandle>;
};

const NONE: ReadonlySet<string> = new Set();
// Pixels before the top level's arrow.
const START = 8;

/** A tree of any length. Give it a parent with a height: it scrolls itself. */
export function Tree<Node extends TreeNode>(props: TreeProps<Node>) {
  const { nodes, expanded, selected = NONE, onExpandedChange, onRename, indent = 13, canNest = true } = props;
  const rows = useMemo(() => treeRows(nodes, expanded), [nodes, expanded]);
  const rowHeight = useTokenLength(props.rowToken ?? '--row-tree');
  const tree = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const focus = useTreeFocus(rows, rowHeight, tree, renaming);
  const setOpen = (ids: readonly string[], open: boolean): void => {
    const next = new Set(expanded);
    for (const id of ids) open ? next.add(id) : next.delete(id);
    onExpandedChange(next);
  };
  const rename = (id: string): void => {
    if (onRename) setRenaming(id);
  };
  const select = useTreeSelect(rows, { ...props, selected });
  const drag = useTreeDrag({
    ...props,
    rows,
    selected,
    tree,
    rowHeight,
    indent,
    start: START,
    canNest,
    onOpen: (id) => setOpen([id], true),
  });
  const onKeyDown = useTreeKeyDown(props, { rows, focus, select, setOpen, rename });
  useImperativeHandle(props.ref, () => ({ focus: focus.enter, reveal: focus.reveal, rename }));
  const dragged = drag.drag && nodes.find(({ id }) => drag.drag?.ids.has(id));
  return (
    <div ref={focus.scroller} className={styles.scroller}>
      <div
        ref={tree}
        role="tree"
        aria-label={props.label}
        aria-multiselectable={props.selectionMode === 'multiple'}
        className={styles.tree}
        style={{ height: focus.height }}
        // Only for an empty tree, which has no row to stand on.
        tabIndex={rows.length === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
        onDragOver={drag.onDragOver}
        onDragLeave={drag.onDragLeave}
        onDrop={drag.onDrop}
      >
        {focus.items.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const { id } = row.node;
          return (
            <TreeRowElement
              key={id}
              row={row}
              index={index}
              top={start}
              height={rowHeight}
              inset={START + row.level * indent}
              slot={row.hasChildren || (props.leafSlot ?? true)}
              isActive={index === focus.index}
              isSelected={selected.has(id)}
              isDragged={drag.drag?.ids.has(id) ?? false}
              isTarget={drag.outside === id}
              isRenaming={renaming === id}
              tree={props}
              onToggle={() => setOpen([id], !row.isExpanded)}
              onPick={(event) => {
                focus.goTo(index);
                select.pick(index, event);
                props.onPress?.(id);
              }}
              onDragStart={(event) => drag.onDragStart(event, row.node)}
              onDragEnd={drag.onDragEnd}
              onRenamed={() => {
                setRenaming(null);
                focus.goTo(index);
              }}
            />
          );
        })}
        {drag.drag && dragged && (
          <TreeDragLayer
            at={drag.drag.at}
            drop={drag.drag.drop}
            rowHeight={rowHeight}
            lineStart={START + (drag.drag.drop?.level ?? 0) * indent + 24}
            words={drag.drag.drop ? placeWords(nodes, dragged.id, drag.drag.drop) : null}
            others={drag.drag.ids.size - 1}
          >
            {props.renderDragged?.(dragged) ?? dragged.name}
          </TreeDragLayer>
        )}
      </div>
    </div>
  );
}
