import type { CSSProperties } from 'react';
import type { Look } from '../../src/domain/code-look.ts';
import { classNames } from './class-names.ts';
import styles from './code-mark.module.css';
import { lookColors } from './look-vars.ts';

type CodeMarkProps = {
  /** `#rrggbb` as a project stores it, or any CSS colour such as `var(--code-teal-stripe)`. */
  readonly color: Look['color'];
  readonly pattern: Look['pattern'];
  /** 10 high instead of 14, for labels in the margin. */
  readonly small?: boolean;
};

/** The upright stripe of a code in its colour and line. Always beside the code's name, so it is not read out. */
export function CodeMark({ color, pattern, small = false }: CodeMarkProps) {
  const stripe = color.startsWith('#') ? lookColors(color).stripe : color;
  return (
    <span
      aria-hidden="true"
      className={classNames(styles.mark, styles[pattern], small && styles.small)}
      style={{ '--stripe': stripe } as CSSProperties}
    />
  );
}
