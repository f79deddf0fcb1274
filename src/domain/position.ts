import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Fractional order keys, compared byte by byte: a row moves by getting a new key, and no other row changes. */
export function keyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` keys behind `last`, ascending. */
export function keysAfter(last: string | null, count: number): string[] {
  return generateNKeysBetween(last, null, count);
}
