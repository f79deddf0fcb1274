import { basename } from 'node:path';
import type { Project } from '../db/project.ts';
import { projectFacts, setProjectName } from '../db/project-facts.ts';
import { discardDraft, putInPlace } from '../db/project-file.ts';
import type { Writer } from '../db/connection.ts';
import { write } from '../db/transact.ts';
import { LONGEST_NAME, nameOf } from '../domain/name.ts';
import { orRefuse, Refusal } from '../kernel/errors.ts';
import type { Machine } from './projects.ts';

/** A project file made of another, and the project's name inside. */
export type Copy = { readonly path: string; readonly name: string };

/**
 * Makes a file under another name beside its place and names it when it is whole. What the draft was refused for is said
 * of the file it was to become.
 */
export async function makeCopy(
  file: string,
  { ports }: Machine,
  make: (draft: string) => Promise<string>,
): Promise<Copy> {
  const draft = `${file}.copy-${ports.newId()}`;
  try {
    const name = await make(draft);
    putInPlace(draft, file, 'PROJECT_EXISTS');
    return { path: file, name };
  } catch (error) {
    throw error instanceof Refusal && String(error.details.path ?? '').startsWith(draft)
      ? new Refusal(error.code, { ...error.details, path: file })
      : error;
  } finally {
    discardDraft(draft);
  }
}
