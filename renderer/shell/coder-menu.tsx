import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useCoder } from '../data/project-context.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { CoderInitials } from '../ui/coder-initials.tsx';
import { MenuButton, type MenuEntry } from '../ui/menu.tsx';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './coder-menu.module.css';

/** Who codes here: chosen once, signed under every change. */
export function CoderMenu() {
  const { data: coders = [] } = useQuery('coder.list', {});
  const { coder, choose } = useCoder();
  const [naming, setNaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const only = coders.length === 1 ? (coders[0]?.name ?? null) : null;
  const acting = coder ?? only;
  const entries: readonly MenuEntry[] = [
    {
      heading: 'Who is coding?',
      entries: coders.map(({ id, name }) => ({
        id,
        name,
        isTicked: name === acting,
        run: () => void choose(name),
      })),
    },
    { separator: 'others' },
    { id: 'new-coder', name: 'Somebody else…', run: () => setNaming(true) },
  ];
  return (
    <>
      <MenuButton label="Coder" entries={entries}>
        <AriaButton
          ref={button}
          className={styles.coder ?? ''}
          aria-label={acting === null ? 'Choose who is coding' : `Coder: ${acting}`}
        >
          <CoderInitials name={acting ?? '?'} />
          <span className={styles.name}>{acting ?? 'Who is coding?'}</span>
        </AriaButton>
      </MenuButton>
      <Popover label="Somebody else" isOpen={naming} onOpenChange={setNaming} triggerRef={button}>
        <CoderForm
          onName={(name) => {
            setNaming(false);
            void choose(name);
          }}
        />
      </Popover>
    </>
  );
}

function CoderForm({ onName }: { readonly onName: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onName(name.trim());
      }}
    >
      <TextField
        label="Your name"
        help="It stands under every change that you make."
        value={name}
        onChange={setName}
        autoFocus
      />
      <Button type="submit" variant="main" isDisabled={name.trim() === ''}>
        Code as {name.trim() === '' ? '…' : name.trim()}
      </Button>
    </form>
  );
}
