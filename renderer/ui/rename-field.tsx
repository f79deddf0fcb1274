import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './rename-field.module.css';

type RenameFieldProps = {
  readonly label: string;
  readonly name: string;
  /** False when the name was refused: the field stays as it is. */
  readonly onRename: (name: string) => Promise<boolean> | boolean;
  readonly onDone: () => void;
};

/** A name being changed where it stands: Enter or leaving the field takes it, Escape gives it back. */
export function RenameField({ label, name, onRename, onDone }: RenameFieldProps) {
  const [draft, setDraft] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  // Escape and Enter end it once; the blur that follows must not end it again.
  const ended = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = async (): Promise<void> => {
    if (ended.current) return;
    ended.current = true;
    const words = draft.trim();
    if (words === '' || words === name || (await onRename(words))) return onDone();
    ended.current = false;
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void finish();
    }
    if (event.key === 'Escape') {
      ended.current = true;
      onDone();
    }
  };
  return (
    <input
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename, and typing goes here
      autoFocus
      className={styles.input}
      aria-label={label}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void finish()}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
