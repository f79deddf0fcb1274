import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Failure } from '../contract/contract.ts';
import type { BackupStanding, BackupsView, BackupView, Holdings, SinceView } from '../contract/shelf.ts';
import {
  backUp,
  backupFolder,
  backupName,
  backupsOf,
  type NamedBackup,
  restoreBackup,
} from '../db/backup.ts';
import { type BackupFacts, backupFacts } from '../db/backup-facts.ts';
import { coders } from '../db/coders.ts';
import { entryAt, entryWith, stepsAfter } from '../db/journal.ts';
import { openCopy, openProject, type Project } from '../db/project.ts';
import { type ProjectFacts, projectFacts, setProjectName } from '../db/project-facts.ts';
import { transact } from '../db/transact.ts';
import { changesSince, type JournalStep } from '../domain/changes-since.ts';
import type { CoderId } from '../domain/ids.ts';
import { instantOf, isoOf } from '../kernel/clock.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import { type Copy, makeCopy, momentOf, nameOfCopy } from './copies.ts';
import type { Progress } from './progress.ts';
import type { Machine } from './projects.ts';
import { placeBeside } from './shelf-places.ts';

/** So many of the latest changes are named. */
const LATEST = 3;

type Found = { readonly backup: NamedBackup; readonly bytes: number; readonly facts: BackupFacts | Failure };

/** The backups beside a project, newest first, with what was changed since each; also where the project cannot be read. */
export async function listBackups(path: string, machine: Machine, progress: Progress): Promise<BackupsView> {
  const backups = namedBackups(path);
  const found: Found[] = [];
  for (const [done, backup] of backups.entries()) {
    progress.step(done, backups.length);
    // Whoever else asks is answered between two of them.
    await new Promise((resume) => setImmediate(resume));
    found.push(...lookAt(path, backup));
  }
  return beside(path, machine, found);
}

/** Makes a backup now, which is opened and checked, and gives what the list shows of it. */
export async function makeBackup(path: string, machine: Machine): Promise<BackupView> {
  const project = await openProject(path, machine);
  const { name, at } = freeName(path, machine.ports.now());
  try {
    await backUp(path, join(backupFolder(path), name));
  } finally {
    project.close();
  }
  const { backups } = await beside(path, machine, lookAt(path, { name, at, why: 'by hand' }));
  return backups[0] ?? refuse('FILE_NOT_FOUND', { path: name });
}

/**
 * Makes a project of a backup, beside the project and under a name that says so; both stay as they are. Its name is given
 * by one change in the copy, which `coder` signs.
 */
export async function restoreFromBackup(
  path: string,
  asked: { readonly backup: string; readonly coder: string | null },
  machine: Machine,
): Promise<Copy> {
  const found = namedBackups(path).find(({ name }) => name === asked.backup);
  const { name, at } = found ?? refuse('FILE_NOT_FOUND', { path: asked.backup });
  const moment = `restored ${momentOf(at)}`;
  const file = placeBeside(path, moment);
  return makeCopy(file, machine, (draft) => {
    restoreBackup(join(backupFolder(path), name), draft);
    const copy = openCopy(draft, machine);
    try {
      const author = { asked: asked.coder, userName: machine.userName };
      return transact(copy.side, author, `Restored from the backup '${basename(name, '.emic')}'`, (tx) => {
        const named = nameOfCopy(projectFacts(tx).name, moment, file);
        setProjectName(tx, named);
        return named;
      }).value;
    } finally {
      copy.close();
    }
  });
}

function namedBackups(path: string): readonly NamedBackup[] {
  try {
    return backupsOf(path);
  } catch (error) {
    return refuse('FILE_UNREADABLE', { path: backupFolder(path), found: reasonOf(error) });
  }
}

/** Two backups may be asked for within the second that their names tell. */
function freeName(path: string, now: number): { readonly name: string; readonly at: number } {
  const taken = new Set(namedBackups(path).map(({ name }) => name));
  const at = now - (now % 1_000);
  const name = backupName(path, at);
  return taken.has(name) ? freeName(path, at + 1_000) : { name, at };
}

/** Nothing where it was taken away meanwhile. */
function lookAt(path: string, backup: NamedBackup): readonly Found[] {
  const file = join(backupFolder(path), backup.name);
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? [] : [{ backup, bytes: stat.size, facts: orFailure(() => backupFacts(file)) }];
}

async function beside(path: string, machine: Machine, found: readonly Found[]): Promise<BackupsView> {
  const folder = backupFolder(path);
  const opened = await openProject(path, machine).catch(failureOf);
  if ('code' in opened)
    return {
      folder,
      now: null,
      trouble: opened,
      backups: found.map((one) => view(one, () => ({ kind: 'alone' }))),
    };
  try {
    return opened.snapshot(() => {
      const now = projectFacts(opened.reader);
      const standingOf = comparison(opened, now, found);
      return {
        folder,
        now: holdings(now),
        trouble: null,
        backups: found.map((one) => view(one, standingOf)),
      };
    });
  } finally {
    opened.close();
  }
}

function view(
  { backup: { name, at, why }, bytes, facts }: Found,
  standingOf: (facts: BackupFacts) => BackupStanding,
): BackupView {
  const base = { name, at: isoOf(instantOf(at)), bytes, why };
  if ('code' in facts) return { ...base, holds: null, standing: { kind: 'unreadable', ...facts } };
  return { ...base, holds: holdings(facts), standing: standingOf(facts) };
}

/** How a backup stands to the present project. The journal is read once for all of them. */
function comparison(
  { reader }: Project,
  now: ProjectFacts,
  found: readonly Found[],
): (facts: BackupFacts) => BackupStanding {
  const thens = found.flatMap(({ facts }) =>
    'code' in facts ? [] : (entryWith(reader, facts.last.id)?.sequence ?? []),
  );
  const steps = thens.length === 0 ? [] : stepsAfter(reader, Math.min(...thens));
  const names = new Map(coders(reader).map(({ id, name }) => [id, name]));
  const since = (then: number) => sinceView(steps, then, names, (made) => entryAt(reader, made)?.label ?? '');
  return ({ id, name, last }) => {
    if (id !== now.id) return { kind: 'another project', name };
    const then = entryWith(reader, last.id)?.sequence;
    if (then === undefined) return { kind: 'another line', latest: last.label, at: isoOf(last.at) };
    return { kind: 'in line', since: since(then) };
  };
}

function sinceView(
  steps: readonly JournalStep[],
  then: number,
  names: ReadonlyMap<CoderId, string>,
  labelOf: (sequence: number) => string,
): SinceView {
  const { coders: who, made, ...counts } = changesSince(steps, then);
  return {
    ...counts,
    coders: [...names].flatMap(([id, name]) => (who.has(id) ? [name] : [])),
    latest: made.slice(0, LATEST).map(labelOf),
  };
}

function holdings({ documents, participants, codes, segments }: ProjectFacts): Holdings {
  return { documents, participants, codes, segments };
}

function orFailure<T>(read: () => T): T | Failure {
  try {
    return read();
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Refusal)) throw error;
  return { code: error.code, details: error.details };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
