import type { ReactNode } from 'react';
import styles from './gallery.module.css';

type SpecimenProps = {
  readonly title: string;
  readonly column?: boolean;
  readonly children: ReactNode;
};

/** One control in its states, under its name. */
export function Specimen({ title, column = false, children }: SpecimenProps) {
  return (
    <section className={styles.specimen} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <div className={column ? styles.column : styles.states}>{children}</div>
    </section>
  );
}
