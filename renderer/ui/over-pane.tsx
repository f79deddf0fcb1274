import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useView } from '../state/view.ts';
import { IconButton } from './icon-button.tsx';
import styles from './over-pane.module.css';
import { useArrival } from './use-arrival.ts';
import { ViewBar } from './view-bar.tsx';

type OverPaneProps = {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
};

/** A pane in the place of the view, scrolled by the arrow keys. Escape closes it, as its cross does. */
export function OverPane({ title, note, children }: OverPaneProps) {
  const closed = useView((state) => state.closed);
  const body = useRef<HTMLElement>(null);
  useArrival(true, () => body.current?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closed();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape from anywhere within
    <div className={styles.view} onKeyDown={onKeyDown}>
      <ViewBar
        title={title}
        {...(note === undefined ? {} : { note })}
        actions={<IconButton name={`Close ${title.toLowerCase()}`} icon={X} onPress={closed} />}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section ref={body} className={styles.body} aria-label={title} tabIndex={0}>
        {children}
      </section>
    </div>
  );
}
