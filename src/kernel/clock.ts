import type { Brand } from './brand.ts';

/** UTC, milliseconds since 1970-01-01. */
export type Instant = Brand<number, 'Instant'>;

export function instantOf(milliseconds: number): Instant {
  return milliseconds as Instant;
}

export function isoOf(instant: Instant): string {
  return new Date(instant).toISOString();
}
