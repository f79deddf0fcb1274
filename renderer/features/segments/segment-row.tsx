import type { CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { jumpTo } from '../../retrieval/jump-to.ts';
import { QuoteRow } from '../../retrieval/quote-row.tsx';
import { CodeChip } from '../../ui/code-chip.tsx';
import { CommentField, CommentLine } from './comment-line.tsx';
import styles from './segment-list.module.css';
import { SegmentTools } from './segment-tools.tsx';
import type { SegmentWork } from './use-segment-work.ts';

type SegmentRowProps = {
  readonly segment: RetrievedSegment;
  /** 0-based among all found. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly code: CodeView | undefined;
  readonly codes: readonly CodeView[];
  /** Attributes whose values stand under the transcript's name, by name. */
  readonly attributes: readonly string[];
  readonly work: SegmentWork;
};

/** A segment, what was remarked on it, and where it is selected what can be done to it. */
export function SegmentRow({ segment, index, isSelected, code, codes, attributes, work }: SegmentRowProps) {
  const open = work.tool?.id === segment.id ? work.tool.kind : null;
  return (
    <QuoteRow segment={segment} look={code?.look} attributes={attributes}>
      {open === 'comment' ? (
        <CommentField
          comment={segment.comment}
          onCancel={work.settle}
          onDone={(words) => work.comment(segment, words)}
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
            onRecoding={(isOpen) => (isOpen ? work.openTool(segment, 'recode') : work.closeTool())}
            onRecode={(chosen) => work.recode(segment, chosen)}
            onComment={() => work.openTool(segment, 'comment')}
            onRemove={() => work.remove(segment, index)}
            onJump={() => jumpTo(segment)}
          />
        )}
      </div>
    </QuoteRow>
  );
}
