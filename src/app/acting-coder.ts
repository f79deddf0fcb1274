import { coders, signatory } from '../db/coders.ts';
import { coderNamed } from '../domain/coder.ts';
import type { Host } from './host.ts';

/**
 * The name of the coder whom a change by this author would add, null where it adds none. Refuses, as the change itself
 * would, where it is not clear who acts: for those who want to know before they begin.
 */
export function newcomerActing({ project }: Host, asked: string | null, userName: string): string | null {
  const acting = signatory(project.reader, asked, userName);
  return typeof acting === 'string' ? acting : null;
}

/** A coder's name as the project has it, null where it has none. */
export function coderThere({ project }: Host, name: string): string | null {
  return coderNamed(coders(project.reader), name)?.name ?? null;
}
