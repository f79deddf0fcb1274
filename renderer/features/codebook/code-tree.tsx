import type { RefObject } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useCodebook } from '../../state/codebook.ts';
import { Tree, type TreeHandle } from '../../ui/tree.tsx';
import type { CodeBook } from './code-book.ts';
import { CodeRow, DraggedCode } from './code-row.tsx';
import { DraftRow } from './draft-row.tsx';
import type { CodeCommands } from './use-code-commands.ts';
import { DRAFT, type Row } from './use-code-rows.ts';
import { useExpanded } from './use-expanded.ts';

type CodeTreeProps = {
  readonly book: CodeBook;
  readonly rows: readonly Row[];
  readonly selected: CodeView | null;
  readonly commands: CodeCommands;
  readonly onOpenPage: () => void;
  readonly onMenu: (code: CodeView, row: HTMLElement) => void;
  readonly ref: RefObject<TreeHandle | null>;
};

/** The codes as rows to go through, rename, order and nest. A drop never merges. */
export function CodeTree({ book, rows, selected, commands, onOpenPage, onMenu, ref }: CodeTreeProps) {
  const { filter, openedCode } = useCodebook();
  const [expanded, onExpandedChange] = useExpanded(book, filter);
  const withCode = (id: string | undefined, use: (code: CodeView) => void) => {
    const code = book.byId.get(id ?? '');
    if (code !== undefined) use(code);
  };
  const rename = async (id: string, name: string): Promise<boolean> => {
    const code = book.byId.get(id);
    return code === undefined || commands.rename(code, name);
  };
  return (
    <Tree<Row>
      ref={ref}
      label="Codebook"
      nodes={rows}
      rowToken="--row-codebook"
      expanded={expanded}
      onExpandedChange={onExpandedChange}
      selectionMode="single"
      selected={new Set(selected === null ? [] : [selected.id])}
      onSelectionChange={([id]) => {
        if (id !== undefined && id !== DRAFT) openedCode(id);
      }}
      onAction={onOpenPage}
      onContextMenu={(id, row) => withCode(id, (code) => onMenu(code, row))}
      onRename={rename}
      onMove={([id], place) => withCode(id, (code) => void commands.move(code, place))}
      renderRow={({ code }, { name }) =>
        code === null ? <DraftRow book={book} commands={commands} /> : <CodeRow code={code} name={name} />
      }
      renderDragged={({ code }) => code && <DraggedCode code={code} />}
    />
  );
}
