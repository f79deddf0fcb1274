import { Refusal } from '../src/kernel/errors.ts';
import type { Hosts } from './hosts.ts';

/** Asks the shelf as a page does. */
export async function asked<T>({ shelf }: Hosts, name: string): Promise<T> {
  return valueIn<T>(await shelf.call({ name, input: {}, coder: null, task: null }));
}

export function valueIn<T>({ json }: { readonly json: string }): T {
  const reply = JSON.parse(json);
  if (!reply.ok) throw new Refusal(reply.error.code, reply.error.details);
  return reply.value;
}
