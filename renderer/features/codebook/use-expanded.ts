import { useMemo, useState } from 'react';
import { useCodebook } from '../../state/codebook.ts';
import type { CodeBook } from './code-book.ts';

/** Branches are open until they are closed. What a filter found is shown open, and may be closed for as long. */
export function useExpanded(
  book: CodeBook,
  filter: string,
): readonly [ReadonlySet<string>, (expanded: ReadonlySet<string>) => void] {
  const { closed, branchesClosed, branchesOpened } = useCodebook();
  const [shut, setShut] = useState<{ readonly filter: string; readonly ids: readonly string[] }>({
    filter,
    ids: [],
  });
  const isFiltered = filter.trim() !== '';
  const expanded = useMemo(() => {
    const notOpen = new Set(isFiltered ? (shut.filter === filter ? shut.ids : []) : closed);
    return new Set(book.codes.map(({ id }) => id).filter((id) => !notOpen.has(id)));
  }, [book, closed, filter, isFiltered, shut]);
  const change = (next: ReadonlySet<string>) => {
    const ids = book.codes.map(({ id }) => id).filter((id) => !next.has(id));
    if (isFiltered) return setShut({ filter, ids });
    branchesOpened([...next]);
    branchesClosed(ids);
  };
  return [expanded, change];
}
