import { classNames } from '../../ui/class-names.ts';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './pinned-bar.module.css';

/** What single keys do, those that code first; `keys` as the shortcuts are written. */
const HINTS = [
  { keys: ['c'], word: 'code', codes: true },
  { keys: ['v'], word: 'in vivo', codes: true },
  { keys: ['1–9'], word: 'pinned codes', codes: true },
  { keys: ['s'], word: 'sentence', codes: false },
  { keys: ['t'], word: 'turn', codes: false },
  { keys: ['[', ']'], word: 'segments', codes: false },
] as const;

type KeyHintsProps = {
  /** Whether words are selected: what codes them stands out. */
  readonly isSelected: boolean;
  /** Their digits teach themselves. */
  readonly arePinned: boolean;
};

/** The keys of the text, as many as there is room for. */
export function KeyHints({ isSelected, arePinned }: KeyHintsProps) {
  return (
    <ul className={styles.keys} aria-label="Keys in the text">
      {HINTS.filter(({ word }) => !arePinned || word !== 'pinned codes').map(({ keys, word, codes }) => (
        <li key={word} className={classNames(styles.hint, isSelected && codes && styles.now)}>
          {keys.map((key) => (
            <Kbd key={key} keys={key} />
          ))}{' '}
          {word}
        </li>
      ))}
    </ul>
  );
}
