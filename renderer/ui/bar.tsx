import type { CSSProperties } from 'react';
import styles from './bar.module.css';

type BarProps = {
  /** 0 to 1. */
  readonly share: number;
};

/** A thin bar beside its figure, for example the share of words coded. The figure is what is read out. */
export function Bar({ share }: BarProps) {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  return <span className={styles.bar} aria-hidden="true" style={{ '--share': width } as CSSProperties} />;
}
