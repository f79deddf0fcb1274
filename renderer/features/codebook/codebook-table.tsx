import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useCodebook } from '../../state/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ContextMenu } from '../../ui/menu.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';
import type { CodeBook } from './code-book.ts';
import { CodeTree } from './code-tree.tsx';
import styles from './codebook-view.module.css';
import type { CodeActions } from './use-code-actions.ts';
import type { CodeCommands } from './use-code-commands.ts';
import { DRAFT, useCodeRows } from './use-code-rows.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { useRevealed } from './use-revealed.ts';

type CodebookTableProps = {
  readonly book: CodeBook;
  readonly shown: CodeView | null;
  readonly commands: CodeCommands;
  readonly actions: CodeActions;
  readonly onOpenPage: () => void;
  readonly ref: RefObject<TreeHandle | null>;
};

/** The codes with their numbers, or what to do where there are none. */
export function CodebookTable({ book, shown, commands, actions, onOpenPage, ref: tree }: CodebookTableProps) {
  const { rows, isNaming } = useCodeRows(book);
  const frame = useKeptScroll();
  const [menu, setMenu] = useState<CodeView | null>(null);
  const menuRow = useRef<HTMLElement>(null);
  useRevealed(tree, book, isNaming ? DRAFT : (shown?.id ?? null), rows);
  const onKeyDown = (event: KeyboardEvent) => {
    if (shown === null || event.defaultPrevented || !isRow(event.target)) return;
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    actions.remove(shown);
  };
  if (rows.length === 0) return <NoRows book={book} onImport={actions.importCsv} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Delete on a row, which the tree leaves to its owner
    <div className={styles.frame} onKeyDown={onKeyDown}>
      <ColumnHeads />
      <div ref={frame.ref} className={styles.rows} onScrollCapture={frame.onScroll}>
        <CodeTree
          book={book}
          rows={rows}
          selected={isNaming ? null : shown}
          commands={commands}
          onOpenPage={onOpenPage}
          onMenu={(code, row) => {
            menuRow.current = row;
            setMenu(code);
          }}
          ref={tree}
        />
      </div>
      <ContextMenu
        label={`Code ${menu?.name ?? ''}`}
        entries={menu === null ? [] : actions.menuFor(menu)}
        isOpen={menu !== null}
        onClose={() => setMenu(null)}
        triggerRef={menuRow}
      />
    </div>
  );
}

function NoRows({ book, onImport }: { readonly book: CodeBook; readonly onImport: () => void }) {
  const filter = useCodebook((state) => state.filter);
  if (book.codes.length > 0) return <EmptyState sentence={`No code has “${filter.trim()}” in its name`} />;
  return (
    <EmptyState
      sentence="No codes yet"
      todo="A code is a name for what passages have in common. Make one here, or while reading: select words and press C."
    >
      <Button onPress={onImport}>Import a codebook…</Button>
    </EmptyState>
  );
}

/** The tree's rows say their numbers in words; these heads are for the eye. */
function ColumnHeads() {
  return (
    <div className={styles.heads} aria-hidden="true">
      <span className={styles.nameHead}>Code</span>
      <span className={styles.segments}>Segments</span>
      <span className={styles.participants}>Participants</span>
      <span className={styles.origin}>Origin</span>
    </div>
  );
}

function isRow(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.role === 'treeitem';
}
