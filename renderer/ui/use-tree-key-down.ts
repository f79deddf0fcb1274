import type { KeyboardEvent } from 'react';
import { stepPlace, type TreePlace, type TreeStep } from './tree-drop.ts';
import { treeIntent } from './tree-keys.ts';
import { type TreeNode, type TreeRow, typedIndex } from './tree-rows.ts';
import type { TreeSelect } from './use-tree-select.ts';
import { useTypedLetters } from './use-typed-letters.ts';

const STEPS: Readonly<Record<string, TreeStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

type TreeKeyOptions = {
  readonly nodes: readonly TreeNode[];
  readonly canNest?: boolean;
  readonly onAction?: (id: string) => void;
  readonly onMove?: (ids: readonly string[], place: TreePlace) => void;
};

type TreeKeyTools = {
  readonly rows: readonly TreeRow<TreeNode>[];
  readonly focus: { readonly index: number; readonly page: number; readonly goTo: (index: number) => void };
  readonly select: TreeSelect;
  readonly setOpen: (ids: readonly string[], open: boolean) => void;
  readonly rename: (id: string) => void;
};

/** The keys of a tree. What it handles is marked as handled; everything else goes on to the window's shortcuts. */
export function useTreeKeyDown(options: TreeKeyOptions, tools: TreeKeyTools): (event: KeyboardEvent) => void {
  const typedLetters = useTypedLetters();
  return (event) => {
    if (
      event.defaultPrevented ||
      (event.target instanceof HTMLElement && event.target.dataset.index === undefined)
    )
      return;
    const handled =
      moved(event, options, tools) ||
      travelled(event, tools) ||
      commanded(event, options, tools) ||
      typed(typedLetters(event), tools);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function moved(
  event: KeyboardEvent,
  { nodes, canNest = true, onMove }: TreeKeyOptions,
  tools: TreeKeyTools,
): boolean {
  const step = STEPS[event.key];
  const id = tools.rows[tools.focus.index]?.node.id;
  if (!onMove || !event.altKey || step === undefined || id === undefined) return false;
  if (!canNest && (step === 'in' || step === 'out')) return true;
  const place = stepPlace(nodes, id, step);
  if (!place) return true;
  if (step === 'in' && place.parentId !== null) tools.setOpen([place.parentId], true);
  onMove([id], place);
  return true;
}

function travelled(event: KeyboardEvent, { rows, focus, select, setOpen }: TreeKeyTools): boolean {
  const intent = treeIntent(event, rows, focus.index, focus.page);
  if (!intent) return false;
  const row = rows[intent.index];
  if (!row) return false;
  if (intent.do === 'go') {
    focus.goTo(intent.index);
    select.follow(intent.index, event.shiftKey);
  } else if (intent.do === 'openSiblings') {
    const { parentId } = row.node;
    setOpen(
      rows
        .filter(({ node, hasChildren }) => hasChildren && node.parentId === parentId)
        .map(({ node }) => node.id),
      true,
    );
  } else setOpen([row.node.id], intent.do === 'open');
  return true;
}

function commanded(
  event: KeyboardEvent,
  { onAction }: TreeKeyOptions,
  { rows, focus, select, setOpen, rename }: TreeKeyTools,
): boolean {
  const row = rows[focus.index];
  if (!row || event.altKey) return false;
  const held = event.ctrlKey || event.metaKey;
  if (held && event.key.toLowerCase() === 'a') select.all();
  else if (held) return false;
  else if (event.key === 'F2') rename(row.node.id);
  else if (event.key === ' ') select.toggle(focus.index);
  else if (event.key === 'Enter' && onAction) onAction(row.node.id);
  else if (event.key === 'Enter' && row.hasChildren) setOpen([row.node.id], !row.isExpanded);
  else return false;
  return true;
}

function typed(word: string | null, { rows, focus, select }: TreeKeyTools): boolean {
  if (word === null) return false;
  const index = typedIndex(rows, focus.index, word);
  if (index >= 0) {
    focus.goTo(index);
    select.follow(index, false);
  }
  return true;
}
