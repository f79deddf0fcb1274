import { z } from 'zod';
import { CORPUS_TABLES, crosstab, csvOptions, reference } from './inputs.ts';
import { query } from './procedure.ts';
import type * as view from './views.ts';

/** Comparison of groups, and search. */
export const reportProcedures = {
  'crosstab.read': query<view.CrosstabView>()(z.strictObject(crosstab), CORPUS_TABLES),
  'crosstab.export': query<view.Bytes>()(
    z.strictObject({ ...crosstab, layout: z.enum(['wide', 'tidy']), ...csvOptions }),
    CORPUS_TABLES,
  ),
  /** One cell: `group` as the table names it, null for the total. `segments`: false leaves the list out. */
  'crosstab.explain': query<view.ExplanationView>()(
    z.strictObject({
      ...crosstab,
      row: reference,
      group: z.string().nullable(),
      segments: z.boolean().optional(),
    }),
    CORPUS_TABLES,
  ),

  'search.find': query<readonly view.FoundView[]>()(
    z.strictObject({
      text: z.string().min(1).max(10_000),
      /** Words: paragraphs that hold them all. Exact: every place with these very characters. */
      mode: z.enum(['words', 'exact']),
      limit: z.int().min(1).max(100_000),
      /** The last word is still being typed. */
      typing: z.boolean().optional(),
    }),
    ['document', 'document_version'],
  ),
} as const;
