import { useMemo } from 'react';
import type { AttributeView, DocumentView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import {
  groupingAttribute,
  searchedTranscripts,
  type TranscriptGroup,
  transcriptGroups,
} from './transcript-groups.ts';

/** The transcripts as the list shows them: searched, sorted and grouped. */
export function useGroups(documents: readonly DocumentView[]): {
  readonly groups: readonly TranscriptGroup[];
  readonly attributes: readonly AttributeView[];
  readonly attribute: AttributeView | null;
  /** Whether everything that the order rests on is known. */
  readonly isSettled: boolean;
} {
  const { query, sort, groupBy } = useTranscripts();
  const { data: participants = NONE, isPending: waits } = useQuery('participant.list', {});
  const { data: all = NONE, isPending } = useQuery('attribute.list', {});
  const attribute = useMemo(() => groupingAttribute(all, groupBy), [all, groupBy]);
  const groups = useMemo(
    () => transcriptGroups(searchedTranscripts(documents, query), participants, attribute, sort),
    [documents, query, participants, attribute, sort],
  );
  return { groups, attributes: all, attribute, isSettled: !waits && !isPending };
}

const NONE: readonly never[] = [];
