import { useCallback, useMemo, useRef } from 'react';
import type { AttributeView, CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { jumpTo } from '../../retrieval/jump-to.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { leadAttributes } from '../../retrieval/lead-attributes.ts';
import { QuoteList } from '../../retrieval/quote-list.tsx';
import { QuoteRow } from '../../retrieval/quote-row.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import type { Retrieved } from '../../retrieval/use-retrieved.ts';
import { useSegments } from '../../state/segments.ts';
import { CodeChip } from '../../ui/code-chip.tsx';
import { CommentField, CommentLine } from './comment-line.tsx';
import styles from './segment-list.module.css';
import { SegmentTools, useOpenTool } from './segment-tools.tsx';
import { useSegmentChanges } from './use-segment-changes.ts';

type SegmentListProps = {
  readonly retrieved: Retrieved;
  readonly codes: readonly CodeView[];
  readonly attributes: readonly AttributeView[];
  readonly onSight: (first: number, last: number) => void;
  readonly onSelect: (segment: RetrievedSegment) => void;
  /** The list takes the focus once it is there. */
  readonly focusWanted: React.RefObject<boolean>;
};

/** The segments found, each with its code, its words and what was remarked on it. */
export function SegmentList({
  retrieved,
  codes,
  attributes,
  onSight,
  onSelect,
  focusWanted,
}: SegmentListProps) {
  const { segmentId, scrolled, jumpedAway } = useSegments();
  const start = useRef(useSegments.getState().scroll);
  const changes = useSegmentChanges();
  const { tool, setTool } = useOpenTool();
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const lead = useMemo(() => leadAttributes(attributes), [attributes]);
  const jump = useCallback(
    (segment: RetrievedSegment) => {
      jumpedAway();
      jumpTo(segment);
    },
    [jumpedAway],
  );
  const settle = () => {
    setTool(null);
    focusWanted.current = true;
  };
  const remove = async (segment: RetrievedSegment, index: number) => {
    const neighbour = retrieved.rowAt(index + 1) ?? retrieved.rowAt(index - 1);
    if (!(await changes.remove(segment)) || neighbour === undefined) return;
    onSelect(neighbour);
    focusWanted.current = true;
  };
  if (retrieved.error !== null) return <Trouble error={retrieved.error} />;
  if (retrieved.found === undefined) return <LateLine words="Looking for segments…" />;
  return (
    <QuoteList
      label="Segments"
      retrieved={retrieved}
      selectedId={segmentId}
      onSelect={onSelect}
      onJump={jump}
      onSight={onSight}
      focusWanted={focusWanted}
      scroll={{ start: start.current, keep: scrolled }}
      onKey={(event, segment, index) => {
        if (segment === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Delete') void remove(segment, index);
        else if (event.key === 'r') setTool({ id: segment.id, kind: 'recode' });
        else if (event.key === 'm') setTool({ id: segment.id, kind: 'comment' });
        else return;
        if (event.key !== 'Delete') onSelect(segment);
        event.preventDefault();
      }}
      row={(segment, isSelected, index) => {
        const code = byId.get(segment.codeId);
        const open = tool?.id === segment.id ? tool.kind : null;
        return (
          <QuoteRow segment={segment} look={code?.look} attributes={lead}>
            {open === 'comment' ? (
              <CommentField
                comment={segment.comment}
                onCancel={settle}
                onDone={(comment) => {
                  settle();
                  void changes.comment(segment, comment);
                }}
              />
            ) : (
              segment.comment !== '' && <CommentLine comment={segment.comment} />
            )}
            <div className={styles.foot}>
              {code && <CodeChip name={code.name} color={code.look.color} pattern={code.look.pattern} />}
              <span className={styles.coder}>{segment.coder}</span>
              {isSelected && (
                <SegmentTools
                  segment={segment}
                  codes={codes}
                  recoding={open === 'recode'}
                  onRecoding={(isOpen) => setTool(isOpen ? { id: segment.id, kind: 'recode' } : null)}
                  onRecode={(chosen) => {
                    settle();
                    void changes.recode(segment, chosen);
                  }}
                  onComment={() => setTool({ id: segment.id, kind: 'comment' })}
                  onRemove={() => void remove(segment, index)}
                  onJump={() => jump(segment)}
                />
              )}
            </div>
          </QuoteRow>
        );
      }}
    />
  );
}
