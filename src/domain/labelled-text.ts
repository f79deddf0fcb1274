import type { Warning } from './transcript-draft.ts';

/** What every format reader hands to speaker detection. */
export type LabelledText = {
  /** Canonical: LF, no BOM, no U+0000, well-formed. */
  readonly text: string;
  /**
   * Where the format itself hints at a speaker: a bold run at the start of a paragraph, `[start, end)` in
   * UTF-16 code units, in text order, never overlapping. Empty for formats without character styles.
   */
  readonly boldStarts: readonly { readonly start: number; readonly end: number }[];
  readonly warnings: readonly Warning[];
};
