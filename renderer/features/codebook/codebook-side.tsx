import type { ReactNode } from 'react';
import { useCodebook } from '../../state/codebook.ts';
import type { CodeBook } from './code-book.ts';
import { CodebookImport } from './codebook-import.tsx';
import { MergePane } from './merge-pane.tsx';
import { MovePane } from './move-pane.tsx';
import type { CodeCommands } from './use-code-commands.ts';

type CodebookSideProps = {
  readonly book: CodeBook;
  readonly commands: CodeCommands;
  readonly toTable: () => void;
  /** The code's page, shown while nothing else is being done. */
  readonly children: ReactNode;
};

/** The column beside the table. */
export function CodebookSide({ book, commands, toTable, children }: CodebookSideProps) {
  const { task, taskEnded } = useCodebook();
  const end = () => {
    taskEnded();
    toTable();
  };
  if (task?.kind === 'import') return <CodebookImport onClose={end} />;
  const code = task === null ? undefined : book.byId.get(task.codeId);
  if (task?.kind === 'merge' && code)
    return <MergePane key={code.id} book={book} code={code} commands={commands} onClose={end} />;
  if (task?.kind === 'move' && code)
    return <MovePane key={code.id} book={book} code={code} commands={commands} onClose={end} />;
  return children;
}
