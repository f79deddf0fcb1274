import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { CodeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useCodebook } from '../../state/codebook.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SplitPanes } from '../../ui/split-panes.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';
import { codeBookOf } from './code-book.ts';
import { CodePage } from './code-page.tsx';
import { CodebookBar } from './codebook-bar.tsx';
import { CodebookSide } from './codebook-side.tsx';
import { CodebookTable } from './codebook-table.tsx';
import styles from './codebook-view.module.css';
import { useCodeActions } from './use-code-actions.ts';
import { useCodeCommands } from './use-code-commands.ts';

const NO_CODES: readonly CodeView[] = [];

/** All codes with their definitions: order, nesting, looks, and a page for each. */
export function CodebookView() {
  const { data: codes, error } = useQuery('code.list', {});
  const { codeId, pageWidth, pageResized } = useCodebook();
  const tree = useRef<TreeHandle>(null);
  const definition = useRef<HTMLTextAreaElement>(null);
  const book = useMemo(() => codeBookOf(codes ?? NO_CODES), [codes]);
  const shown = book.byId.get(codeId ?? '') ?? book.codes[0] ?? null;
  const commands = useCodeCommands(book);
  const actions = useCodeActions(book, shown, commands, tree);
  const { onPage, openPage } = useCodeOnPage(shown, definition);
  const toTable = useCallback(() => tree.current?.focus(), []);
  if (error !== null) return <EmptyState sentence={sentenceFor(error.failure.code, error.failure.details)} />;
  if (codes === undefined) return null;
  const table = (
    <div className={styles.table}>
      <CodebookBar book={book} actions={actions} />
      <CodebookTable
        book={book}
        shown={shown}
        commands={commands}
        actions={actions}
        ref={tree}
        onOpenPage={openPage}
      />
    </div>
  );
  return (
    <SplitPanes
      direction="row"
      onResize={(_, width) => pageResized(width)}
      panes={[
        { id: 'codebook-table', label: 'codes', content: table, min: 220 },
        {
          id: 'codebook-page',
          label: 'code',
          size: pageWidth,
          min: 280,
          max: 760,
          content: (
            <CodebookSide book={book} commands={commands} toTable={toTable}>
              {onPage && (
                <CodePage
                  book={book}
                  code={onPage}
                  commands={commands}
                  menu={actions.menuFor(onPage)}
                  definitionRef={definition}
                  onLeave={toTable}
                />
              )}
            </CodebookSide>
          ),
        },
      ]}
    />
  );
}

/**
 * The row answers a held arrow key at once, and the page follows when the keys rest. Enter asks for the page: it is
 * there with the focus before the next key.
 */
function useCodeOnPage(
  shown: CodeView | null,
  definition: RefObject<HTMLTextAreaElement | null>,
): { readonly onPage: CodeView | null; readonly openPage: () => void } {
  const late = useDeferredValue(shown);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const id = shown?.id ?? null;
  const openPage = useCallback(() => {
    flushSync(() => setAskedFor(id));
    definition.current?.focus();
  }, [id, definition]);
  return { onPage: askedFor === id ? shown : late, openPage };
}
