import { resolve } from 'node:path';
import { coderThere, newcomerActing } from '../app/acting-coder.ts';
import type { Host } from '../app/host.ts';
import { openHost } from '../app/projects.ts';
import { clientOver } from '../contract/client.ts';
import type { Input, Output, ProcedureName } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Terminal } from './run.ts';

/** Calls a procedure of the open project; what it refuses is thrown. */
export type Call = <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

/** Who changes a project, and whether the answer is JSON, in which nothing else may stand. */
export type Changing = { readonly coder?: string | undefined; readonly json?: boolean | undefined };

/** Opens a project, asks it something, and closes it whatever happens. */
export function withProject<T>(
  terminal: Terminal,
  project: string,
  fn: (call: Call) => Promise<T>,
): Promise<T> {
  return whileOpen(terminal, project, (host) => fn(callOf(host, undefined)));
}

/**
 * As `withProject`, for commands that change. Refuses before anything is done where it is not clear who changes, and
 * says so where a coder came along: the name may be mistyped.
 */
export function changeProject<T>(
  terminal: Terminal,
  project: string,
  { coder, json }: Changing,
  fn: (call: Call) => Promise<T>,
): Promise<T> {
  return whileOpen(terminal, project, async (host) => {
    const newcomer = newcomerActing(host, coder ?? null, terminal.machine.userName);
    const answer = await fn(callOf(host, coder));
    const added = newcomer === null ? null : coderThere(host, newcomer);
    if (added !== null && !json) terminal.out(`Added coder '${added}'.\n`);
    return answer;
  });
}

async function whileOpen<T>(terminal: Terminal, project: string, fn: (host: Host) => Promise<T>): Promise<T> {
  const host = await openHost(resolve(terminal.folder, project), terminal.machine);
  try {
    return await fn(host);
  } finally {
    host.close();
  }
}

function callOf(host: Host, coder: string | undefined): Call {
  const client = clientOver((name, input) => host.handle(name, input, { coder: coder ?? null }));
  return async (name, input) => {
    const reply = await client.call(name, input);
    if (!reply.ok) throw new Refusal(reply.error.code, reply.error.details);
    return reply.value;
  };
}
