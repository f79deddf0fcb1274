import { useMemo } from 'react';
import type { Input } from '../../../src/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { type SegmentFilter, useSegments } from '../../state/segments.ts';

/** The filter as the host is asked; `segment.export` takes the very same. */
export type SegmentQuestion = Omit<Input<'segment.retrieve'>, 'context' | 'offset' | 'limit' | 'cell'>;

/** What there is to choose from, and what was chosen of it that is still there. */
export function useSegmentQuestion() {
  const attributes = useQuery('attribute.list', {}).data;
  const coders = useQuery('coder.list', {}).data;
  const codes = useQuery('code.list', {}).data;
  const documents = useQuery('document.list', {}).data;
  const filter = useSegments((state) => state.filter);
  const question = useMemo<SegmentQuestion | null>(() => {
    if (attributes === undefined || coders === undefined || codes === undefined || documents === undefined)
      return null;
    const has = (list: readonly { readonly id: string }[], id: string | null) =>
      list.some((one) => one.id === id);
    return questionOf({
      ...filter,
      code: has(codes, filter.code) ? filter.code : null,
      coder: has(coders, filter.coder) ? filter.coder : 'any',
      document: has(documents, filter.document) ? filter.document : null,
      where: filter.where.filter(({ attribute }) => has(attributes, attribute)),
    });
  }, [filter, attributes, coders, codes, documents]);
  return {
    attributes: attributes ?? [],
    coders: coders ?? [],
    codes: codes ?? [],
    documents: documents ?? [],
    question,
  };
}

function questionOf({ code, direct, where, coder, document, since, text }: SegmentFilter): SegmentQuestion {
  const from = since === null ? null : startOfDay(since);
  return {
    where: where.map((condition) => ({ ...condition })),
    coder: coder === 'any' ? 'any' : { coder },
    ...(code === null ? {} : { code }),
    ...(code !== null && direct ? { direct } : {}),
    ...(document === null ? {} : { document }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(from === null ? {} : { since: from }),
  };
}

/** When the day begins where the person is, as an instant; null where it is no date yet. */
function startOfDay(day: string): string | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const begin = new Date(year, month - 1, date);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && year > 999 && !Number.isNaN(begin.getTime())
    ? begin.toISOString()
    : null;
}
