import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './people-grid.module.css';

type DraftRowProps = {
  readonly number: number;
  readonly top: number;
  readonly width: number;
  /** Null where the name was refused. */
  readonly onCreate: (name: string) => Promise<string | null>;
  /** With the new participant, or null for none. */
  readonly onEnd: (id: string | null) => void;
};

/** A participant being named, in the place where they will stand. */
export function DraftRow({ number, top, width, onCreate, onEnd }: DraftRowProps) {
  const [name, setName] = useState('');
  const row = useRef<HTMLDivElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const finish = async () => {
    if (isOver.current) return;
    isOver.current = true;
    if (name.trim() === '') return onEnd(null);
    const id = await onCreate(name.trim());
    if (id !== null) return onEnd(id);
    isOver.current = false;
    row.current?.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      isOver.current = true;
      onEnd(null);
    } else if (event.key === 'Enter' || event.key === 'Tab') void finish();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={row} role="presentation" className={styles.row} style={{ transform: `translateY(${top}px)` }}>
      <div className={styles.number} aria-hidden="true">
        {number}
      </div>
      <div className={styles.cell} style={{ width }}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for a new participant
          autoFocus
          className={styles.editor}
          aria-label="Name of the new participant"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void finish()}
          onPaste={(event) => event.stopPropagation()}
          onCopy={(event) => event.stopPropagation()}
          onCut={(event) => event.stopPropagation()}
        />
      </div>
    </div>
  );
}
