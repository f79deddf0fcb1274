import { type RefObject, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useCommand } from '../../data/use-command.ts';
import { useTold } from '../../data/use-told.ts';
import { announce } from '../../state/announcements.ts';
import { useCodebook } from '../../state/codebook.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { useView } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';
import type { CodeDraft } from './new-code-field.tsx';

/** What the codebook beside the text does to codes, and the menu of one. */
export function useCodeCommands(codes: readonly CodeView[], tree: RefObject<TreeHandle | null>) {
  const run = useCommand();
  const tell = useTold();
  const row = useRef<HTMLElement>(null);
  const [menuFor, setMenuFor] = useState<string | null>(null);
  const [draft, setDraft] = useState<CodeDraft | null>(null);
  const codeOf = (id: string | null) => codes.find((each) => each.id === id) ?? null;
  const draftStarted = (parent: CodeView | null) => setDraft({ parent });

  const rename = async (code: string, name: string): Promise<boolean> => {
    const reply = await run('code.rename', { code, name });
    if (reply.ok) tell(`Renamed to “${name}”`);
    return reply.ok;
  };
  const create = async (name: string): Promise<boolean> => {
    const parent = draft?.parent ?? null;
    const reply = await run('code.create', { name, parent: parent?.id ?? null });
    if (!reply.ok) return false;
    const { openCodes, changed } = useTranscripts.getState();
    if (parent !== null && openCodes !== null) changed({ openCodes: [...openCodes, parent.id] });
    useCodingState.getState().focusedCode(reply.value.id);
    tell(`Created “${name}”`);
    return true;
  };
  const remove = async (code: CodeView): Promise<void> => {
    const reply = await run('code.delete', { code: code.id });
    if (!reply.ok) return;
    const { codes: gone, segments } = reply.value;
    const beneath = gone > 1 ? `${counted(gone - 1, 'sub-code')} and ` : '';
    tell(`Deleted “${code.name}”, ${beneath}${counted(segments, 'segment')}`);
  };
  const menuClosed = () => setMenuFor(null);
  const entries = useMenu(codeOf(menuFor), { tree, draftStarted, remove, closed: menuClosed });
  return {
    draft,
    draftStarted,
    draftEnded: () => {
      setDraft(null);
      tree.current?.focus();
    },
    rename,
    create,
    entries,
    row,
    menuFor,
    menuOpened: (code: string, element: HTMLElement) => {
      row.current = element;
      setMenuFor(code);
    },
    menuClosed,
  };
}

type MenuTools = {
  readonly tree: RefObject<TreeHandle | null>;
  readonly draftStarted: (parent: CodeView | null) => void;
  readonly remove: (code: CodeView) => Promise<void>;
  readonly closed: () => void;
};

function useMenu(
  code: CodeView | null,
  { tree, draftStarted, remove, closed }: MenuTools,
): readonly MenuEntry[] {
  const { pinned, pinnedCode } = useCodingState();
  const { apply, target } = useCoding();
  const filtered = useTranscripts((state) => state.filtered);
  if (code === null) return [];
  const { id } = code;
  const digit = pinned.indexOf(id) + 1;
  const pin = (key: number | null) => {
    pinnedCode(id, key);
    announce(key === null ? `“${code.name}” has no key now` : `Pinned “${code.name}” to ${key}`);
    // Choosing in a menu within a menu closes that one only.
    closed();
    tree.current?.focus();
  };
  return [
    {
      id: 'apply',
      name: 'Apply to the selection',
      isDisabled: target() === null || !code.codable,
      run: () => void apply([id]),
    },
    {
      id: 'pin',
      name: 'Pin to a key',
      entries: [
        ...Array.from({ length: 9 }, (_, index) => ({
          id: `pin ${index + 1}`,
          name: String(index + 1),
          isTicked: digit === index + 1,
          run: () => pin(index + 1),
        })),
        { id: 'unpin', name: 'No key', isDisabled: digit === 0, run: () => pin(null) },
      ],
    },
    { id: 'only', name: 'Show only this code in the text', run: () => filtered({ codeId: id }) },
    {
      id: 'codebook',
      name: 'Open in the codebook',
      run: () => {
        useCodebook.getState().openedCode(id);
        useView.getState().wentTo('codebook');
      },
    },
    { separator: 'before changes' },
    { id: 'rename', name: 'Rename', keys: 'f2', run: () => tree.current?.rename(id) },
    { id: 'sub-code', name: 'New sub-code', run: () => draftStarted(code) },
    { id: 'delete', name: 'Delete', danger: true, run: () => void remove(code) },
  ];
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
