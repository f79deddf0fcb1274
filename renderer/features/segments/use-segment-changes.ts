import { useCallback } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { CodeView, RetrievedSegment } from '../../../src/contract/views.ts';
import { type Run, useCommand } from '../../data/use-command.ts';
import { useUndo } from '../../data/use-undo.ts';
import { announce } from '../../state/announcements.ts';
import { showToast } from '../../state/toasts.ts';
import { nameOfPath } from './name-of-path.ts';

export type SegmentChanges = {
  readonly recode: (segment: RetrievedSegment, code: CodeView) => Promise<boolean>;
  readonly comment: (segment: RetrievedSegment, comment: string) => Promise<boolean>;
  readonly remove: (segment: RetrievedSegment) => Promise<boolean>;
};

/** Changes the project; a refusal is told in words of the window. */
function useTold(): Run {
  const run = useCommand();
  return useCallback(
    async (name, input, options = {}) => {
      const reply = await run(name, input, { ...options, quiet: true });
      if (!reply.ok) {
        const { code, details } = reply.error;
        const sentence = code === 'CODER_NEEDED' ? WHO_CODES : sentenceFor(code, details);
        showToast({ sentence, tone: 'error' });
      }
      return reply;
    },
    [run],
  );
}

const WHO_CODES =
  'Several people code in this project. Choose who is coding at the top right, then try again.';

/** What can be done to a segment without leaving the list; each is told, and undone with one key. */
export function useSegmentChanges(): SegmentChanges {
  const run = useTold();
  const { undo } = useUndo();
  const tell = useCallback(
    (sentence: string) => {
      showToast({ sentence, action: { label: 'Undo', keys: 'mod+z', run: () => void undo() } });
      announce(sentence);
    },
    [undo],
  );
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
