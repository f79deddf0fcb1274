import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './pane.module.css';

type PaneProps = {
  /** Read out; give `PaneHead` the same words. */
  readonly label: string;
  /** `paper` for what is read and filled in, `canvas` for what stands around it. */
  readonly surface?: 'canvas' | 'paper';
  readonly children: ReactNode;
};

/** A column or row of the window: its head stays, its `PaneBody` scrolls. */
export function Pane({ label, surface = 'canvas', children }: PaneProps) {
  return (
    <section aria-label={label} className={classNames(styles.pane, surface === 'paper' && styles.paper)}>
      {children}
    </section>
  );
}

type PaneHeadProps = {
  readonly title: ReactNode;
  /** A figure or a few quiet words after the title. */
  readonly note?: ReactNode;
  /** Icon buttons at the end. */
  readonly children?: ReactNode;
};

/** 32 high. */
export function PaneHead({ title, note, children }: PaneHeadProps) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}

export function PaneBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

type PaneSectionProps = {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
};

/** A part of an inspector: a small heading, a hairline between it and the next. */
export function PaneSection({ title, note, children }: PaneSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h3 id={id}>{title}</h3>
        {note !== undefined && <span>{note}</span>}
      </div>
      {children}
    </section>
  );
}
