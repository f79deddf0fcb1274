import { ListPlus, Merge, MoveRight, Pencil, Trash2 } from 'lucide-react';
import type { RefObject } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useCodebook } from '../../state/codebook.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';
import type { CodeCommands } from './use-code-commands.ts';

type CodeMenuTools = {
  readonly commands: CodeCommands;
  readonly newBeneath: (code: CodeView) => void;
  readonly remove: (code: CodeView) => void;
  readonly tree: RefObject<TreeHandle | null>;
};

/** What can be done with one code: on a right click in the table, and on its page. */
export function codeMenu(
  code: CodeView,
  { commands, newBeneath, remove, tree }: CodeMenuTools,
): readonly MenuEntry[] {
  const { taskStarted } = useCodebook.getState();
  const start = (kind: 'move' | 'merge') => () => taskStarted({ kind, codeId: code.id });
  const lineBack: MenuEntry = {
    id: 'line',
    name: 'Line by its place',
    run: () => void commands.recolor(code, { pattern: null }),
  };
  return [
    { id: 'rename', name: 'Rename', icon: Pencil, keys: 'f2', run: () => tree.current?.rename(code.id) },
    { id: 'sub-code', name: 'New sub-code', icon: ListPlus, keys: 'insert', run: () => newBeneath(code) },
    { id: 'move', name: 'Move to…', icon: MoveRight, run: start('move') },
    { id: 'merge', name: 'Merge into…', icon: Merge, run: start('merge') },
    {
      id: 'codable',
      name: 'For coding',
      isTicked: code.codable,
      run: () => void commands.define(code, { codable: !code.codable }),
    },
    ...(code.pattern === null ? [] : [lineBack]),
    { separator: 'before delete' },
    { id: 'delete', name: 'Delete', icon: Trash2, keys: 'delete', danger: true, run: () => remove(code) },
  ];
}
