import { basename } from 'node:path';
import { discardDraft, putInPlace } from '../db/project-file.ts';
import { LONGEST_NAME, nameOf } from '../domain/name.ts';
import { orRefuse, Refusal } from '../kernel/errors.ts';
import type { Machine } from './projects.ts';

/** A project file made of another, and the project's name inside. */
export type Copy = { readonly path: string; readonly name: string };

/**
 * Makes a project under a name beside its place, and names it when it is whole; `make` gives the project's name. What the
 * draft was refused for is said of the file it was to become.
 */
export async function makeCopy(
  file: string,
  { ports }: Machine,
  make: (draft: string) => string | Promise<string>,
): Promise<Copy> {
  const draft = `${file}.copy-${ports.newId()}`;
  try {
    const name = await make(draft);
    putInPlace(draft, file, 'PROJECT_EXISTS');
    return { path: file, name };
  } catch (error) {
    throw error instanceof Refusal && error.details.path === draft
      ? new Refusal(error.code, { ...error.details, path: file })
      : error;
  } finally {
    discardDraft(draft);
  }
}

/** On this machine's clock, as in `2026-10-14 09.05`: what every file system takes. */
export function momentOf(at: number): string {
  const when = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day} ${two(when.getHours())}.${two(when.getMinutes())}`;
}

/** What tells a copy from its original in a list of projects; a second one at the same moment has its number. */
export function nameOfCopy(name: string, moment: string, file: string): string {
  const stem = basename(file, '.emic');
  const at = stem.lastIndexOf(moment);
  const ending = ` (${moment})${at === -1 ? '' : stem.slice(at + moment.length)}`;
  const kept = name.slice(0, LONGEST_NAME - ending.length).replace(/\p{Cs}$/u, '');
  return orRefuse(nameOf(`${kept}${ending}`));
}
