import { useCallback } from 'react';
import type { CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { useCommand } from '../../data/use-command.ts';
import { useTold } from '../../data/use-told.ts';
import { nameOfPath } from './name-of-path.ts';

export type SegmentChanges = {
  readonly recode: (segment: RetrievedSegment, code: CodeView) => Promise<boolean>;
  readonly comment: (segment: RetrievedSegment, comment: string) => Promise<boolean>;
  readonly remove: (segment: RetrievedSegment) => Promise<boolean>;
};

/** What can be done to a segment without leaving the list; each is told, and undone with one key. */
export function useSegmentChanges(): SegmentChanges {
  const run = useCommand();
  const tell = useTold();
  const recode = useCallback(
    async (segment: RetrievedSegment, code: CodeView) => {
      if (code.id === segment.codeId) return true;
      const reply = await run('segment.recode', { segment: segment.id, code: code.id });
      if (reply.ok) tell(`Recoded from '${nameOfPath(segment.code)}' to '${code.name}'`);
      return reply.ok;
    },
    [run, tell],
  );
  const comment = useCallback(
    async (segment: RetrievedSegment, words: string) => {
      if (words === segment.comment) return true;
      const reply = await run('segment.comment', { segment: segment.id, comment: words });
      if (reply.ok) tell(words === '' ? 'Comment removed' : 'Comment saved');
      return reply.ok;
    },
    [run, tell],
  );
  const remove = useCallback(
    async (segment: RetrievedSegment) => {
      const reply = await run('segment.remove', { segment: segment.id });
      if (reply.ok)
        tell(`Removed '${nameOfPath(segment.code)}' from ${segment.document}, line ${segment.line}`);
      return reply.ok;
    },
    [run, tell],
  );
  return { recode, comment, remove };
}
