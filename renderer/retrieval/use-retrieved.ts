import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Input } from '../../src/contract/contract.ts';
import type { RetrievedSegment, RetrievedView } from '../../src/contract/views.ts';
import { useClient } from '../data/client.ts';
import { Refused } from '../data/use-query.ts';

export type Retrieval = Omit<Input<'segment.retrieve'>, 'offset' | 'limit'>;

/** Segments are fetched in pages of so many, as one scrolls. */
const PAGE = 100;

export type Retrieved = {
  /** Counts over everything found; undefined until the first answer. */
  readonly found: Omit<RetrievedView, 'rows'> | undefined;
  /** Undefined where the page has not come yet. */
  readonly rowAt: (index: number) => RetrievedSegment | undefined;
  /** Where a segment stands among those fetched, -1 where it is not among them. */
  readonly indexOf: (id: string) => number;
  readonly error: Refused | null;
  /** What is shown is the answer to an earlier question. */
  readonly isStale: boolean;
};

/** The segments that a question finds, as far as `first` to `last` of them are in sight. */
export function useRetrieved(
  question: Retrieval | null,
  { first, last }: { readonly first: number; readonly last: number },
): Retrieved {
  const { call } = useClient();
  const pages = question === null ? [] : pagesBetween(first, last);
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { ...(question ?? NOTHING), offset: page * PAGE, limit: PAGE };
      return {
        queryKey: ['segment.retrieve', input],
        queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<RetrievedView> => {
          const reply = await call('segment.retrieve', input, { signal });
          if (!reply.ok) throw new Refused(reply.error);
          return reply.value;
        },
        placeholderData: keepPreviousData,
      };
    }),
  });
  const head = answers[0];
  const failed = answers.find(({ error }) => error instanceof Refused)?.error;
  return {
    found: head?.data,
    rowAt: (index) => {
      const at = pages.indexOf(Math.floor(index / PAGE));
      return answers[at]?.data?.rows[index % PAGE];
    },
    indexOf: (id) => {
      for (const [at, page] of pages.entries()) {
        const index = answers[at]?.data?.rows.findIndex((row) => row.id === id) ?? -1;
        if (index >= 0) return page * PAGE + index;
      }
      return -1;
    },
    error: failed instanceof Refused ? failed : null,
    isStale: head?.isPlaceholderData ?? false,
  };
}

const NOTHING: Retrieval = { where: [], coder: 'any', context: 'none' };

/** The first page, which also tells the counts, and those that hold what is in sight. */
function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(first, last) / PAGE);
  const between = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return from === 0 ? between : [0, ...between];
}
