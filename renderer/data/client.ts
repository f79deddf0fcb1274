import { createContext, useContext } from 'react';
import type { Input, Output, ProcedureName, Reply } from '../../src/contract/contract.ts';

export type CallOptions = {
  /** A name under which the call's progress is told and by which it can be cancelled. */
  readonly task?: string;
  readonly signal?: AbortSignal;
};

/** One project, as the window speaks to it. */
export type ProjectClient = {
  readonly call: <Name extends ProcedureName>(
    name: Name,
    input: Input<Name>,
    options?: CallOptions,
  ) => Promise<Reply<Output<Name>>>;
  readonly cancel: (task: string) => void;
};

export const ClientContext = createContext<ProjectClient | null>(null);

export function useClient(): ProjectClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('No project is open in this window.');
  return client;
}
