import type { AttributeId } from './ids.ts';

export const CROSSTAB_UNITS = [
  'participants',
  'segments',
  'passages',
  'documents',
  'words',
  'coverage',
  'rate',
] as const;
export type CrosstabUnit = (typeof CROSSTAB_UNITS)[number];

/** What a percentage is of: the group's N (or the column), or the row's total. */
export const PERCENT_BASES = ['column', 'row'] as const;
export type PercentBase = (typeof PERCENT_BASES)[number];

/** Whose coding counts. `all`: what every coder of a document agrees on; documents of one coder are left out. */
export type CoderPolicy =
  | { readonly kind: 'any' }
  /** `coder` is an index into the corpus' coders. */
  | { readonly kind: 'one'; readonly coder: number }
  | { readonly kind: 'all' };

/** Keeps what has one of the values; null stands for "not recorded". */
export type AttributeFilter = {
  readonly attribute: AttributeId;
  readonly values: readonly (string | null)[];
};

/** What to count. The unit is chosen when the table is read: one pass counts them all. */
export type CrosstabQuery = {
  /** None (frequencies: the total alone), one attribute, or two (their combinations). */
  readonly by: readonly AttributeId[];
  readonly coders: CoderPolicy;
  /** All of them must hold. */
  readonly where: readonly AttributeFilter[];
  /** Number of the code whose branch is shown; null for the whole codebook. */
  readonly code: number | null;
  /** Counts each code alone instead of with its sub-codes. */
  readonly direct: boolean;
  readonly includeInterviewer: boolean;
};
