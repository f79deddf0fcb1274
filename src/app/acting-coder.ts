import { coders } from '../db/coders.ts';
import { actingCoder, coderNamed } from '../domain/coder.ts';
import { refuse } from '../kernel/errors.ts';
import type { Host } from './host.ts';

/**
 * The name of the coder whom a change by this author would add, null where it adds none. Nobody is added for want
 * of an answer: between several coders, none of them the system's user, it refuses.
 */
export function newcomerActing({ project }: Host, asked: string | null, userName: string): string | null {
  const known = coders(project.reader);
  const acting = actingCoder(known, asked, userName);
  if (typeof acting !== 'string') return null;
  if (asked === null && known.length > 0) {
    refuse('CODER_NEEDED', { coders: known.map(({ name }) => name) });
  }
  return acting;
}

/** A coder's name as the project has it, null where it has none. */
export function coderThere({ project }: Host, name: string): string | null {
  return coderNamed(coders(project.reader), name)?.name ?? null;
}
