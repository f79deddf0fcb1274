import { QueryClient } from '@tanstack/react-query';
import { contract, type ProcedureName } from '../../src/contract/contract.ts';

/** A cache of answers that stay right until the host says which tables changed. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The host is on this computer; whether there is a network is no question.
        networkMode: 'always',
      },
    },
  });
}

/** Lets all answers be asked for again that rest on one of the tables; '*' stands for all tables. */
export function invalidate(answers: QueryClient, tables: readonly string[]): Promise<void> {
  return answers.invalidateQueries({
    predicate: ({ queryKey: [name] }) => rests(name as ProcedureName, tables),
  });
}

function rests(name: ProcedureName, tables: readonly string[]): boolean {
  const reads = contract[name]?.reads ?? [];
  return tables.includes('*') || reads.includes('*') || reads.some((table) => tables.includes(table));
}
