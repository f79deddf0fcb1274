import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { freeName } from '../domain/document.ts';

/** Stands for a project's file, also after a restart, and says nothing of where it is. */
export function handleOf(path: string): string {
  return createHash('sha256').update(placeOf(path)).digest('base64url').slice(0, 22);
}

/** One file has one place, whatever links lead to it. */
export function placeOf(path: string): string {
  const file = resolve(path);
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** `Emic` in the user's documents; in their home where there is no folder for documents. */
export function projectsFolder(environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  const documents = [xdgDocuments(home, environment), join(home, 'Documents')].find(
    (folder) => folder !== null && existsSync(folder),
  );
  return join(documents ?? home, 'Emic');
}

/** The folder has another name in other languages. */
function xdgDocuments(home: string, environment: NodeJS.ProcessEnv): string | null {
  if (process.platform !== 'linux') return null;
  const config = environment.XDG_CONFIG_HOME || join(home, '.config');
  try {
    const text = readFileSync(join(config, 'user-dirs.dirs'), 'utf8');
    const found = /^XDG_DOCUMENTS_DIR="(?:\$HOME\/)?([^"\n]+)"/m.exec(text)?.[1];
    return found === undefined ? null : resolve(home, found);
  } catch {
    return null;
  }
}

/** A path in `folder` for a new project of this name, at which there is no file yet. */
export function freePlace(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const stem = fileStem(name);
  const isTaken = (candidate: string) =>
    ['', '-wal', '-journal'].some((ending) => existsSync(join(folder, `${candidate}.emic${ending}`)));
  const taken = new Set<string>();
  for (let candidate = stem; ; candidate = freeName(stem, [...taken])) {
    if (!isTaken(candidate)) return join(folder, `${candidate}.emic`);
    taken.add(candidate);
  }
}

/** A path beside a file for a copy of it whose name ends in these words, however long the file's own name is. */
export function placeBeside(path: string, ending: string): string {
  const stem = [...fileStem(basename(path, '.emic'))];
  while (Buffer.byteLength(`${stem.join('')} ${ending}`) > LONGEST_STEM) stem.pop();
  return freePlace(dirname(path), `${stem.join('').trim()} ${ending}`);
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** File systems allow 255 bytes; endings of drafts and backups need some of them. */
const LONGEST_STEM = 150;

/** What every file system takes as a name. */
export function fileStem(name: string): string {
  const plain = name
    .replace(/\.emic$/i, '')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const kept = [...plain];
  while (Buffer.byteLength(kept.join('')) > LONGEST_STEM) kept.pop();
  const stem = kept.join('').trim();
  return stem === '' || RESERVED.test(stem) ? 'Project' : stem;
}
