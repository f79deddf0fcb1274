import { type KeyboardEvent, useState } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './comment-line.module.css';

type CommentFieldProps = {
  readonly comment: string;
  /** With what was written; Enter, or leaving the field. */
  readonly onDone: (comment: string) => void;
  readonly onCancel: () => void;
};

/** A remark on a segment, written in its place. */
export function CommentField({ comment, onDone, onCancel }: CommentFieldProps) {
  const [draft, setDraft] = useState(comment);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey) onDone(draft.trim());
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.field} onKeyDownCapture={onKeyDown}>
      <TextArea
        label="Comment"
        labelHidden
        placeholder="Comment"
        rows={1}
        value={draft}
        onChange={setDraft}
        onBlur={() => onDone(draft.trim())}
        autoFocus
      />
      <span className={styles.keys}>
        <Kbd keys="enter" plain /> saves, <Kbd keys="shift+enter" plain /> new line
      </span>
    </div>
  );
}

export function CommentLine({ comment }: { readonly comment: string }) {
  return <p className={styles.line}>{comment}</p>;
}
