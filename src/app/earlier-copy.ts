import { backUp } from '../db/backup.ts';
import { entryAt, entryWith } from '../db/journal.ts';
import { openProject, type Project } from '../db/project.ts';
import { projectFacts, setProjectName } from '../db/project-facts.ts';
import { reverseBackTo } from '../db/reverse.ts';
import { write } from '../db/transact.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { refuse } from '../kernel/errors.ts';
import { type Copy, makeCopy, momentOf, nameOfCopy } from './copies.ts';
import type { Progress } from './progress.ts';
import type { Machine } from './projects.ts';
import { placeBeside } from './shelf-places.ts';

export type EarlierCopyOptions = {
  /** The change after which the project stood so: its id, or its number in the history. */
  readonly after: string | number;
  /** The new file; null for one beside the project that says of when it is. */
  readonly target: string | null;
  /** Who signs the going back in the copy. */
  readonly coder: string | null;
};

/**
 * Makes a copy of a project as it stood after one of its changes; the project itself is only read. The copy keeps the
 * whole history: what came later is taken back there as one change, whose undo brings the present back.
 */
export async function copyAsOf(
  path: string,
  { after, target, coder }: EarlierCopyOptions,
  machine: Machine,
  progress: Progress,
): Promise<Copy> {
  const project = await openProject(path, machine);
  try {
    const entry = entryMeant(project, after);
    const moment = `as of ${momentOf(entry.at)}`;
    const file = target ?? placeBeside(path, moment);
    return await makeCopy(file, machine, async (draft) => {
      await backUp(path, draft);
      return goBack(draft, entry, {
        coder,
        machine,
        progress,
        nameFrom: (name) => nameOfCopy(name, moment, file),
      });
    });
  } finally {
    project.close();
  }
}

function entryMeant({ reader }: Project, after: string | number): JournalEntry {
  const entry = typeof after === 'number' ? entryAt(reader, after) : entryWith(reader, after);
  return entry ?? refuse('NOT_FOUND', { what: 'change', name: String(after) });
}

type Going = {
  readonly coder: string | null;
  readonly machine: Machine;
  readonly progress: Progress;
  readonly nameFrom: (name: string) => string;
};

async function goBack(
  draft: string,
  entry: JournalEntry,
  { coder, machine, progress, nameFrom }: Going,
): Promise<string> {
  const copy = await openProject(draft, machine);
  try {
    const { side } = copy;
    return write(side, { asked: coder, userName: machine.userName }, (tx, _act, enter) => {
      const { sequence } = enter('change', `Went back to how it stood after: ${entry.label}`);
      reverseBackTo(tx, side.tables(), entry.sequence, sequence, progress.step);
      const name = nameFrom(projectFacts(tx).name);
      setProjectName(tx, name);
      return name;
    }).value;
  } finally {
    copy.close();
  }
}
