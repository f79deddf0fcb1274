import type { z } from 'zod';
import type { ErrorCode, ErrorDetails } from '../kernel/errors.ts';
import { codebookProcedures } from './codebook-procedures.ts';
import { documentProcedures } from './document-procedures.ts';
import { participantProcedures } from './participant-procedures.ts';
import type { Procedure } from './procedure.ts';
import { projectProcedures } from './project-procedures.ts';
import { reportProcedures } from './report-procedures.ts';
import { segmentProcedures } from './segment-procedures.ts';

/** Every procedure. Adding one is one line in its topic and one function in `app/`; a missing handler does not compile. */
export const contract = {
  ...projectProcedures,
  ...documentProcedures,
  ...participantProcedures,
  ...codebookProcedures,
  ...segmentProcedures,
  ...reportProcedures,
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
