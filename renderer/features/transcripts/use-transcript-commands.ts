import { type RefObject, useRef, useState } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import { useClient } from '../../data/client.ts';
import { saveBytes } from '../../data/save-bytes.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTold } from '../../data/use-told.ts';
import { showToast } from '../../state/toasts.ts';
import { useView } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';

/** What the menu of a transcript in the list does. */
export function useTranscriptCommands(tree: RefObject<TreeHandle | null>) {
  const { call } = useClient();
  const run = useCommand();
  const tell = useTold();
  const { data: documents = [] } = useQuery('document.list', {});
  const row = useRef<HTMLElement>(null);
  const [menuFor, setMenuFor] = useState<string | null>(null);

  const rename = async (document: string, name: string): Promise<boolean> => {
    // The head of a group has no name of its own.
    if (!documents.some(({ id }) => id === document)) return true;
    const reply = await run('document.rename', { document, name });
    if (reply.ok) tell(`Renamed to “${name}”`);
    return reply.ok;
  };
  const remove = async (document: string): Promise<void> => {
    const known = documents.find(({ id }) => id === document);
    const reply = await run('document.delete', { document });
    if (reply.ok) tell(`Deleted “${known?.name ?? ''}” and its ${counted(known?.segments ?? 0)}`);
  };
  const saveOriginal = async (document: string): Promise<void> => {
    const reply = await call('document.original', { document });
    if (reply.ok) saveBytes(reply.value, 'application/octet-stream');
    else showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
  };
  const id = menuFor ?? '';
  const entries: readonly MenuEntry[] = [
    { id: 'rename', name: 'Rename', keys: 'f2', run: () => tree.current?.rename(id) },
    { id: 'original', name: 'Save the original file', run: () => void saveOriginal(id) },
    {
      id: 'import',
      name: 'Import transcripts…',
      keys: 'mod+i',
      run: () => useView.getState().opened('import'),
    },
    { separator: 'before delete' },
    { id: 'delete', name: 'Delete', danger: true, run: () => void remove(id) },
  ];
  return {
    rename,
    entries,
    row,
    menuFor,
    menuOpened: (document: string, element: HTMLElement) => {
      if (!documents.some((known) => known.id === document)) return;
      row.current = element;
      setMenuFor(document);
    },
    menuClosed: () => setMenuFor(null),
  };
}

function counted(segments: number): string {
  return `${segments.toLocaleString('en-GB')} segment${segments === 1 ? '' : 's'}`;
}
