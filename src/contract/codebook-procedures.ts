import { z } from 'zod';
import { ORIGINS } from '../domain/code.ts';
import { PATTERNS } from '../domain/code-look.ts';
import { CORPUS_TABLES, csvOptions, name, none, prose, reference, tableFile } from './inputs.ts';
import { command, query } from './procedure.ts';
import type * as view from './views.ts';

/** Codes, their order, looks and definitions. */
export const codebookProcedures = {
  'code.list': query<readonly view.CodeView[]>()(none, [
    'code',
    'segment',
    'document',
    'document_participant',
    'participant',
    'speaker',
  ]),
  /** What a code's page tells besides its definition. */
  'code.facts': query<view.CodeFacts>()(z.strictObject({ code: reference }), CORPUS_TABLES),
  'code.create': command<{ readonly id: string }>()(
    z.strictObject({
      name,
      parent: reference.nullable(),
      color: z.string().optional(),
      origin: z.enum(ORIGINS).optional(),
      codable: z.boolean().optional(),
    }),
  ),
  'code.rename': command<null>()(z.strictObject({ code: reference, name })),
  'code.move': command<null>()(
    z.strictObject({
      code: reference,
      parent: reference.nullable(),
      before: reference.nullable().optional(),
    }),
  ),
  /** Null gives colour or line back to the rules: a theme has its own colour, a sub-code its theme's. */
  'code.recolor': command<null>()(
    z.strictObject({
      code: reference,
      color: z.string().nullable().optional(),
      pattern: z.enum(PATTERNS).nullable().optional(),
    }),
  ),
  'code.define': command<null>()(
    z.strictObject({
      code: reference,
      definition: prose.optional(),
      includes: prose.optional(),
      excludes: prose.optional(),
      example: prose.optional(),
      origin: z.enum(ORIGINS).nullable().optional(),
      codable: z.boolean().optional(),
    }),
  ),
  'code.previewMerge': query<view.MergePreview>()(z.strictObject({ code: reference, into: reference }), [
    'code',
    'segment',
    'memo',
  ]),
  'code.merge': command<view.MergePreview>()(z.strictObject({ code: reference, into: reference })),
  'code.delete': command<{ readonly codes: number; readonly segments: number }>()(
    z.strictObject({ code: reference }),
  ),

  'codebook.import': command<view.CodebookImport>()(z.strictObject(tableFile)),
  'codebook.export': query<view.Bytes>()(z.strictObject(csvOptions), ['code']),
} as const;
