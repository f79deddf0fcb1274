import { type KeyboardEvent, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './codes-pane.module.css';

/** A code about to be made: beneath another, or a theme. */
export type CodeDraft = { readonly parent: CodeView | null };

type NewCodeFieldProps = {
  readonly draft: CodeDraft;
  /** Resolves to whether the name was taken. */
  readonly onCreate: (name: string) => Promise<boolean>;
  readonly onDone: () => void;
};

/** Where a new code gets its name: Enter makes it, Escape does not. */
export function NewCodeField({ draft, onCreate, onDone }: NewCodeFieldProps) {
  const [name, setName] = useState('');
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || name.trim() === '') return;
    event.preventDefault();
    void onCreate(name.trim()).then((made) => made && onDone());
  };
  return (
    <div className={styles.draft}>
      <TextField
        autoFocus
        label={draft.parent === null ? 'New theme' : `New code in ${draft.parent.name}`}
        value={name}
        onChange={setName}
        onKeyDown={pressed}
        onBlur={() => name.trim() === '' && onDone()}
      />
    </div>
  );
}
