import { type RefObject, useMemo, useRef } from 'react';
import type { Input } from '../../../src/contract/contract.ts';
import type { CodeView } from '../../../src/contract/views.ts';
import { type Run, useCommand } from '../../data/use-command.ts';
import { useUndo } from '../../data/use-undo.ts';
import { type CodeDraft, useCodebook } from '../../state/codebook.ts';
import { tell } from '../../state/tell.ts';
import { counted } from '../../ui/counted.ts';
import { placeWords, type TreePlace } from '../../ui/tree-drop.ts';
import { branchOf, type CodeBook, isPlaced, neighbourOf } from './code-book.ts';

/** Milliseconds within which a new list of codes is there. */
const LIST_COMES = 300;

export type CodeCommands = {
  /** Gives the new code's id, null where it was refused. */
  readonly create: (name: string, draft: Pick<CodeDraft, 'parentId' | 'codable'>) => Promise<string | null>;
  readonly rename: (code: CodeView, name: string) => Promise<boolean>;
  readonly move: (code: CodeView, place: TreePlace) => Promise<boolean>;
  readonly remove: (code: CodeView) => Promise<boolean>;
  readonly define: (code: CodeView, field: Omit<Input<'code.define'>, 'code'>) => Promise<boolean>;
  readonly recolor: (code: CodeView, look: Omit<Input<'code.recolor'>, 'code'>) => Promise<boolean>;
  readonly merge: (code: CodeView, into: CodeView) => Promise<boolean>;
};

/** Says what was done, with Undo; after that the code named is shown again. */
type Tell = (sentence: string, shownAfterUndo?: string) => void;

/** What can be done to codes. Each is one entry of history and says in a sentence what it did. */
export function useCodeCommands(book: CodeBook): CodeCommands {
  const run = useCommand();
  const { undo } = useUndo();
  const movedFrom = useRef<CodeBook | null>(null);
  return useMemo(() => {
    const told: Tell = (sentence, shownAfterUndo) => {
      const takeBack = async () => {
        await undo();
        if (shownAfterUndo !== undefined) useCodebook.getState().openedCode(shownAfterUndo);
      };
      tell(sentence, { label: 'Undo', keys: 'mod+z', run: () => void takeBack() });
    };
    return {
      ...describing(run, told),
      ...goingAway(book, run, told),
      move: moving(book, run, told, movedFrom),
    };
  }, [book, run, undo]);
}

function describing(run: Run, told: Tell): Pick<CodeCommands, 'create' | 'rename' | 'define' | 'recolor'> {
  return {
    create: async (name, { parentId, codable }) => {
      const reply = await run('code.create', { name, parent: parentId, codable });
      if (!reply.ok) return null;
      told(`Created ${codable ? 'code' : 'folder'} '${name}'.`);
      return reply.value.id;
    },
    rename: async (code, name) => {
      const reply = await run('code.rename', { code: code.id, name });
      if (reply.ok) told(`Renamed '${code.name}' to '${name}'.`);
      return reply.ok;
    },
    define: async (code, field) => (await run('code.define', { code: code.id, ...field })).ok,
    recolor: async (code, look) => {
      const reply = await run('code.recolor', { code: code.id, ...look });
      const did = look.pattern === undefined ? 'Recoloured' : 'Changed the line of';
      if (reply.ok) told(`${did} '${code.name}'.`);
      return reply.ok;
    },
  };
}

function goingAway(book: CodeBook, run: Run, told: Tell): Pick<CodeCommands, 'remove' | 'merge'> {
  const { openedCode } = useCodebook.getState();
  return {
    remove: async (code) => {
      const next = neighbourOf(book, code.id);
      const beneath = branchOf(book, code.id).length - 1;
      const reply = await run('code.delete', { code: code.id });
      if (!reply.ok) return false;
      openedCode(next);
      told(`Deleted '${code.name}'${whatWent(beneath, reply.value.segments)}.`, code.id);
      return true;
    },
    merge: async (code, into) => {
      const reply = await run('code.merge', { code: code.id, into: into.id });
      if (!reply.ok) return false;
      openedCode(into.id);
      const moved = counted(reply.value.segments, 'segment');
      told(`Merged '${code.name}' into '${into.name}', ${moved} moved.`, code.id);
      return true;
    },
  };
}

function moving(
  book: CodeBook,
  run: Run,
  told: Tell,
  movedFrom: RefObject<CodeBook | null>,
): CodeCommands['move'] {
  return async (code, place) => {
    // A key that is held comes faster than the list: a step from where the code was is not taken twice.
    if (isPlaced(book, code, place) || movedFrom.current === book) return false;
    movedFrom.current = book;
    setTimeout(() => {
      movedFrom.current = null;
    }, LIST_COMES);
    const words = placeWords(book.codes, code.id, place);
    const reply = await run('code.move', { code: code.id, parent: place.parentId, before: place.beforeId });
    if (reply.ok) told(`${words.replace('move', `Moved '${code.name}'`)}.`);
    return reply.ok;
  };
}

/** " with 3 sub-codes and 41 segments" */
function whatWent(codes: number, segments: number): string {
  const parts = [
    codes > 0 ? counted(codes, 'sub-code') : '',
    segments > 0 ? counted(segments, 'segment') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`;
}
