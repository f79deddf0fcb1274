import { useRef } from 'react';
import type { TreeNode, TreeRow } from './tree-rows.ts';

type TreeSelectOptions = {
  readonly selectionMode?: 'none' | 'single' | 'multiple';
  readonly selected: ReadonlySet<string>;
  readonly onSelectionChange?: (selected: ReadonlySet<string>) => void;
};

export type TreeSelect = {
  /** By pointer, with what is held down. */
  readonly pick: (index: number, held: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
  /** By an arrow key that went to `index`. */
  readonly follow: (index: number, extend: boolean) => void;
  readonly toggle: (index: number) => void;
  readonly all: () => void;
};

/** What is selected after a click or key, as in a list of files. */
export function useTreeSelect(
  rows: readonly TreeRow<TreeNode>[],
  { selectionMode = 'none', selected, onSelectionChange }: TreeSelectOptions,
): TreeSelect {
  const anchor = useRef<string | null>(null);
  const change = (ids: readonly string[]): void => onSelectionChange?.(new Set(ids));
  const only = (index: number): void => {
    const id = rows[index]?.node.id;
    if (id === undefined) return;
    anchor.current = id;
    change([id]);
  };
  const extendTo = (index: number): void => {
    const from = rows.findIndex(({ node }) => node.id === anchor.current);
    if (from < 0) only(index);
    else change(rows.slice(Math.min(from, index), Math.max(from, index) + 1).map(({ node }) => node.id));
  };
  const toggle = (index: number): void => {
    const id = rows[index]?.node.id;
    if (id === undefined) return;
    anchor.current = id;
    change(selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id]);
  };
  const multiple = selectionMode === 'multiple';
  return {
    pick: (index, { shiftKey, ctrlKey, metaKey }) => {
      if (selectionMode === 'none') return;
      if (multiple && shiftKey) extendTo(index);
      else if (multiple && (ctrlKey || metaKey)) toggle(index);
      else only(index);
    },
    follow: (index, extend) => {
      if (multiple && extend) extendTo(index);
      else if (selectionMode === 'single') only(index);
    },
    toggle: (index) => {
      if (multiple) toggle(index);
      else if (selectionMode === 'single') only(index);
    },
    all: () => {
      if (multiple) change(rows.map(({ node }) => node.id));
    },
  };
}
