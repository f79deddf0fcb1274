import { useEffect, useMemo } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { type CodeDraft, useCodebook } from '../../state/codebook.ts';
import { type CodeBook, foundBy } from './code-book.ts';

/** A row of the tree: a code, or the one that is being named. */
export type Row = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly code: CodeView | null;
};

/** Stands for the code that is being named; ids of codes are UUIDs. */
export const DRAFT = 'draft';

/** The codes that the filter leaves, and the one that is being named until the list of codes has it. */
export function useCodeRows(book: CodeBook): { readonly rows: readonly Row[]; readonly isNaming: boolean } {
  const { filter, draft, openedCode, draftEnded } = useCodebook();
  const createdId = draft?.createdId ?? null;
  const isThere = createdId !== null && book.byId.has(createdId);
  useEffect(() => {
    if (!isThere) return;
    draftEnded();
    openedCode(createdId);
  }, [isThere, createdId, draftEnded, openedCode]);
  const naming = isThere ? null : draft;
  const rows = useMemo(() => rowsOf(book, filter, naming), [book, filter, naming]);
  return { rows, isNaming: naming !== null };
}

function rowsOf(book: CodeBook, filter: string, draft: CodeDraft | null): readonly Row[] {
  const found = foundBy(book, filter);
  const codes = found === null ? book.codes : book.codes.filter(({ id }) => found.shown.has(id));
  const rows = codes.map((code): Row => ({ id: code.id, parentId: code.parentId, name: code.name, code }));
  if (draft === null) return rows;
  return [...rows, { id: DRAFT, parentId: draft.parentId, name: 'New code', code: null }];
}
