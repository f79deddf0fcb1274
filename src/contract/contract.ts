import { z } from 'zod';
import { ATTRIBUTE_SCOPES, ATTRIBUTE_TYPES } from '../domain/attribute.ts';
import { ORIGINS } from '../domain/code.ts';
import { CROSSTAB_UNITS } from '../domain/crosstab-query.ts';
import { SPEAKER_ROLES } from '../domain/transcript-draft.ts';
import type { ErrorCode, ErrorDetails } from '../kernel/errors.ts';
import type * as view from './views.ts';

/** A query asks; a command changes and is journalled. */
export type Procedure<Kind extends 'query' | 'command', Input extends z.ZodType, Output> = {
  readonly kind: Kind;
  readonly input: Input;
  /** Tables whose change makes an answer stale. */
  readonly reads: readonly string[];
  /** Carries the output's type; never set. */
  readonly output?: Output;
};

function query<Output>() {
  return <Input extends z.ZodType>(
    input: Input,
    reads: readonly string[],
  ): Procedure<'query', Input, Output> => ({
    kind: 'query',
    input,
    reads,
  });
}

function command<Output>() {
  return <Input extends z.ZodType>(input: Input): Procedure<'command', Input, Output> => ({
    kind: 'command',
    input,
    reads: [],
  });
}

