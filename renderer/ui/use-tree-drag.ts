import { type DragEvent, type RefObject, useRef, useState } from 'react';
import { dropAt, type TreeDrop, type TreePlace } from './tree-drop.ts';
import type { TreeNode, TreeRow } from './tree-rows.ts';

// A closed row opens after this long beneath what is dragged, in milliseconds.
const OPENS_AFTER = 650;

export type TreeDragState = {
  readonly ids: ReadonlySet<string>;
  readonly at: { readonly x: number; readonly y: number };
  readonly drop: TreeDrop | null;
} | null;

type TreeDragOptions<Node extends TreeNode> = {
  readonly rows: readonly TreeRow<Node>[];
  readonly nodes: readonly Node[];
  readonly selected: ReadonlySet<string>;
  readonly tree: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly indent: number;
  readonly start: number;
  readonly canNest: boolean;
  readonly onMove?: (ids: readonly string[], place: TreePlace) => void;
  readonly dragData?: (node: Node) => Readonly<Record<string, string>>;
  readonly acceptsData?: (types: readonly string[]) => boolean;
  readonly onDropData?: (id: string, data: DataTransfer) => void;
  readonly onOpen: (id: string) => void;
};

/** Dragging rows within a tree, rows out of it, and things from elsewhere onto its rows. */
export function useTreeDrag<Node extends TreeNode>(options: TreeDragOptions<Node>) {
  const { rows, selected, onMove, dragData, acceptsData, onDropData } = options;
  const [drag, setDrag] = useState<TreeDragState>(null);
  const [outside, setOutside] = useState<string | null>(null);
  const openLater = useOpenLater(options.onOpen);

  const onDragStart = (event: DragEvent, node: Node): void => {
    const ids = selected.has(node.id) ? new Set(selected) : new Set([node.id]);
    for (const [type, value] of Object.entries(dragData?.(node) ?? { 'text/plain': node.name }))
      event.dataTransfer.setData(type, value);
    event.dataTransfer.effectAllowed = 'copyMove';
    // The chip that follows the pointer says what will happen; the browser's picture of the row would cover it.
    event.dataTransfer.setDragImage(document.createElement('canvas'), 0, 0);
    const at = { x: event.clientX, y: event.clientY };
    // A frame later: Chromium gives up a drag whose element changes while it begins.
    requestAnimationFrame(() => setDrag({ ids, at, drop: null }));
  };
  const onDragOver = (event: DragEvent): void => {
    if (drag && onMove) {
      const drop = dropUnder(event, drag.ids, options);
      setDrag({ ...drag, at: { x: event.clientX, y: event.clientY }, drop });
      openLater(drop?.kind === 'onto' ? rows[drop.index] : undefined);
      if (!drop) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    } else if (!drag && acceptsData?.(event.dataTransfer.types)) {
      const row = rows[Math.floor(pointIn(event, options).y)];
      setOutside(row?.node.id ?? null);
      openLater(row);
      if (row) event.preventDefault();
    }
  };
  const onDrop = (event: DragEvent): void => {
    if (drag?.drop && onMove) {
      event.preventDefault();
      const { parentId, beforeId } = drag.drop;
      onMove([...drag.ids], { parentId, beforeId });
    } else if (outside !== null && onDropData) {
      event.preventDefault();
      onDropData(outside, event.dataTransfer);
    }
    onDragEnd();
  };
  const onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    openLater(undefined);
    setOutside(null);
    setDrag((was) => was && { ...was, drop: null });
  };
  const onDragEnd = (): void => {
    openLater(undefined);
    setOutside(null);
    setDrag(null);
  };
  return { drag, outside, onDragStart, onDragOver, onDrop, onDragLeave, onDragEnd };
}

function pointIn(
  event: DragEvent,
  {
    tree,
    rowHeight,
    indent,
    start,
  }: Pick<TreeDragOptions<TreeNode>, 'tree' | 'rowHeight' | 'indent' | 'start'>,
) {
  const box = tree.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: (event.clientX - box.left - start) / indent, y: (event.clientY - box.top) / rowHeight };
}

/** Null also where it would stay in its place. */
function dropUnder<Node extends TreeNode>(
  event: DragEvent,
  ids: ReadonlySet<string>,
  options: TreeDragOptions<Node>,
): TreeDrop | null {
  const drop = dropAt(options.rows, ids, pointIn(event, options), options.canNest);
  if (!drop || ids.size > 1 || drop.kind === 'onto') return drop;
  const siblings = options.nodes.filter(({ parentId }) => parentId === drop.parentId);
  const own = siblings.findIndex(({ id }) => ids.has(id));
  const after = siblings[own + 1]?.id ?? null;
  return own >= 0 && (drop.beforeId === siblings[own]?.id || drop.beforeId === after) ? null : drop;
}

function useOpenLater(open: (id: string) => void) {
  const waiting = useRef<{ id: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  return (row: TreeRow<TreeNode> | undefined): void => {
    if (waiting.current?.id === row?.node.id) return;
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    if (!row?.hasChildren || row.isExpanded) return;
    const { id } = row.node;
    waiting.current = { id, timer: setTimeout(() => open(id), OPENS_AFTER) };
  };
}
