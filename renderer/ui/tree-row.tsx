import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties, DragEvent, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { RenameField } from './rename-field.tsx';
import styles from './tree.module.css';
import type { TreeProps } from './tree.tsx';
import type { TreeNode, TreeRow } from './tree-rows.ts';

export type TreeRowState = {
  /** The name, or the field while it is being renamed. Put it where the name belongs. */
  readonly name: ReactNode;
  readonly level: number;
  readonly isSelected: boolean;
  readonly isExpanded: boolean;
  readonly isRenaming: boolean;
};

type TreeRowProps<Node extends TreeNode> = {
  readonly row: TreeRow<Node>;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly inset: number;
  readonly slot: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isDragged: boolean;
  readonly isTarget: boolean;
  readonly isRenaming: boolean;
  readonly tree: Pick<
    TreeProps<Node>,
    'selectionMode' | 'onAction' | 'onContextMenu' | 'onRename' | 'onMove' | 'dragData' | 'renderRow'
  >;
  readonly onToggle: () => void;
  readonly onPick: (event: MouseEvent) => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onRenamed: () => void;
};

export function TreeRowElement<Node extends TreeNode>(props: TreeRowProps<Node>) {
  const { row, isSelected, isRenaming, tree } = props;
  const { node, level, hasChildren, isExpanded } = row;
  const movable = (tree.onMove !== undefined || tree.dragData !== undefined) && !isRenaming;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows
    <div
      role="treeitem"
      aria-label={isRenaming ? node.name : undefined}
      aria-level={level + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={hasChildren ? isExpanded : undefined}
      aria-selected={(tree.selectionMode ?? 'none') === 'none' ? undefined : isSelected}
      tabIndex={props.isActive ? 0 : -1}
      data-index={props.index}
      data-id={node.id}
      draggable={movable}
      className={classNames(
        styles.row,
        isSelected && styles.selected,
        props.isDragged && styles.dragged,
        props.isTarget && styles.target,
      )}
      style={
        {
          '--inset': `${props.inset}px`,
          height: props.height,
          transform: `translateY(${props.top}px)`,
        } as CSSProperties
      }
      onClick={props.onPick}
      onDoubleClick={() => tree.onAction?.(node.id)}
      onContextMenu={(event) => {
        if (!tree.onContextMenu) return;
        event.preventDefault();
        tree.onContextMenu(node.id, event.currentTarget);
      }}
      onDragStart={props.onDragStart}
      onDragEnd={props.onDragEnd}
    >
      {props.slot && <Chevron hasChildren={hasChildren} isExpanded={isExpanded} onToggle={props.onToggle} />}
      {tree.renderRow(node, {
        name: rowName(props),
        level,
        isSelected,
        isExpanded,
        isRenaming,
      })}
    </div>
  );
}

function rowName<Node extends TreeNode>({ row, isRenaming, tree, onRenamed }: TreeRowProps<Node>): ReactNode {
  const { id, name } = row.node;
  if (!isRenaming)
    return (
      <span className={styles.name} title={name}>
        {name}
      </span>
    );
  return (
    <RenameField
      label={`New name for ${name}`}
      name={name}
      onRename={(words) => tree.onRename?.(id, words) ?? true}
      onDone={onRenamed}
    />
  );
}

type ChevronProps = {
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
  readonly onToggle: () => void;
};

function Chevron({ hasChildren, isExpanded, onToggle }: ChevronProps) {
  return (
    <span
      aria-hidden="true"
      className={styles.chevron}
      onClick={(event) => {
        if (!hasChildren) return;
        event.stopPropagation();
        onToggle();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {hasChildren && <Icon of={isExpanded ? ChevronDown : ChevronRight} size={14} />}
    </span>
  );
}
