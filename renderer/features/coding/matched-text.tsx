import type { Stretch } from '../../state/reading.ts';
import styles from './code-picker.module.css';

type MatchedTextProps = {
  readonly text: string;
  /** In order, not overlapping. */
  readonly stretches: readonly Stretch[];
};

/** Words with the letters that matched set stronger. */
export function MatchedText({ text, stretches }: MatchedTextProps) {
  if (stretches.length === 0) return text;
  return stretches.map(({ start, end }, index) => (
    <span key={start}>
      {text.slice(stretches[index - 1]?.end ?? 0, start)}
      <b className={styles.matched}>{text.slice(start, end)}</b>
      {index === stretches.length - 1 && text.slice(end)}
    </span>
  ));
}
