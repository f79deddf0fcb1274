import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { jumpTo } from '../../retrieval/jump-to.ts';
import type { Retrieved } from '../../retrieval/use-retrieved.ts';
import { type Action, useActions } from '../../state/actions.ts';
import { useSegments } from '../../state/segments.ts';
import { useSegmentChanges } from './use-segment-changes.ts';

type Tool = { readonly id: string; readonly kind: 'recode' | 'comment' };

export type SegmentWork = {
  /** Which of a segment's tools is open. */
  readonly tool: Tool | null;
  readonly openTool: (segment: RetrievedSegment, kind: Tool['kind']) => void;
  readonly closeTool: () => void;
  /** Closes the tool, and the list takes the focus again. */
  readonly settle: () => void;
  readonly recode: (segment: RetrievedSegment, code: CodeView) => void;
  readonly comment: (segment: RetrievedSegment, words: string) => void;
  readonly remove: (segment: RetrievedSegment, index: number) => void;
};

/** What is being done to segments in their list. The selected one's can be asked of the palette, too. */
export function useSegmentWork(retrieved: Retrieved, focusWanted: RefObject<boolean>): SegmentWork {
  const changes = useSegmentChanges();
  const focusedSegment = useSegments((state) => state.focusedSegment);
  const [tool, setTool] = useState<Tool | null>(null);
  const settle = () => {
    setTool(null);
    focusWanted.current = true;
  };
  const remove = async (segment: RetrievedSegment, index: number) => {
    const neighbour = retrieved.rowAt(index + 1) ?? retrieved.rowAt(index - 1);
    if (!(await changes.remove(segment)) || neighbour === undefined) return;
    focusedSegment(neighbour.id);
    focusWanted.current = true;
  };
  const work: SegmentWork = {
    tool,
    openTool: (segment, kind) => {
      focusedSegment(segment.id);
      setTool({ id: segment.id, kind });
    },
    closeTool: () => setTool(null),
    settle,
    recode: (segment, code) => {
      settle();
      void changes.recode(segment, code);
    },
    comment: (segment, words) => {
      settle();
      void changes.comment(segment, words);
    },
    remove: (segment, index) => void remove(segment, index),
  };
  useOffered(work, retrieved);
  return work;
}

type Offer = Pick<Action, 'id' | 'title' | 'keys'> & {
  readonly use: (work: SegmentWork, segment: RetrievedSegment, index: number) => void;
};

const OFFERS: readonly Offer[] = [
  {
    id: 'segments.recode',
    title: 'Recode the selected segment',
    keys: 'R',
    use: (work, segment) => work.openTool(segment, 'recode'),
  },
  {
    id: 'segments.comment',
    title: 'Comment on the selected segment',
    keys: 'M',
    use: (work, segment) => work.openTool(segment, 'comment'),
  },
  {
    id: 'segments.open',
    title: 'Show the selected segment in its transcript',
    keys: 'Enter',
    use: (_, segment) => jumpTo(segment),
  },
  {
    id: 'segments.remove',
    title: 'Remove the selected segment',
    keys: 'Delete',
    use: (work, segment, index) => work.remove(segment, index),
  },
];

/** The keys are the list's own; the palette tells them beside the words. */
function useOffered(work: SegmentWork, retrieved: Retrieved): void {
  const segmentId = useSegments((state) => state.segmentId);
  const index = segmentId === null ? -1 : retrieved.indexOf(segmentId);
  const segment = index < 0 ? undefined : retrieved.rowAt(index);
  const latest = useRef({ work, segment, index });
  useEffect(() => {
    latest.current = { work, segment, index };
  });
  const isThere = segment !== undefined;
  const actions = useMemo<readonly Action[]>(
    () =>
      (isThere ? OFFERS : []).map(({ use, ...offer }) => ({
        ...offer,
        group: 'Segments',
        inText: true,
        run: () => {
          const { work, segment, index } = latest.current;
          if (segment !== undefined) use(work, segment, index);
        },
      })),
    [isThere],
  );
  useActions(actions);
}
