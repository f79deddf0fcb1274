import { useMemo } from 'react';
import type { Input } from '../../../src/contract/contract.ts';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { AttributeView } from '../../../src/contract/views.ts';
import type { AttributeScope } from '../../../src/domain/attribute.ts';
import { useCommand } from '../../data/use-command.ts';
import { useTold } from '../../data/use-told.ts';
import { counted } from '../../ui/counted.ts';
import { writtenValues } from './entered-values.ts';
import type { GridRow } from './grid-data.ts';

export type CellChange = {
  readonly row: GridRow;
  readonly attribute: AttributeView;
  readonly values: readonly string[];
};

/** A cell that could not be changed, and why. */
export type RefusedCell = { readonly rowId: string; readonly columnId: string; readonly words: string };

/** What can be done to the table. Each is one undoable change that tells what it did. */
export type Changes = {
  readonly setCell: (change: CellChange) => Promise<boolean>;
  readonly setCells: (changes: readonly CellChange[]) => Promise<readonly RefusedCell[] | null>;
  readonly create: (name: string) => Promise<string | null>;
  readonly rename: (row: GridRow, name: string) => Promise<boolean>;
  readonly remove: (row: GridRow) => Promise<boolean>;
  readonly link: (participant: Linked, document: Linked) => Promise<boolean>;
  readonly unlink: (participant: Linked, document: Linked) => Promise<boolean>;
  readonly createAttribute: (input: Input<'attribute.create'>) => Promise<string | null>;
  readonly updateAttribute: (
    attribute: AttributeView,
    change: Omit<Input<'attribute.update'>, 'attribute'>,
    said: string,
  ) => Promise<boolean>;
  readonly deleteAttribute: (attribute: AttributeView) => Promise<boolean>;
};

export type Linked = { readonly id: string; readonly name: string };

export function useChanges(scope: AttributeScope): Changes {
  const run = useCommand();
  const tell = useTold();
  return useMemo<Changes>(() => {
    const told = async (running: Promise<{ readonly ok: boolean }>, sentence: string): Promise<boolean> => {
      const { ok } = await running;
      if (ok) tell(sentence);
      return ok;
    };
    const cellOf = ({ row, attribute, values }: CellChange) => ({
      attribute: attribute.id,
      ...(scope === 'participant' ? { participant: row.id } : { document: row.id }),
      values: [...values],
    });
    const isPerson = scope === 'participant';
    return {
      setCell: (change) => told(run('attribute.set', cellOf(change)), cellSentence(change)),
      setCells: async (changes) => {
        const reply = await run('attribute.setMany', { cells: changes.map(cellOf) });
        if (!reply.ok) return null;
        const { set, refused } = reply.value;
        const cleared = changes.every(({ values }) => values.length === 0);
        const left =
          refused.length === 0 ? '' : ` ${counted(refused.length, 'cell was', 'cells were')} refused.`;
        if (set > 0) tell(`${cleared ? 'Cleared' : 'Set'} ${counted(set, 'cell')}.${left}`);
        return refused.flatMap(({ cell, code, details }) => {
          const change = changes[cell];
          if (change === undefined) return [];
          const words = sentenceFor(code, details);
          return [{ rowId: change.row.id, columnId: change.attribute.id, words }];
        });
      },
      create: async (name) => {
        const reply = await run('participant.create', { name });
        if (!reply.ok) return null;
        tell(`Added participant ${name}.`);
        return reply.value.id;
      },
      rename: ({ id, name: before }, name) =>
        told(
          isPerson
            ? run('participant.rename', { participant: id, name })
            : run('document.rename', { document: id, name }),
          `Renamed ${before} to ${name}.`,
        ),
      remove: ({ id, name }) =>
        told(
          isPerson
            ? run('participant.delete', { participant: id })
            : run('document.delete', { document: id }),
          `Deleted ${isPerson ? 'participant' : 'transcript'} ${name}.`,
        ),
      link: (participant, document) =>
        told(
          run('participant.link', { participant: participant.id, document: document.id }),
          `Linked ${participant.name} to ${document.name}.`,
        ),
      unlink: (participant, document) =>
        told(
          run('participant.unlink', { participant: participant.id, document: document.id }),
          `Unlinked ${participant.name} from ${document.name}.`,
        ),
      createAttribute: async (input) => {
        const reply = await run('attribute.create', input);
        if (!reply.ok) return null;
        tell(`Added attribute ${input.name}.`);
        return reply.value.id;
      },
      updateAttribute: ({ id }, change, said) =>
        told(run('attribute.update', { attribute: id, ...change }), said),
      deleteAttribute: ({ id, name }) =>
        told(run('attribute.delete', { attribute: id }), `Deleted attribute ${name}.`),
    };
  }, [run, tell, scope]);
}

function cellSentence({ row, attribute, values }: CellChange): string {
  return values.length === 0
    ? `Cleared ${attribute.name} of ${row.name}.`
    : `Set ${attribute.name} of ${row.name} to ${writtenValues(attribute.type, values)}.`;
}
