import { useState } from 'react';
import styles from './transcript-view.module.css';

export type ListedSegment = { readonly id: string; readonly words: string };

type SegmentListProps = {
  readonly segments: readonly ListedSegment[];
  readonly focused: string | null;
  readonly onChoose: (id: string) => void;
  /** The segment whose button has the keyboard's focus, to be ringed in the margin. */
  readonly onRing: (id: string | null) => void;
};

/** What the margin draws, as buttons in reading order: the segments beside the text that is mounted. */
export function SegmentList({ segments, focused, onChoose, onRing }: SegmentListProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const stop = [current, focused, segments[0]?.id].find((id) =>
    segments.some((segment) => segment.id === id),
  );
  const move = (list: HTMLElement, from: number, key: string): boolean => {
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: segments.length - 1 }[key];
    const button = to === undefined ? undefined : list.querySelectorAll('button')[to];
    button?.focus({ preventScroll: true });
    return to !== undefined;
  };
  return (
    <section aria-label="Segments in this transcript" className={styles.list}>
      <ul
        onKeyDown={(event) => {
          const at = segments.findIndex(({ id }) => id === current);
          if (!event.altKey && move(event.currentTarget, at, event.key)) event.preventDefault();
        }}
      >
        {segments.map(({ id, words }) => (
          <li key={id}>
            <button
              type="button"
              tabIndex={id === stop ? 0 : -1}
              aria-current={id === focused ? 'true' : undefined}
              onClick={() => onChoose(id)}
              onFocus={() => {
                setCurrent(id);
                onRing(id);
              }}
              onBlur={() => onRing(null)}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
