import { basename, join } from 'node:path';
import { backUp, backupFolder, backupName, restoreBackup } from '../db/backup.ts';
import { inOurWords } from '../db/connection.ts';
import { createProject, openProject, type Surroundings } from '../db/project.ts';
import { nameOf } from '../domain/name.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Host, type HostOptions, hostOf, type Session } from './host.ts';

export type Machine = Surroundings & HostOptions;

/** Creates a project file and opens it. The name is the file's where none is given. */
export function newProject(path: string, name: string | undefined, session: Session, machine: Machine): Host {
  const wanted = orRefuse(nameOf(name ?? basename(path).replace(/\.emic$/i, '')), { name: name ?? path });
  const author = { asked: session.coder, userName: machine.userName };
  return hostOf(createProject(path, wanted, author, machine), machine);
}

export async function openHost(path: string, machine: Machine): Promise<Host> {
  const project = await openProject(path, machine);
  try {
    return inOurWords(path, () => hostOf(project, machine));
  } catch (error) {
    project.close();
    throw error;
  }
}

/** Writes a checked copy to `target`, or among the backups beside the project. Gives its path. */
export async function backUpProject(
  path: string,
  target: string | undefined,
  machine: Machine,
): Promise<string> {
  const project = await openProject(path, machine);
  try {
    const file = target ?? join(backupFolder(path), backupName(path, machine.ports.now()));
    await backUp(path, file);
    return file;
  } finally {
    project.close();
  }
}

/** Makes a project of a backup, which stays as it is. */
export function restoreProject(backup: string, target: string): void {
  if (basename(target) === '') refuse('FILE_UNWRITABLE', { path: target });
  restoreBackup(backup, target);
}
