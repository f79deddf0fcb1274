import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CoderView } from '../../src/contract/views.ts';
import { useCoder } from '../data/project-context.ts';
import { useQuery } from '../data/use-query.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { CoderInitials } from '../ui/coder-initials.tsx';
import { MenuButton, type MenuEntry } from '../ui/menu.tsx';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './coder-menu.module.css';

/** Who codes here: chosen once, signed under every change. Asks by itself where a change was refused for want of it. */
export function CoderMenu() {
  const { data: coders = [] } = useQuery('coder.list', {});
  const { coder, choose } = useCoder();
  const [naming, setNaming] = useState(false);
  const { coderAsked, leftCoderAsked } = useView();
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
  const chosen = (name: string) => {
    setNaming(false);
    leftCoderAsked();
    void choose(name);
  };
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
        <CoderForm label="Your name" onName={chosen} autoFocus />
      </Popover>
      <Popover
        label="Who is coding?"
        isOpen={coderAsked}
        onOpenChange={(open) => {
          if (!open) leftCoderAsked();
        }}
        triggerRef={button}
      >
        <CoderQuestion coders={coders} onName={chosen} />
      </Popover>
    </>
  );
}

type Answered = { readonly onName: (name: string) => void };

function CoderQuestion({ coders, onName }: Answered & { readonly coders: readonly CoderView[] }) {
  return (
    <div className={styles.question}>
      <h2>Who is coding?</h2>
      <p className={styles.why}>
        Several people code in this project. Nothing was changed: choose, then do it again. Emic remembers it
        on this computer.
      </p>
      <div className={styles.coders}>
        {coders.map(({ id, name }, index) => (
          <Button key={id} autoFocus={index === 0} onPress={() => onName(name)}>
            {name}
          </Button>
        ))}
      </div>
      <CoderForm label="Somebody else" onName={onName} />
    </div>
  );
}

type CoderFormProps = Answered & { readonly label: string; readonly autoFocus?: boolean };

function CoderForm({ label, onName, autoFocus = false }: CoderFormProps) {
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
        label={label}
        help="It stands under every change that you make."
        value={name}
        onChange={setName}
        autoFocus={autoFocus}
      />
      <Button type="submit" variant="main" isDisabled={name.trim() === ''}>
        Code as {name.trim() === '' ? '…' : name.trim()}
      </Button>
    </form>
  );
}
