import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Backup, expendableBackups, isBackupDue } from '../domain/backup-rotation.ts';
import { refuse } from '../kernel/errors.ts';
import { inOurWords, openReaderConnection, openWriterConnection, translated } from './connection.ts';
import { newestVersion } from './migrate.ts';
import { inspectProjectFile } from './project-file.ts';

const NAME =
  /^(?<stem>.+) (?<date>\d{4}-\d\d-\d\d) (?<hour>\d\d)\.(?<minute>\d\d)\.(?<second>\d\d)(?: .*)?\.emic$/;

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
export function backupsOf(path: string): readonly Backup[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const found = NAME.exec(name)?.groups;
      if (found === undefined || found.stem !== basename(path, '.emic')) return [];
      return [{ name, at: Date.parse(`${found.date}T${found.hour}:${found.minute}:${found.second}Z`) }];
    })
    .sort((one, other) => other.at - one.at);
}

/** Copies an open or closed project into `target`, opens and checks the copy, then gives it its name. */
export async function backUp(path: string, target: string): Promise<void> {
  if (existsSync(target)) refuse('FILE_EXISTS', { path: target });
  const draft = `${target}.part`;
  const source = inOurWords(path, () => openReaderConnection(path));
  try {
    mkdirSync(dirname(target), { recursive: true });
    await source.backup(draft);
    checkCopy(draft, target);
    renameSync(draft, target);
  } catch (error) {
    throw translated(target, error);
  } finally {
    source.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true });
  }
}

function checkCopy(draft: string, target: string): void {
  const copy = openWriterConnection(draft);
  try {
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') refuse('BACKUP_DAMAGED', { path: target, found: String(found) });
    copy.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
}

/** Makes the hourly backup if it is due, and lets those go that the rotation no longer keeps. */
export async function backUpIfDue(path: string, now: number): Promise<string | null> {
  if (!isBackupDue(backupsOf(path), now)) return null;
  const target = join(backupFolder(path), backupName(path, now));
  await backUp(path, target);
  for (const { name } of expendableBackups(backupsOf(path), now)) rmSync(join(backupFolder(path), name));
  return target;
}

export async function backupBeforeMigration(path: string, version: number): Promise<void> {
  const target = join(
    backupFolder(path),
    backupName(path, Date.now(), `before version ${newestVersion()}, was ${version}`),
  );
  await backUp(path, target);
}

/** A checked copy of a backup as a new project file; neither the backup nor any project is touched. */
export function restoreBackup(backup: string, target: string): void {
  if (existsSync(target)) refuse('PROJECT_EXISTS', { path: target });
  inspectProjectFile(backup, newestVersion());
  const draft = `${target}.part`;
  try {
    copyFileSync(backup, draft);
    inOurWords(backup, () => checkCopy(draft, backup));
    renameSync(draft, target);
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true });
  }
}
