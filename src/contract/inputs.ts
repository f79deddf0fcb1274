import { z } from 'zod';
import { CROSSTAB_UNITS, PERCENT_BASES } from '../domain/crosstab-query.ts';

/** What several procedures take in. */

export const none = z.strictObject({});
export const offset = z.int().min(0);
/** A thing meant by its id or its name; a code by its id or its path `Theme > Code`. */
export const reference = z.string().min(1).max(10_000);
export const name = z.string().max(10_000);
export const prose = z.string().max(1_000_000);
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed');
export const coderPolicy = z.union([
  z.literal('any'),
  z.literal('all'),
  z.strictObject({ coder: reference }),
]);
/** `value` null stands for "not recorded". */
export const where = z.array(z.strictObject({ attribute: reference, value: z.string().nullable() }));
export const tableFile = {
  bytes,
  encoding: z.string().max(100).optional(),
  strict: z.boolean().optional(),
};
export const csvOptions = { bom: z.boolean().optional(), guard: z.boolean().optional() };
export const crosstab = {
  by: z.array(reference).max(2),
  unit: z.enum(CROSSTAB_UNITS),
  coder: coderPolicy,
  where,
  code: reference.optional(),
  direct: z.boolean().optional(),
  includeInterviewer: z.boolean().optional(),
  /** Shows rows down to this level only (1: themes); the numbers stay the same. */
  depth: z.int().min(1).optional(),
  /** What a percentage is of: the column (the default), or the row's total. */
  percentOf: z.enum(PERCENT_BASES).optional(),
};
export const segmentFilter = {
  code: reference.optional(),
  direct: z.boolean().optional(),
  where,
  coder: coderPolicy,
  document: reference.optional(),
  text: z.string().optional(),
  /** Only segments that a crosstab counts, by this attribute if one is named. */
  counted: z.boolean().optional(),
  by: reference.optional(),
};
/** Tables from which anything about texts, people, codes and segments follows. */
export const CORPUS_TABLES = [
  'attribute',
  'attribute_choice',
  'attribute_value',
  'code',
  'coder',
  'document',
  'document_participant',
  'document_version',
  'participant',
  'segment',
  'speaker',
  'turn',
];
