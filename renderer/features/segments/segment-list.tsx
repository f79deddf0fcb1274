import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { AttributeView, CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { jumpTo } from '../../retrieval/jump-to.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { leadAttributes } from '../../retrieval/lead-attributes.ts';
import { QuoteList } from '../../retrieval/quote-list.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import type { Retrieved } from '../../retrieval/use-retrieved.ts';
import { useSegments } from '../../state/segments.ts';
import { SegmentRow } from './segment-row.tsx';
import { useSegmentWork } from './use-segment-work.ts';

type SegmentListProps = {
  readonly retrieved: Retrieved;
  readonly codes: readonly CodeView[];
  readonly attributes: readonly AttributeView[];
  readonly onSight: (first: number, last: number) => void;
  /** The list takes the focus once it is there. */
  readonly focusWanted: React.RefObject<boolean>;
};

/** The segments found, each with its code, its words and what was remarked on it. */
export function SegmentList({ retrieved, codes, attributes, onSight, focusWanted }: SegmentListProps) {
  const { segmentId, scrolled, focusedSegment } = useSegments();
  const start = useRef(useSegments.getState().scroll);
  const work = useSegmentWork(retrieved, focusWanted);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const lead = useMemo(() => leadAttributes(attributes), [attributes]);
  const onKey = (event: KeyboardEvent, segment: RetrievedSegment | undefined, index: number) => {
    if (segment === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'delete') work.remove(segment, index);
    else if (key === 'r') work.openTool(segment, 'recode');
    else if (key === 'm') work.openTool(segment, 'comment');
    else return;
    event.preventDefault();
  };
  if (retrieved.error !== null) return <Trouble error={retrieved.error} />;
  if (retrieved.found === undefined) return <LateLine words="Looking for segments…" />;
  return (
    <QuoteList
      label="Segments"
      retrieved={retrieved}
      selectedId={segmentId}
      onSelect={({ id }) => focusedSegment(id)}
      onJump={jumpTo}
      onSight={onSight}
      focusWanted={focusWanted}
      scroll={{ start: start.current, keep: scrolled }}
      onKey={onKey}
      row={(segment, isSelected, index) => (
        <SegmentRow
          segment={segment}
          index={index}
          isSelected={isSelected}
          code={byId.get(segment.codeId)}
          codes={codes}
          attributes={lead}
          work={work}
        />
      )}
    />
  );
}
