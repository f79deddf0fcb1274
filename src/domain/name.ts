import { err, ok, type Result } from '../kernel/result.ts';

export type NameFault = 'NAME_EMPTY' | 'NAME_TOO_LONG';

/** The longest name of anything, in UTF-16 code units. */
export const LONGEST_NAME = 500;

/** A name as it is kept: outer white space off, inner runs of it (control characters counted) one space. */
export function nameOf(text: string): Result<string, NameFault> {
  const name = spaced(text.toWellFormed());
  if (!/[^\s\p{Cf}]/u.test(name)) return err('NAME_EMPTY');
  if (name.length > LONGEST_NAME) return err('NAME_TOO_LONG');
  return ok(name);
}

/** Words of ASCII letters, digits and signs with single spaces: nearly every name, and quick to fold. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * What two spellings of one name have in common: NFC, case-folded (`ß` as `ss`, `ς` as `σ`), single spaces, one
 * kind of apostrophe (Word writes `O’Brien`, Excel `O'Brien`), no marks of direction.
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const lower = spaced(name.replace(/[\u200e\u200f\ufeff]/gu, '')).toLowerCase();
  return lower.replace(/[‘’ʼ]/gu, "'").replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

export function sameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

function spaced(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
