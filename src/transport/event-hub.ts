import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Failure } from '../contract/contract.ts';
import { begin } from './answers.ts';
import type { ProgressNews } from './wire.ts';

/** A project's handle, or `null` for what belongs to the machine. */
type Scope = string | null;

/** Server-sent events. A page hears its project and the machine in one stream: a browser has few connections. */
export type EventHub = {
  /** Begins a stream and gives a promise that settles when it ends. */
  readonly attach: (response: ServerResponse, scope: Scope) => Promise<void>;
  readonly changed: (scope: Scope, tables: readonly string[]) => void;
  readonly progress: (scope: Scope, progress: ProgressNews) => void;
  readonly problem: (scope: Scope, error: Failure) => void;
  /** Nobody counted what happened meanwhile: whoever comes back has to ask for everything again. */
  readonly skip: (scope: Scope) => void;
  readonly close: () => void;
};

/** Proves to both ends that the other is there, in milliseconds. */
const HEARTBEAT = 15_000;

export function newEventHub(): EventHub {
  const boot = randomUUID();
  const streams = new Map<ServerResponse, Scope>();
  const counts = new Map<Scope, number>();
  const count = (scope: Scope) => counts.get(scope) ?? 0;
  const add = (scope: Scope) => counts.set(scope, count(scope) + 1);
  const at = (scope: Scope) => `${boot}.${count(null)}.${scope === null ? 0 : count(scope)}`;
  const heartbeat = setInterval(() => {
    for (const response of streams.keys()) response.write(':\n\n');
  }, HEARTBEAT).unref();
  const send = (scope: Scope, event: string, data: (heard: Scope) => object) => {
    for (const [response, heard] of streams)
      if (scope === null || heard === scope) write(response, event, data(heard));
  };
  return {
    attach: (response, scope) =>
      new Promise((settle) => {
        begin(response, 200, { 'content-type': 'text/event-stream; charset=utf-8' });
        streams.set(response, scope);
        response.on('close', () => {
          streams.delete(response);
          settle();
        });
        write(response, 'hello', { at: at(scope) });
      }),
    changed: (scope, tables) => {
      add(scope);
      send(scope, 'changed', (heard) => ({ at: at(heard), tables }));
    },
    progress: (scope, progress) => send(scope, 'progress', () => progress),
    problem: (scope, error) => send(scope, 'problem', () => ({ error })),
    skip: add,
    close: () => {
      clearInterval(heartbeat);
      for (const response of streams.keys()) response.end();
    },
  };
}

function write(response: ServerResponse, event: string, data: object): void {
  // JSON has no line break of its own.
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
