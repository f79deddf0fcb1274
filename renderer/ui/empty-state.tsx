import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type EmptyStateProps = {
  readonly sentence: string;
  /** One line of what to do. */
  readonly todo?: ReactNode;
  /** One button. */
  readonly children?: ReactNode;
};

/** What stands where there is nothing yet. */
export function EmptyState({ sentence, todo, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.sentence}>{sentence}</p>
      {todo && <p className={styles.todo}>{todo}</p>}
      {children && <div className={styles.action}>{children}</div>}
    </div>
  );
}