const none = z.strictObject({});
const offset = z.int().min(0);
/** A thing meant by its id or its name; a code by its id or its path `Theme > Code`. */
const reference = z.string().min(1).max(10_000);
const name = z.string().max(10_000);
const prose = z.string().max(1_000_000);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed');
const coderPolicy = z.union([z.literal('any'), z.literal('all'), z.strictObject({ coder: reference })]);
/** `value` null stands for "not recorded". */
const where = z.array(z.strictObject({ attribute: reference, value: z.string().nullable() }));
const transcriptFile = {
  name: z.string().min(1).max(1_000),
  bytes,
  encoding: z.string().max(100).optional(),
  /** Labels of speakers who are interviewers, whatever they look like. */
  interviewers: z.array(z.string()).optional(),
};
const tableFile = { bytes, encoding: z.string().max(100).optional(), strict: z.boolean().optional() };
const crosstab = {
  by: z.array(reference).max(2),
  unit: z.enum(CROSSTAB_UNITS),
  coder: coderPolicy,
  where,
  code: reference.optional(),
  direct: z.boolean().optional(),
  includeInterviewer: z.boolean().optional(),
  /** Shows rows down to this level only (1: themes); the numbers stay the same. */
  depth: z.int().min(1).optional(),
};
const csvOptions = { bom: z.boolean().optional(), guard: z.boolean().optional() };
const segmentFilter = {
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
const CORPUS_TABLES = [
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

/** Every procedure. Adding one is one line here and one function in `app/`; a missing handler does not compile. */
export const contract = {
  'project.read': query<view.ProjectView>()(none, ['project', 'document', 'participant', 'code', 'segment']),
  'project.check': query<readonly view.FindingView[]>()(none, CORPUS_TABLES),
  /** The whole project as JSON. */
  'project.export': query<view.Bytes>()(none, [...CORPUS_TABLES, 'memo', 'project']),
  'project.rename': command<null>()(z.strictObject({ name })),

  'coder.list': query<readonly view.CoderView[]>()(none, ['coder', 'segment']),

  'document.preview': query<view.DraftView>()(z.strictObject(transcriptFile), ['participant']),
  'document.import': command<view.ImportedView>()(z.strictObject(transcriptFile)),
  'document.list': query<readonly view.DocumentView[]>()(none, [
    'document',
    'document_version',
    'segment',
    'document_participant',
    'participant',
  ]),
  'document.text': query<view.TextView>()(z.strictObject({ document: reference }), [
    'document',
    'turn',
    'speaker',
  ]),
  /** The very bytes that were imported, under the file's name. */
  'document.original': query<view.Bytes>()(z.strictObject({ document: reference }), ['document']),
  'document.rename': command<null>()(z.strictObject({ document: reference, name })),
  'document.delete': command<null>()(z.strictObject({ document: reference })),

  'speaker.list': query<readonly (view.SpeakerView & { readonly document: string })[]>()(
    z.strictObject({ document: reference.optional() }),
    ['speaker', 'document', 'participant'],
  ),
  'speaker.update': command<view.SpeakerView>()(
    z.strictObject({
      document: reference,
      label: z.string().min(1),
      role: z.enum(SPEAKER_ROLES).optional(),
      participant: reference.nullable().optional(),
    }),
  ),

  'participant.list': query<readonly view.ParticipantView[]>()(none, [
    'participant',
    'document_participant',
    'document',
    'attribute',
    'attribute_value',
  ]),
  'participant.create': command<{ readonly id: string }>()(z.strictObject({ name })),
  'participant.rename': command<null>()(z.strictObject({ participant: reference, name })),
  'participant.delete': command<null>()(z.strictObject({ participant: reference })),
  'participant.link': command<null>()(z.strictObject({ participant: reference, document: reference })),
  'participant.unlink': command<null>()(z.strictObject({ participant: reference, document: reference })),
  'participant.import': command<view.ParticipantImport>()(z.strictObject(tableFile)),

  'attribute.list': query<readonly view.AttributeView[]>()(none, ['attribute', 'attribute_choice']),
  'attribute.create': command<{ readonly id: string }>()(
    z.strictObject({
      name,
      scope: z.enum(ATTRIBUTE_SCOPES),
      type: z.enum(ATTRIBUTE_TYPES),
      multiple: z.boolean().optional(),
      choices: z.array(name).optional(),
    }),
  ),
  'attribute.update': command<null>()(
    z.strictObject({
      attribute: reference,
      name: name.optional(),
      type: z.enum(ATTRIBUTE_TYPES).optional(),
      choices: z.array(name).optional(),
    }),
  ),
  'attribute.delete': command<null>()(z.strictObject({ attribute: reference })),
  'attribute.set': command<null>()(
    z.strictObject({
      attribute: reference,
      participant: reference.optional(),
      document: reference.optional(),
      values: z.array(z.string().max(10_000)),
    }),
  ),

  'code.list': query<readonly view.CodeView[]>()(none, ['code', 'segment']),
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
  'code.recolor': command<null>()(z.strictObject({ code: reference, color: z.string().nullable() })),
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

  'segment.apply': command<view.AppliedView>()(
    z.strictObject({
      document: reference,
      code: reference,
      start: offset,
      end: offset,
      comment: prose.optional(),
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
  'segment.list': query<readonly view.SegmentView[]>()(
    z.strictObject({ document: reference, start: offset.optional(), end: offset.optional() }),
    ['segment', 'document', 'code'],
  ),
  'segment.table': query<view.TableView>()(
    z.strictObject({ ...segmentFilter, offset: offset.optional(), limit: z.int().min(1).optional() }),
    CORPUS_TABLES,
  ),
  'segment.export': query<view.Bytes>()(z.strictObject({ ...segmentFilter, ...csvOptions }), CORPUS_TABLES),
  'segment.import': command<view.SegmentImport>()(z.strictObject(tableFile)),

  'crosstab.read': query<view.CrosstabView>()(z.strictObject(crosstab), CORPUS_TABLES),
  'crosstab.export': query<view.Bytes>()(
    z.strictObject({ ...crosstab, layout: z.enum(['wide', 'tidy']), ...csvOptions }),
    CORPUS_TABLES,
  ),
  /** One cell: `group` as the table names it, null for the total. */
  'crosstab.explain': query<view.ExplanationView>()(
    z.strictObject({ ...crosstab, row: reference, group: z.string().nullable() }),
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

  'journal.list': query<view.HistoryView>()(z.strictObject({ limit: z.int().min(1).max(1_000_000) }), ['*']),
  'journal.undo': command<readonly view.EntryView[]>()(
    z.strictObject({ count: z.int().min(1).max(1_000_000).optional() }),
  ),
  'journal.redo': command<readonly view.EntryView[]>()(
    z.strictObject({ count: z.int().min(1).max(1_000_000).optional() }),
  ),
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
export type CommandName = {
  [Name in ProcedureName]: Contract[Name]['kind'] extends 'command' ? Name : never;
}[ProcedureName];
export type QueryName = Exclude<ProcedureName, CommandName>;
/** What a caller sends. */
export type Input<Name extends ProcedureName> = z.output<Contract[Name]['input']>;
export type Output<Name extends ProcedureName> =
  Contract[Name] extends Procedure<'query' | 'command', z.ZodType, infer Value> ? Value : never;

export type Failure = { readonly code: ErrorCode; readonly details: ErrorDetails };
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };
