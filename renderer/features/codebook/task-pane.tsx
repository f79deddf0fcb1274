import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './task-pane.module.css';

type TaskPaneProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Something done with codes, in the place of the code's page. Escape leaves it. */
export function TaskPane({ title, onClose, children }: TaskPaneProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <section aria-label={title} className={styles.pane} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <IconButton name="Close" icon={X} shortcut="escape" onPress={onClose} />
      </header>
      {children}
    </section>
  );
}

/** Lines that say what would happen, or what did. */
export function TaskFacts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
