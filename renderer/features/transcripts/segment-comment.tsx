import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { SegmentDetail } from '../../../src/contract/views.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { PaneSection } from '../../ui/pane.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './inspector.module.css';

type SegmentCommentProps = {
  readonly detail: SegmentDetail;
  readonly text: RefObject<TranscriptHandle | null>;
};

/** The remark on a segment, written where it stands; and who coded it, when. */
export function SegmentComment({ detail, text }: SegmentCommentProps) {
  const { commenting, commentToggled } = useCodingState();
  const { coder, created_at: createdAt, comment } = detail;
  return (
    <PaneSection title={<b className={styles.term}>Comment</b>} note={<Kbd keys="m" />}>
      {commenting ? (
        <CommentField key={detail.id} detail={detail} text={text} />
      ) : (
        <button type="button" className={styles.comment} onClick={() => commentToggled(true)}>
          {comment === '' ? <span className={styles.quiet}>Add a comment</span> : comment}
        </button>
      )}
      <p className={styles.facts}>
        {coder} · {dayOf(createdAt)}
      </p>
    </PaneSection>
  );
}

/** Kept by Ctrl Enter and on leaving; Escape gives it up. */
function CommentField({ detail, text }: SegmentCommentProps) {
  const [draft, setDraft] = useState(detail.comment);
  const { comment } = useCoding();
  // Leaving by key takes the focus away, which must not end it a second time.
  const ended = useRef(false);
  const end = (keeps: boolean) => {
    if (ended.current) return;
    ended.current = true;
    const words = draft.trim();
    useCodingState.getState().commentToggled(false);
    if (keeps && words !== detail.comment) void comment(detail.id, words);
  };
  const pressed = (event: KeyboardEvent) => {
    const keeps = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!keeps && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(keeps);
    text.current?.focus();
  };
  return (
    <TextArea
      autoFocus
      labelHidden
      label="Comment"
      help={
        <>
          <Kbd keys="mod+enter" plain /> keeps it, <Kbd keys="escape" plain /> does not
        </>
      }
      value={draft}
      onChange={setDraft}
      onKeyDown={pressed}
      onBlur={() => end(true)}
    />
  );
}

function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
