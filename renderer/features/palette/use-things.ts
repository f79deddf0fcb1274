import { useMemo } from 'react';
import type { Look } from '../../../src/domain/code-look.ts';
import { useQuery } from '../../data/use-query.ts';
import { type Action, useActionList } from '../../state/actions.ts';
import { useCodebook } from '../../state/codebook.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { type ReadyThing, readyThings, type Thing } from './find-things.ts';

export type Things = {
  readonly ready: readonly ReadyThing[];
  readonly looks: ReadonlyMap<string, Look>;
  readonly keys: ReadonlyMap<string, string>;
  /** Does what the thing stands for. */
  readonly go: (thing: Thing) => void;
};

/** Everything the palette finds by name. */
export function useThings(): Things {
  const { data: codes = [] } = useQuery('code.list', {});
  const { data: documents = [] } = useQuery('document.list', {});
  const { data: participants = [] } = useQuery('participant.list', {});
  const actions = useActionList((state) => state.actions);
  return useMemo(() => {
    // What the present view offers comes before what is offered everywhere.
    const commands = [...actions.values()]
      .filter(({ id }) => id !== 'palette')
      .toSorted((one, other) => Number(isEverywhere(one)) - Number(isEverywhere(other)));
    const things: readonly Thing[] = [
      ...codes.map(({ id, name, path }) => ({ id, kind: 'code' as const, name, note: aboveIn(path, name) })),
      ...documents.map(({ id, name, participants: people }) => ({
        id,
        kind: 'transcript' as const,
        name,
        note: people.join(', '),
      })),
      ...participants.map(({ id, name, attributes }) => ({
        id,
        kind: 'participant' as const,
        name,
        note: Object.values(attributes).flat().join(', '),
      })),
      ...commands.map(({ id, title, group }) => ({ id, kind: 'command' as const, name: title, note: group })),
    ];
    return {
      ready: readyThings(things),
      looks: new Map(codes.map(({ id, look }) => [id, look])),
      keys: new Map(commands.flatMap(({ id, keys }) => (keys === undefined ? [] : [[id, keys] as const]))),
      go: (thing) => goTo(thing, actions),
    };
  }, [codes, documents, participants, actions]);
}

function isEverywhere({ group }: Action): boolean {
  return group === 'Go to' || group === 'Project' || group === 'Window';
}

function aboveIn(path: string, name: string): string {
  return path.endsWith(` > ${name}`) ? path.slice(0, -` > ${name}`.length) : '';
}

function goTo({ id, kind }: Thing, actions: ReadonlyMap<string, Action>): void {
  const { jumpedTo, soughtParticipant } = useView.getState();
  if (kind === 'command') actions.get(id)?.run();
  if (kind === 'transcript') {
    useReading.getState().opened(id);
    jumpedTo('transcripts');
  }
  if (kind === 'code') {
    useCodebook.getState().openedCode(id);
    jumpedTo('codebook');
  }
  if (kind === 'participant') soughtParticipant(id);
}
