import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert } as const;

type BannerProps = {
  readonly tone?: keyof typeof ICONS;
  readonly children: ReactNode;
  /** At the end, usually one quiet button. */
  readonly action?: ReactNode;
  /** Without a ground, as in the foot of a pane. */
  readonly bare?: boolean;
};

/** One calm line that stays: what is so, and what it means. Never over the transcript. */
export function Banner({ tone = 'info', children, action, bare = false }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone], bare && styles.bare)}>
      <Icon of={ICONS[tone]} />
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  );
}
