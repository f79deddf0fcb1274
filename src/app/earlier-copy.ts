import { basename, dirname } from 'node:path';
import { backUp } from '../db/backup.ts';
import { entryAt, entryWith } from '../db/journal.ts';
import { openProject, type Project } from '../db/project.ts';
import { projectFacts, setProjectName } from '../db/project-facts.ts';
import { discardDraft, putInPlace } from '../db/project-file.ts';
import { reverseBackTo } from '../db/reverse.ts';
import { write } from '../db/transact.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { LONGEST_NAME, nameOf } from '../domain/name.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import type { Progress } from './progress.ts';
import type { Machine } from './projects.ts';
import { freePlace } from './shelf-places.ts';

export type EarlierCopy = { readonly path: string; readonly name: string };

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
): Promise<EarlierCopy> {
  const project = await openProject(path, machine);
  const draft = `${path}.copy-${machine.ports.newId()}`;
  try {
    const entry = entryMeant(project, after);
    await backUp(path, draft);
    const name = await goBack(draft, entry, coder, machine, progress);
    const file = target ?? freePlace(dirname(path), `${basename(path, '.emic')} as of ${momentOf(entry)}`);
    putInPlace(draft, file, 'PROJECT_EXISTS');
    return { path: file, name };
  } finally {
    project.close();
    discardDraft(draft);
  }
}

function entryMeant({ reader }: Project, after: string | number): JournalEntry {
  const entry = typeof after === 'number' ? entryAt(reader, after) : entryWith(reader, after);
  return entry ?? refuse('NOT_FOUND', { what: 'change', name: String(after) });
}

async function goBack(
  draft: string,
  entry: JournalEntry,
  coder: string | null,
  machine: Machine,
  progress: Progress,
): Promise<string> {
  const copy = await openProject(draft, machine);
  try {
    const { side } = copy;
    return write(side, { asked: coder, userName: machine.userName }, (tx, _act, enter) => {
      const { sequence } = enter('change', `Went back to how it stood after: ${entry.label}`);
      reverseBackTo(tx, side.tables(), entry.sequence, sequence, progress.step);
      const name = nameAsOf(projectFacts(tx).name, momentOf(entry));
      setProjectName(tx, name);
      return name;
    }).value;
  } finally {
    copy.close();
  }
}

/** On this machine's clock, as in `2026-10-14 09.05`: what every file system takes. */
function momentOf({ at }: JournalEntry): string {
  const when = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day} ${two(when.getHours())}.${two(when.getMinutes())}`;
}

function nameAsOf(name: string, moment: string): string {
  const ending = ` (as of ${moment})`;
  const kept = name.slice(0, LONGEST_NAME - ending.length).replace(/\p{Cs}$/u, '');
  return orRefuse(nameOf(`${kept}${ending}`));
}
