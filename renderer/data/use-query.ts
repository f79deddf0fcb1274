import { keepPreviousData, type UseQueryResult, useQuery as useAnswer } from '@tanstack/react-query';
import type { Failure, Input, Output, QueryName } from '../../src/contract/contract.ts';
import { useClient } from './client.ts';

/** What the host refused, thrown so that TanStack Query knows it for an error. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export type QueryOptions = {
  /** False: do not ask yet. */
  readonly enabled?: boolean;
  /** Shows the previous answer while the next one is on its way (default). */
  readonly keep?: boolean;
};

/** Answers of this size are replaced, not compared member by member. */
const REPLACED: ReadonlySet<string> = new Set(['segment.marks', 'document.text']);

/** Asks the host, and asks again when tables that the answer rests on have changed. */
export function useQuery<Name extends QueryName>(
  name: Name,
  input: Input<Name>,
  { enabled = true, keep = true }: QueryOptions = {},
): UseQueryResult<Output<Name>, Refused> {
  const { call } = useClient();
  return useAnswer<Output<Name>, Refused>({
    queryKey: [name, input],
    queryFn: async ({ signal }) => {
      const reply = await call(name, input, { signal });
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
    enabled,
    structuralSharing: !REPLACED.has(name),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
