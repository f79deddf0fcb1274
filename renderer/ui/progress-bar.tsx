import { type CSSProperties, useId } from 'react';
import { Button } from './button.tsx';
import styles from './progress-bar.module.css';

type ProgressBarProps = {
  /** What is being done: "Importing transcripts". */
  readonly label: string;
  readonly done: number;
  /** Absent while it is not known how much there is. */
  readonly total?: number;
  /** What is counted: "files". */
  readonly of?: string;
  readonly onCancel?: () => void;
};

/** Long work in the pane it concerns: a bar of 3, a count, Cancel. */
export function ProgressBar({ label, done, total, of, onCancel }: ProgressBarProps) {
  const id = useId();
  const known = total !== undefined && total > 0;
  const words = `${done.toLocaleString('en-GB')}${known ? ` of ${total.toLocaleString('en-GB')}` : ''}${of ? ` ${of}` : ''}`;
  const share = known ? `${Math.min(1, done / total) * 100}%` : '30%';
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuetext={words}
        {...(known
          ? { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total) }
          : {})}
        className={styles.track}
        data-known={known}
        style={{ '--share': share } as CSSProperties}
      />
      <span id={id} className={styles.label}>
        {label}
      </span>
      <span className={styles.count}>{words}</span>
      {onCancel && (
        <Button variant="quiet" size="small" onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
