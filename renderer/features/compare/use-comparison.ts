import { useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Input } from '../../../src/contract/contract.ts';
import type { AttributeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { type Comparison, comparisonOf, useCompare } from '../../state/compare.ts';

export type CrosstabInput = Input<'crosstab.read'>;

/** What the host is asked, of what was chosen and is still there. */
function crosstabInput(chosen: Comparison, attributes: readonly AttributeView[]): CrosstabInput {
  const known = new Set(attributes.map(({ id }) => id));
  const { unit, percentOf, coder, where, code, direct, includeInterviewer } = chosen;
  return {
    by: groupingOf(chosen, attributes),
    unit,
    coder: coder === 'any' || coder === 'all' ? coder : { coder },
    where: where.filter(({ attribute }) => known.has(attribute)).map((condition) => ({ ...condition })),
    percentOf,
    ...(code === null ? {} : { code }),
    ...(direct ? { direct } : {}),
    ...(includeInterviewer ? { includeInterviewer } : {}),
  };
}

/** The attributes that make the groups: those chosen, else the first one of participants. */
export function groupingOf({ by }: Comparison, attributes: readonly AttributeView[]): string[] {
  if (by !== null) return by.filter((id) => attributes.some((attribute) => attribute.id === id));
  const first = attributes.find(({ scope }) => scope === 'participant') ?? attributes[0];
  return first === undefined ? [] : [first.id];
}

/** The table, with the question that it answers: while the next answer is on its way, those of the last. */
export function useComparison() {
  const attributes = useQuery('attribute.list', {});
  const coders = useQuery('coder.list', {});
  const codes = useQuery('code.list', {});
  const chosen = useCompare(useShallow(comparisonOf));
  const list = attributes.data;
  const codeIds = codes.data;
  const coderList = coders.data;
  const input = useMemo(() => {
    if (list === undefined || codeIds === undefined || coderList === undefined) return null;
    const coder =
      coderList.some(({ id }) => id === chosen.coder) || chosen.coder === 'all' ? chosen.coder : 'any';
    const code = codeIds.some(({ id }) => id === chosen.code) ? chosen.code : null;
    return crosstabInput({ ...chosen, coder, code }, list);
  }, [chosen, list, codeIds, coderList]);
  const table = useQuery('crosstab.read', input ?? NOTHING, { enabled: input !== null });
  const answered = useRef<CrosstabInput | null>(null);
  if (table.data !== undefined && !table.isPlaceholderData) answered.current = input;
  return {
    attributes: attributes.data ?? [],
    coders: coders.data ?? [],
    codes: codes.data ?? [],
    input: answered.current,
    data: table.data,
    error: attributes.error ?? coders.error ?? codes.error ?? table.error,
  };
}

const NOTHING: CrosstabInput = { by: [], unit: 'participants', coder: 'any', where: [] };
