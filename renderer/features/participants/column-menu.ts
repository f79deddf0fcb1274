import { ArrowDown, ArrowUp, List, Pencil, Trash2, X } from 'lucide-react';
import { ATTRIBUTE_TYPES } from '../../../src/domain/attribute.ts';
import { useParticipants } from '../../state/participants.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { type GridColumn, TYPE_NAMES } from './grid-data.ts';
import type { GridTask } from './grid-model.ts';
import type { Changes } from './use-changes.ts';

/** What can be done with a column. */
export function columnMenu(
  column: GridColumn,
  changes: Changes,
  onTask: (task: GridTask | null) => void,
): readonly MenuEntry[] {
  const { sorting, sorted } = useParticipants.getState();
  const { id: columnId, attribute } = column;
  const isSorted = sorting?.columnId === columnId;
  // The menu closes after its command, which would end what the command begins.
  const later = (task: GridTask) => () => setTimeout(() => onTask(task));
  const sort = (descending: boolean): MenuEntry => ({
    id: descending ? 'descending' : 'ascending',
    name: descending ? 'Sort descending' : 'Sort ascending',
    icon: descending ? ArrowDown : ArrowUp,
    isTicked: isSorted && sorting?.descending === descending,
    run: () => sorted({ columnId, descending }),
  });
  const sorts: readonly MenuEntry[] = [
    sort(false),
    sort(true),
    ...(isSorted ? [{ id: 'unsorted', name: 'Not sorted', icon: X, run: () => sorted(null) }] : []),
  ];
  if (attribute === null) return sorts;
  return [
    ...sorts,
    { separator: 'attribute' },
    {
      id: 'rename',
      name: 'Rename',
      icon: Pencil,
      keys: 'f2',
      run: later({ kind: 'rename column', columnId }),
    },
    {
      id: 'type',
      name: 'Type',
      entries: ATTRIBUTE_TYPES.map((type) => ({
        id: type,
        name: TYPE_NAMES[type],
        isTicked: attribute.type === type,
        run: () => {
          if (attribute.type !== type)
            void changes.updateAttribute(
              attribute,
              { type },
              `${attribute.name} is ${TYPE_NAMES[type].toLowerCase()} now.`,
            );
        },
      })),
    },
    ...(attribute.type === 'choice'
      ? [{ id: 'choices', name: 'Choices…', icon: List, run: later({ kind: 'choices', columnId }) }]
      : []),
    { separator: 'delete' },
    {
      id: 'delete',
      name: 'Delete attribute',
      icon: Trash2,
      danger: true,
      run: () => void changes.deleteAttribute(attribute),
    },
  ];
}
