import type { Instant } from '../kernel/clock.ts';
import type { CoderId } from './ids.ts';
import { sameName } from './name.ts';

export type Coder = { readonly id: CoderId; readonly name: string; readonly createdAt: Instant };

/** The coder meant by an id or a name: ids first, then names as people write them. */
export function coderNamed(coders: readonly Coder[], asked: string): Coder | undefined {
  return coders.find((coder) => coder.id === asked) ?? coders.find((coder) => sameName(coder.name, asked));
}

/**
 * Who acts: the coder asked for, else the project's only coder, else the system's user.
 * A string is the name of a coder that the project does not have yet. Null: several code here, the system's user is
 * none of them, and nobody said who acts.
 */
export function actingCoder(
  coders: readonly Coder[],
  asked: string | null,
  userName: string,
): Coder | string | null {
  if (asked !== null) return coderNamed(coders, asked) ?? asked;
  const [only, second] = coders;
  if (only === undefined) return userName;
  return second === undefined ? only : (coderNamed(coders, userName) ?? null);
}
