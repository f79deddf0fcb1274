import { BookOpen, Link, Pencil, Trash2 } from 'lucide-react';
import { useQuery } from '../../data/use-query.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { type GridRow, LINKS_COLUMN, NAME_COLUMN } from './grid-data.ts';
import type { GridModel, GridTask } from './grid-model.ts';
import type { Changes } from './use-changes.ts';

/** What can be done with a participant or a transcript. */
export function useRowMenu(
  model: GridModel,
  changes: Changes,
  onTask: (task: GridTask | null) => void,
): (row: GridRow) => readonly MenuEntry[] {
  const documents = useQuery('document.list', {}).data ?? [];
  const isPerson = model.scope === 'participant';
  return (row) => {
    const rowId = row.id;
    const edit = (columnId: string) => () =>
      setTimeout(() => onTask({ kind: 'edit', rowId, columnId, typed: null }));
    const texts = isPerson ? documents.filter(({ name }) => row.links.includes(name)) : [row];
    return [
      { id: 'rename', name: 'Rename', icon: Pencil, run: edit(NAME_COLUMN) },
      {
        id: 'links',
        name: isPerson ? 'Transcripts…' : 'Participants…',
        icon: Link,
        run: edit(LINKS_COLUMN),
      },
      ...texts.slice(0, 5).map(({ id, name }) => ({
        id: `read ${id}`,
        name: `Read ${name}`,
        icon: BookOpen,
        run: () => {
          useReading.getState().opened(id);
          useView.getState().jumpedTo('transcripts');
        },
      })),
      { separator: 'delete' },
      {
        id: 'delete',
        name: isPerson ? 'Delete participant' : 'Delete transcript',
        icon: Trash2,
        danger: true,
        run: () => void changes.remove(row),
      },
    ];
  };
}
