import type { z } from 'zod';

/** A query asks; a command changes and is journalled. */
export type Procedure<Kind extends 'query' | 'command', Input extends z.ZodType, Output> = {
  readonly kind: Kind;
  readonly input: Input;
  /** Tables whose change makes an answer stale. */
  readonly reads: readonly string[];
  /** Carries the output's type; never set. */
  readonly output?: Output;
};

export function query<Output>() {
  return <Input extends z.ZodType>(
    input: Input,
    reads: readonly string[],
  ): Procedure<'query', Input, Output> => ({
    kind: 'query',
    input,
    reads,
  });
}

export function command<Output>() {
  return <Input extends z.ZodType>(input: Input): Procedure<'command', Input, Output> => ({
    kind: 'command',
    input,
    reads: [],
  });
}
