import { MessageSquare, Replace, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import type { CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { RecodeForm } from './recode-form.tsx';
import styles from './segment-tools.module.css';

type SegmentToolsProps = {
  readonly segment: RetrievedSegment;
  readonly codes: readonly CodeView[];
  /** Which of them the keyboard opened. */
  readonly recoding: boolean;
  readonly onRecoding: (open: boolean) => void;
  readonly onRecode: (code: CodeView) => void;
  readonly onComment: () => void;
  readonly onRemove: () => void;
  readonly onJump: () => void;
};

/** What can be done to the selected segment. */
export function SegmentTools(props: SegmentToolsProps) {
  const { segment, codes, recoding, onRecoding, onRecode, onComment, onRemove, onJump } = props;
  return (
    <span className={styles.tools}>
      <Popover
        label="Another code"
        isOpen={recoding}
        onOpenChange={onRecoding}
        trigger={<IconButton name="Recode" icon={Replace} size="small" shortcut="r" />}
      >
        {(close) => (
          <RecodeForm
            codes={codes}
            current={segment.codeId}
            onLeave={close}
            onChoose={(code) => {
              close();
              onRecode(code);
            }}
          />
        )}
      </Popover>
      <IconButton name="Comment" icon={MessageSquare} size="small" shortcut="m" onPress={onComment} />
      <IconButton
        name="Show in transcript"
        icon={SquareArrowOutUpRight}
        size="small"
        shortcut="enter"
        onPress={onJump}
      />
      <IconButton name="Remove code" icon={Trash2} size="small" shortcut="delete" onPress={onRemove} />
    </span>
  );
}
