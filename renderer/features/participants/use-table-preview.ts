import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { TablePreview } from '../../../src/contract/views.ts';
import { useClient } from '../../data/client.ts';
import { Refused } from '../../data/use-query.ts';
import type { OfferedTable } from '../../state/participants.ts';
import { type ColumnChoice, columnInput } from './table-columns.ts';

export type PreviewedTable = {
  /** The last answer; while there is a fault it may be to an earlier question. */
  readonly preview: TablePreview | null;
  readonly fault: string | null;
};

/** What importing a table would do, as its columns are chosen. */
export function useTablePreview(
  table: OfferedTable,
  encoding: string | null,
  choices: readonly ColumnChoice[] | null,
  isWanted: boolean,
): PreviewedTable {
  const { call } = useClient();
  const columns = choices?.map(columnInput);
  const answer = useQuery<TablePreview, Refused>({
    // The bytes stand behind name and size: they would make a key as long as the file.
    queryKey: ['participant.preview', table.name, table.bytes.length, encoding, columns ?? null],
    queryFn: async ({ signal }) => {
      const input = {
        bytes: table.bytes,
        ...(encoding === null ? {} : { encoding }),
        ...(columns === undefined ? {} : { columns }),
      };
      const reply = await call('participant.preview', input, { signal });
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
    enabled: isWanted,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const { code, details } = answer.error?.failure ?? {};
  return {
    preview: answer.data ?? null,
    fault: code === undefined || details === undefined ? null : sentenceFor(code, details),
  };
}
