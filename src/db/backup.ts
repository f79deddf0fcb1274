import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Backup, expendableBackups, isBackupDue } from '../domain/backup-rotation.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import { inOurWords, openWriterConnection, translated } from './connection.ts';
import { newestVersion } from './migrate.ts';
import { discardDraft, inspectProjectFile, putInPlace, refuseTaken } from './project-file.ts';

const NAME =
  /^(?<stem>.+) (?<date>\d{4}-\d\d-\d\d) (?<hour>\d\d)\.(?<minute>\d\d)\.(?<second>\d\d)(?: (?<why>.*))?\.emic$/;
/** Stands behind the time in the names of the backups that rotate; no other backup is ever taken away. */
const HOURLY = 'hourly';
/** Of the one that is made where nothing else is left of an open project. */
const MISSING = 'when its file went missing';
const BEFORE_VERSION = /^before version \d+, was \d+$/;

/** What a backup was made for, by its name. */
export type Occasion = 'hourly' | 'by hand' | 'before an update' | 'when its file went missing';
export type NamedBackup = Backup & { readonly why: Occasion };

/** Backups stand beside the project, in a folder named after it: the confidences stay where they were put. */
export function backupFolder(path: string): string {
  return join(dirname(path), `${basename(path, '.emic')} backups`);
}

/** A name that says of what and when (UTC); `why` stands behind it. */
export function backupName(path: string, now: number, why = ''): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return `${basename(path, '.emic')} ${stamp}${why === '' ? '' : ` ${why}`}.emic`;
}

/** The backups beside a project, newest first. Files with other names are not ours. */
export function backupsOf(path: string): readonly NamedBackup[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const found = NAME.exec(name)?.groups;
      if (found === undefined || found.stem !== basename(path, '.emic')) return [];
      const at = Date.parse(`${found.date}T${found.hour}:${found.minute}:${found.second}Z`);
      return Number.isNaN(at) ? [] : [{ name, at, why: occasionOf(found.why ?? '') }];
    })
    .sort((one, other) => other.at - one.at);
}

function occasionOf(words: string): Occasion {
  if (words === HOURLY || words === MISSING) return words;
  return BEFORE_VERSION.test(words) ? 'before an update' : 'by hand';
}

function hourlyBackupsOf(path: string): readonly Backup[] {
  return backupsOf(path).filter(({ why }) => why === HOURLY);
}

/**
 * Copies an open or closed project into `target`, opens and checks the copy, then gives it its name. What
 * others commit meanwhile is not in it: one state is read from beginning to end, else each commit would make
 * SQLite begin anew.
 */
export async function backUp(path: string, target: string): Promise<void> {
  refuseTaken(target, 'FILE_EXISTS');
  const draft = draftOf(target);
  // A connection that only reads would leave the log beside the file if it were the last to close.
  const source = inOurWords(path, () => openWriterConnection(path, 'existing'));
  try {
    inOurWords(path, () => source.exec('BEGIN; SELECT count(*) FROM sqlite_schema'));
    mkdirSync(dirname(target), { recursive: true });
    await source.backup(draft);
    checkCopy(draft, target);
    putInPlace(draft, target, 'FILE_EXISTS');
  } catch (error) {
    throw unwritable(target, error);
  } finally {
    source.close();
    discardDraft(draft);
  }
}

/** A name that nobody has: two may back up at once, and what ends in `.part` may be someone's. */
function draftOf(target: string): string {
  return `${target}.part-${randomUUID()}`;
}

/** What the file system refused, in our words. */
function unwritable(target: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error))
    return translated(target, error);
  const code = error.code === 'ENOSPC' ? 'DISK_FULL' : 'FILE_UNWRITABLE';
  return new Refusal(code, { path: target, found: String(error.code) });
}

function checkCopy(draft: string, target: string): void {
  const copy = openWriterConnection(draft);
  try {
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') refuse('BACKUP_DAMAGED', { path: target, found: String(found) });
    // Without a log a copy can be read where nothing can be written, and reading it leaves nothing beside it.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Makes the hourly backup if it is due, and lets those go that the rotation no longer keeps. */
export async function backUpIfDue(path: string, now: number): Promise<string | null> {
  if (!isBackupDue(hourlyBackupsOf(path), now)) return null;
  const target = join(backupFolder(path), backupName(path, now, HOURLY));
  await backUp(path, target);
  for (const { name } of expendableBackups(hourlyBackupsOf(path), now))
    rmSync(join(backupFolder(path), name));
  return target;
}

export async function backupBeforeMigration(path: string, version: number): Promise<void> {
  const target = join(
    backupFolder(path),
    backupName(path, Date.now(), `before version ${newestVersion()}, was ${version}`),
  );
  try {
    await backUp(path, target);
  } catch (error) {
    // Who opened the project in the same second has made this very backup.
    if (!(error instanceof Refusal && error.code === 'FILE_EXISTS' && existsSync(target))) throw error;
  }
}

/**
 * Keeps what an open project still holds after its file was deleted or replaced, given the bytes of its database and
 * the time of its last change, which names the backup: whoever else has it open keeps it once. Gives its path.
 */
export function keepMissing(path: string, lastChange: number, bytes: () => Uint8Array): string {
  const target = join(backupFolder(path), backupName(path, lastChange, MISSING));
  if (existsSync(target)) return target;
  // A folder that was deleted with its project is not brought back.
  if (!existsSync(dirname(path))) refuse('FILE_UNWRITABLE', { path: target, found: 'ENOENT' });
  const draft = draftOf(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(draft, bytes(), { flush: true });
    checkCopy(draft, target);
    putInPlace(draft, target, 'FILE_EXISTS');
  } catch (error) {
    if (!existsSync(target)) throw unwritable(target, error);
  } finally {
    discardDraft(draft);
  }
  return target;
}

/** A checked copy of a backup as a new project file; neither the backup nor any project is touched. */
export function restoreBackup(backup: string, target: string): void {
  refuseTaken(target, 'PROJECT_EXISTS');
  inspectProjectFile(backup, newestVersion(), 'copy');
  const draft = draftOf(target);
  try {
    copyWritable(backup, draft);
    // After a crash the newest changes are still in the log.
    if (existsSync(`${backup}-wal`)) copyWritable(`${backup}-wal`, `${draft}-wal`);
    inOurWords(backup, () => checkCopy(draft, backup));
    putInPlace(draft, target, 'PROJECT_EXISTS');
  } catch (error) {
    throw unwritable(target, error);
  } finally {
    discardDraft(draft);
  }
}

/** A copy takes its permissions from the original, which may be one that nobody is to change. */
function copyWritable(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, statSync(to).mode | 0o600);
}
