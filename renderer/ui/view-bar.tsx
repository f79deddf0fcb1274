import type { ReactNode } from 'react';
import { BackButton } from './back-button.tsx';
import styles from './view-bar.module.css';

type ViewBarProps = {
  /** Names the view; read out even where the bar has no room for it. */
  readonly title: string;
  readonly titleHidden?: boolean;
  readonly note?: ReactNode;
  /** Choices, at the start. */
  readonly children?: ReactNode;
  /** What can be done, at the end. */
  readonly actions?: ReactNode;
};

/** The bar on top of a view, 44 high: what it is, how it is looked at, what can be done. */
export function ViewBar({ title, titleHidden = false, note, children, actions }: ViewBarProps) {
  return (
    <header className={styles.bar}>
      <BackButton />
      <h1 className={titleHidden ? 'visually-hidden' : styles.title}>{title}</h1>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
