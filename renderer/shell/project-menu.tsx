import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { sentenceFor } from '../../src/contract/messages.ts';
import { useClient } from '../data/client.ts';
import { takeFile } from '../data/take-file.ts';
import { useCommand } from '../data/use-command.ts';
import { askWindow, bridge } from '../state/bridge.ts';
import { goTo } from '../state/go.ts';
import { tell } from '../state/tell.ts';
import { showToast } from '../state/toasts.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/counted.ts';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../ui/menu.tsx';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './project-menu.module.css';

/** What concerns the project as a whole. */
export function ProjectMenu({ name }: { readonly name: string }) {
  const { call } = useClient();
  const [renaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const exportProject = () => void takeFile(call('project.export', {}), 'application/json');
  const check = async () => {
    const reply = await call('project.check', {});
    if (!reply.ok) showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
    else if (reply.value.length === 0) tell('Every text, quote and row of the project is in order.');
    else
      showToast({
        sentence: `${counted(reply.value.length, 'fault')} found. The first: ${reply.value[0]?.what} (${reply.value[0]?.where}).`,
        tone: 'error',
      });
  };
  const entries: readonly MenuEntry[] = [
    { id: 'rename', name: 'Rename project…', run: () => setRenaming(true) },
    {
      id: 'import',
      name: 'Import transcripts…',
      keys: 'mod+i',
      run: () => useView.getState().opened('import'),
    },
    { id: 'export', name: 'Export everything as JSON', run: exportProject },
    { id: 'backups', name: 'Backups', run: () => useView.getState().opened('backups') },
    { id: 'check', name: 'Check the project', run: () => void check() },
    ...(bridge() === null
      ? []
      : [{ id: 'reveal', name: 'Show in its folder', run: () => void askWindow('window.reveal') }]),
    { separator: 'leave' },
    { id: 'close', name: 'All projects', run: () => goTo(null) },
  ];
  return (
    <>
      <MenuButton label="Project" entries={entries} placement="bottom start">
        <AriaButton ref={button} className={styles.name ?? ''} aria-label={`Project: ${name}`}>
          <span className={styles.words}>{name}</span>
          <Icon of={ChevronDown} size={14} />
        </AriaButton>
      </MenuButton>
      <Popover label="Rename project" isOpen={renaming} onOpenChange={setRenaming} triggerRef={button}>
        <RenameForm name={name} onDone={() => setRenaming(false)} />
      </Popover>
    </>
  );
}

function RenameForm({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const run = useCommand();
  const [draft, setDraft] = useState(name);
  return (
    <form
      className={styles.form}
      onSubmit={async (event) => {
        event.preventDefault();
        const reply = await run('project.rename', { name: draft });
        if (reply.ok) onDone();
      }}
    >
      <TextField label="Project name" value={draft} onChange={setDraft} autoFocus />
      <Button type="submit" variant="main" isDisabled={draft.trim() === ''}>
        Rename
      </Button>
    </form>
  );
}
