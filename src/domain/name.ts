import { err, ok, type Result } from '../kernel/result.ts';

export type NameFault = 'NAME_EMPTY' | 'NAME_TOO_LONG';

/** The longest name of anything, in UTF-16 code units. */
export const LONGEST_NAME = 500;

/** A name as it is kept: outer white space off, inner runs of it one space. */
export function nameOf(text: string): Result<string, NameFault> {
  const name = text.trim().replace(/\s+/gu, ' ');
  if (name === '') return err('NAME_EMPTY');
  if (name.length > LONGEST_NAME) return err('NAME_TOO_LONG');
  return ok(name);
}

/** What two spellings of one name have in common: NFC, case-folded, single spaces. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase().normalize('NFC');
}

export function sameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}
