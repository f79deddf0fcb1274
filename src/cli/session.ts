import { resolve } from 'node:path';
import type { Host } from '../app/host.ts';
import { openHost } from '../app/projects.ts';
import { clientOver } from '../contract/client.ts';
import type { Input, Output, ProcedureName } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Terminal } from './run.ts';

/** Calls a procedure of the open project; what it refuses is thrown. */
export type Call = <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

function callOf(host: Host, coder: string | undefined): Call {
  const client = clientOver((name, input) => host.handle(name, input, { coder: coder ?? null }));
  return async (name, input) => {
    const reply = await client.call(name, input);
    if (!reply.ok) throw new Refusal(reply.error.code, reply.error.details);
    return reply.value;
  };
}

/** Opens a project, does one thing with it, and closes it whatever happens. */
export async function withProject<T>(
  terminal: Terminal,
  project: string,
  coder: string | undefined,
  fn: (call: Call) => Promise<T>,
): Promise<T> {
  const host = await openHost(resolve(terminal.folder, project), terminal.machine);
  try {
    return await fn(callOf(host, coder));
  } finally {
    host.close();
  }
}
