import { z } from 'zod';
import {
  CORPUS_TABLES,
  crosstab,
  csvOptions,
  offset,
  prose,
  reference,
  segmentFilter,
  tableFile,
} from './inputs.ts';
import { command, query } from './procedure.ts';
import type * as view from './views.ts';

/** Coding, and getting coded segments back. */
export const segmentProcedures = {
  'segment.apply': command<view.AppliedView>()(
    z.strictObject({
      document: reference,
      code: reference,
      start: offset,
      end: offset,
      comment: prose.optional(),
      /** The code is made of the participant's own words; said of a new code only. */
      inVivo: z.boolean().optional(),
    }),
  ),
  /** Several codes on one stretch, in one change. */
  'segment.applyAll': command<readonly view.AppliedView[]>()(
    z.strictObject({
      document: reference,
      codes: z.array(reference).min(1).max(1_000),
      start: offset,
      end: offset,
    }),
  ),
  'segment.applyQuote': command<view.AppliedView>()(
    z.strictObject({
      document: reference,
      code: reference,
      quote: z.string().min(1),
      occurrence: z.int().min(1).optional(),
      comment: prose.optional(),
    }),
  ),
  'segment.remove': command<null>()(z.strictObject({ segment: reference })),
  'segment.recode': command<view.AppliedView>()(z.strictObject({ segment: reference, code: reference })),
  'segment.resize': command<view.AppliedView>()(
    z.strictObject({ segment: reference, start: offset, end: offset }),
  ),
  'segment.comment': command<null>()(z.strictObject({ segment: reference, comment: prose })),
  /** One segment and what an inspector tells of it. */
  'segment.read': query<view.SegmentDetail>()(z.strictObject({ segment: reference }), CORPUS_TABLES),
  /** Where all segments of a transcript stand, without their quotes: light enough for ten thousand. */
  'segment.marks': query<readonly view.MarkView[]>()(z.strictObject({ document: reference }), [
    'segment',
    'document',
  ]),
  'segment.list': query<readonly view.SegmentView[]>()(
    z.strictObject({ document: reference, start: offset.optional(), end: offset.optional() }),
    ['segment', 'document', 'code'],
  ),
  /**
   * Segments with the words around them, in pages. With `cell`, those that a crosstab counts in that cell (`group` as
   * the table names it, null for the total) and the other filters are left out.
   */
  'segment.retrieve': query<view.RetrievedView>()(
    z.strictObject({
      ...segmentFilter,
      /** Coded at or after this instant, ISO. */
      since: z.iso.datetime().optional(),
      cell: z.strictObject({ ...crosstab, row: reference, group: z.string().nullable() }).optional(),
      context: z.enum(['none', 'turn', 'more']),
      offset: offset.optional(),
      limit: z.int().min(1).max(10_000),
    }),
    CORPUS_TABLES,
  ),
  'segment.table': query<view.TableView>()(
    z.strictObject({ ...segmentFilter, offset: offset.optional(), limit: z.int().min(1).optional() }),
    CORPUS_TABLES,
  ),
  'segment.export': query<view.Bytes>()(
    z.strictObject({ ...segmentFilter, since: z.iso.datetime().optional(), ...csvOptions }),
    CORPUS_TABLES,
  ),
  'segment.import': command<view.SegmentImport>()(z.strictObject(tableFile)),
} as const;
