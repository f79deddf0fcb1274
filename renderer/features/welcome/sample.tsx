import type { CSSProperties } from 'react';
import { CodeMark } from '../../ui/code-mark.tsx';
import { lookVars } from '../../ui/look-vars.ts';
import styles from './sample.module.css';

/** Pixels from the top of the text, and how far the bracket reaches. */
const LABELS = [
  { name: 'Panel and sign-off', look: { color: '#4120b6', pattern: 'dashed' }, top: 44, height: 134 },
  { name: 'Role boundaries', look: { color: '#397f7f', pattern: 'solid' }, top: 100, height: 50 },
  { name: 'Language of diagnosis', look: { color: '#a77c00', pattern: 'double' }, top: 128, height: 50 },
] as const;

/** How a coded passage looks; invented, and only to be looked at. */
export function Sample() {
  return (
    <div className={styles.sample} aria-hidden="true">
      <div className={styles.text}>
        <p className={styles.interviewer}>Could you say a bit more about whose job you feel it is?</p>
        <p>
          I’d always have said it was the social workers’. They know the money, they know the panel, they’ve
          got the training.{' '}
          <mark className={styles.coded} style={lookVars({ color: '#397f7f' }) as CSSProperties}>
            But they would probably tell you that we know the person, so we should do it.
          </mark>{' '}
          So it goes round and round, and it’s the person who waits.
        </p>
        <p className={styles.interviewer}>And while they wait?</p>
        <p>
          I have to keep him well in the meantime. That’s the bit people forget. If his medication isn’t
          right, if he isn’t sleeping, then there’s no point in me talking to him about choice and control.
        </p>
      </div>
      <ul className={styles.labels}>
        {LABELS.map(({ name, look, top, height }, lane) => (
          <li key={name} style={{ ...lookVars(look), top } as CSSProperties}>
            <span
              className={styles.stripe}
              data-pattern={look.pattern}
              style={{ height, left: -40 + lane * 8 }}
            />
            <CodeMark color={look.color} pattern={look.pattern} small />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
