import { existsSync } from 'node:fs';
import type { Task } from '../app/progress.ts';
import type { News } from './wire.ts';

/** A step of work may take a microsecond: whether it is cancelled is asked less often, in milliseconds. */
const BETWEEN_LOOKS = 20;

/** Work that tells how far it is under a name, and is cancelled once a file is there: who is at work reads no messages. */
export function taskUnder(task: string, flag: string, say: (news: News) => void): Task {
  const looked = { at: Number.NEGATIVE_INFINITY };
  return {
    tell: (done, total, note) => say({ kind: 'progress', progress: { task, done, total, note } }),
    isCancelled: () => {
      if (performance.now() - looked.at < BETWEEN_LOOKS) return false;
      looked.at = performance.now();
      return existsSync(flag);
    },
  };
}
