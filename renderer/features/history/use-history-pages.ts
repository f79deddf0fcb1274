import { useMemo, useRef } from 'react';
import type { EntryView } from '../../../src/contract/views.ts';
import { type Refused, useQuery } from '../../data/use-query.ts';

/** Entries asked for at a time. */
const PAGE = 200;

export type Filter = { readonly coder: string | null; readonly text: string };

export type HistoryPages = {
  /** Null until the first answer is there. */
  readonly total: number | null;
  /** Undefined while its page is on the way. */
  readonly entryAt: (index: number) => EntryView | undefined;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly error: Refused | null;
};

/** The entries around the rows in sight: the page of the first row and the one after it, newest first. */
export function useHistoryPages({ coder, text }: Filter, first: number): HistoryPages {
  const page = Math.floor(first / PAGE);
  const base = { limit: PAGE, ...(coder === null ? {} : { coder }), ...(text === '' ? {} : { text }) };
  const here = useQuery('journal.list', { ...base, offset: page * PAGE }, { keep: false });
  const total = here.data?.total;
  const next = useQuery(
    'journal.list',
    { ...base, offset: (page + 1) * PAGE },
    { keep: false, enabled: total !== undefined && total > (page + 1) * PAGE },
  );
  const head = useQuery('journal.list', { limit: 1 });
  // While a page further down is on its way the list keeps its length.
  const known = useRef<{ readonly filter: string; readonly total: number } | null>(null);
  const filter = `${coder ?? ''} ${text}`;
  if (total !== undefined) known.current = { filter, total };
  return useMemo(
    () => ({
      total: known.current?.filter === filter ? known.current.total : null,
      entryAt: (index) => {
        const at = index - page * PAGE;
        return at < PAGE ? here.data?.entries[at] : next.data?.entries[at - PAGE];
      },
      undo: head.data?.undo ?? null,
      redo: head.data?.redo ?? null,
      error: here.error ?? next.error,
    }),
    [page, filter, here.data, next.data, head.data, here.error, next.error],
  );
}
