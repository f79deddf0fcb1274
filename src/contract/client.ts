import type { Input, Output, ProcedureName, Reply } from './contract.ts';

/** The one way into the application, whatever carries it. */
export type Client = {
  readonly call: <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Reply<Output<Name>>>;
};

/** A typed client over an untyped carrier. */
export function clientOver(handle: (name: string, input: unknown) => Promise<Reply<unknown>>): Client {
  return {
    call: async (name, input) => (await handle(name, input)) as Reply<Output<typeof name>>,
  };
}
