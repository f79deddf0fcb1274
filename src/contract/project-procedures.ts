import { z } from 'zod';
import type { Json } from '../kernel/json.ts';
import { CORPUS_TABLES, name, none } from './inputs.ts';
import { command, query } from './procedure.ts';
import type * as view from './views.ts';

const json: z.ZodType<Json> = z.json();

/** The project as a whole, its coders, its history, and how its window stood. */
export const projectProcedures = {
  'project.read': query<view.ProjectView>()(none, ['project', 'document', 'participant', 'code', 'segment']),
  'project.check': query<readonly view.FindingView[]>()(none, CORPUS_TABLES),
  /** The whole project as JSON. */
  'project.export': query<view.Bytes>()(none, [...CORPUS_TABLES, 'memo', 'project']),
  'project.rename': command<null>()(z.strictObject({ name })),

  'coder.list': query<readonly view.CoderView[]>()(none, ['coder', 'segment']),

  /** Newest first, from `offset` on; `text` stands in the label, `coder` is an id or a name. */
  'journal.list': query<view.HistoryView>()(
    z.strictObject({
      limit: z.int().min(1).max(1_000_000),
      offset: z.int().min(0).optional(),
      coder: z.string().min(1).optional(),
      text: z.string().optional(),
    }),
    ['*'],
  ),
  /** The acting coder's latest changes, or those of their entries that are named by id: all of them or none. */
  'journal.undo': command<readonly view.EntryView[]>()(
    z
      .strictObject({
        count: z.int().min(1).max(1_000_000).optional(),
        entries: z.array(z.string().min(1).max(100)).min(1).max(100_000).optional(),
      })
      .refine(({ count, entries }) => count === undefined || entries === undefined, {
        message: 'either count or entries',
      }),
  ),
  'journal.redo': command<readonly view.EntryView[]>()(
    z.strictObject({ count: z.int().min(1).max(1_000_000).optional() }),
  ),

  /** How the window stood when it was left, by topic. */
  'layout.read': query<view.LayoutView>()(none, ['layout']),
  /** Keeps one topic of the window's layout; null forgets it. No change of the study: not in history, never undone. */
  'layout.keep': command<null>()(z.strictObject({ key: z.string().min(1).max(200), value: json })),
} as const;
