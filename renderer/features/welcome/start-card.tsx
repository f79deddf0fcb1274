import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ariaShortcut, platformOf } from '../../ui/shortcut.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './start-card.module.css';

type NameForm = {
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
  readonly busy: boolean;
};

type StartCardProps = {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly note: string;
  readonly keys: string;
  readonly main?: boolean;
  readonly onPress: () => void;
  /** In place of the button: asks for a name. */
  readonly form?: NameForm | null;
};

/** One way to begin. */
export function StartCard({ icon, name, note, keys, main = false, onPress, form = null }: StartCardProps) {
  if (form !== null) return <NameCard name={name} note={note} form={form} />;
  return (
    <AriaButton
      className={styles.card ?? ''}
      aria-keyshortcuts={ariaShortcut(keys, platformOf(navigator.platform))}
      onPress={onPress}
    >
      <span className={classNames(styles.picture, main && styles.main)}>
        <Icon of={icon} />
      </span>
      <span className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.note}>{note}</span>
      </span>
      <Kbd keys={keys} />
    </AriaButton>
  );
}

function NameCard({
  name,
  note,
  form,
}: {
  readonly name: string;
  readonly note: string;
  readonly form: NameForm;
}) {
  const [draft, setDraft] = useState('');
  return (
    <form
      className={classNames(styles.card, styles.form)}
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== '') form.onName(draft.trim());
      }}
      onKeyDown={(event) => event.key === 'Escape' && form.onCancel()}
    >
      <TextField
        label="Name of the study"
        placeholder="Personal budgets, wave 1"
        help={note}
        value={draft}
        onChange={setDraft}
        autoFocus
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="main" isDisabled={draft.trim() === '' || form.busy}>
          Create project
        </Button>
        <Button variant="quiet" onPress={form.onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
