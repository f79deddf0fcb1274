import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import {
  type AnswerFile,
  type Facts,
  flagOf,
  type Job,
  type News,
  type Order,
  type ProgressNews,
  type WorkerData,
} from './wire.ts';

export type Answer = { readonly json: string; readonly files: readonly AnswerFile[] };

export type Call = {
  readonly name: string;
  readonly input: unknown;
  readonly coder: string | null;
  readonly task: string | null;
};

/**
 * A host in a process of its own: whoever listens to the windows never waits for it, and outlives it. Threads would
 * do the same with less memory, but V8 sometimes aborts the whole process where several of them come and go.
 */
export type HostProcess = {
  readonly call: (call: Call) => Promise<Answer>;
  /** Asks the shelf: where a project is, or, given a path, under which handle it is opened or made. */
  readonly find: (asked: Find) => Promise<Answer>;
  /** Hands over a page's end of a channel, where the process is of a kind that takes one. */
  readonly attach: (port: unknown) => void;
  readonly cancel: (task: string) => void;
  readonly tell: (
    order: Extract<Order, { readonly kind: 'watch' | 'look' | 'check' | 'remember' | 'allow' }>,
  ) => void;
  /** Closes what it works on; gives what is to be remembered of it. */
  readonly close: () => Promise<Facts | null>;
};

export type Find = { readonly handle: string } | { readonly path: string; readonly isNew?: boolean };

/** A process that was started, however it was. */
export type Child = {
  readonly send: (order: Order, ports: readonly unknown[]) => void;
  readonly kill: () => void;
  readonly listen: (on: {
    readonly news: (news: News) => void;
    /** It has ended, or could not be started. */
    readonly ended: (why: Error) => void;
  }) => void;
};

export type Listeners = {
  readonly changed: (tables: readonly string[]) => void;
  readonly progress: (progress: ProgressNews) => void;
  readonly problem: (error: Failure) => void;
  /** The project should be looked through for damage. */
  readonly checkDue: () => void;
  /** The process has ended without being told to. */
  readonly died: () => void;
};

type Pending = { readonly settle: (answer: Answer) => void; readonly fail: (error: unknown) => void };
type State = {
  readonly child: Child;
  readonly pending: Map<number, Pending>;
  /** Files that tell work to end, by task. */
  readonly flags: Map<string, string>;
  next: number;
  ended: boolean;
  facts: Facts | null;
  closing: PromiseWithResolvers<Facts | null> | null;
};

const WORKER = fileURLToPath(new URL('./host-worker.ts', import.meta.url));

/** A process of Node's own kind. */
export function forkedChild(): Child {
  const child = fork(WORKER, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (order, ports) => {
      if (ports.length > 0) throw new Error('a forked process takes no ports');
      // A process that has just died says so by its end.
      if (child.connected) child.send(order, () => undefined);
    },
    kill: () => child.kill('SIGKILL'),
    listen: ({ news, ended }) => {
      child.on('message', (said) => news(said as News));
      child.on('error', ended);
      child.on('exit', (code, signal) => ended(new Error(`a host ended with ${code ?? signal}`)));
    },
  };
}

/** A process that does not end when told to is ended, in milliseconds: what is committed is on the disk. */
const CLOSE_TIMEOUT = 10_000;

export function startHostProcess(
  job: Job,
  around: Omit<WorkerData, 'job'>,
  listeners: Listeners,
  noteIncident: (error: unknown) => string,
  child: Child = forkedChild(),
): HostProcess {
  const state: State = {
    child,
    pending: new Map(),
    flags: new Map(),
    next: 1,
    ended: false,
    facts: null,
    closing: null,
  };
  child.listen({
    news: (news) => hear(news, state, listeners),
    ended: (error) => end(state, error, listeners, noteIncident),
  });
  send(state, { kind: 'begin', data: { ...around, job } });
  return {
    call: (call) => callIn(state, around.uploads, call),
    find: (asked) =>
      ask(state, (id) => {
        if ('handle' in asked) return { kind: 'place', id, handle: asked.handle };
        return { kind: asked.isNew ? 'create' : 'open', id, path: asked.path };
      }),
    attach: (port) => send(state, { kind: 'attach' }, [port]),
    cancel: (task) => cancel(state, task),
    tell: (order) => send(state, order),
    close: () => close(state),
  };
}

function send(state: State, order: Order, ports: readonly unknown[] = []): void {
  if (!state.ended) state.child.send(order, ports);
}

function ask(state: State, orderFor: (id: number) => Order): Promise<Answer> {
  const { promise, resolve: settle, reject: fail } = Promise.withResolvers<Answer>();
  if (state.ended || state.closing !== null) fail(new Refusal('HOST_LOST'));
  else {
    const id = state.next;
    state.next += 1;
    state.pending.set(id, { settle, fail });
    send(state, orderFor(id));
  }
  return promise;
}

async function callIn(state: State, folder: string, { task, ...call }: Call): Promise<Answer> {
  if (task === null) return ask(state, (id) => ({ kind: 'call', id, ...call, task, flag: null }));
  const flag = flagOf(folder, task);
  state.flags.set(task, flag);
  try {
    return await ask(state, (id) => ({ kind: 'call', id, ...call, task, flag }));
  } finally {
    if (state.flags.get(task) === flag) state.flags.delete(task);
    rmSync(flag, { force: true });
  }
}

function cancel(state: State, task: string): void {
  const flag = state.flags.get(task);
  if (flag !== undefined) writeFileSync(flag, '');
}

function close(state: State): Promise<Facts | null> {
  if (state.ended) return Promise.resolve(null);
  if (state.closing !== null) return state.closing.promise;
  state.closing = Promise.withResolvers();
  for (const task of state.flags.keys()) cancel(state, task);
  send(state, { kind: 'close' });
  setTimeout(() => state.child.kill(), CLOSE_TIMEOUT).unref();
  return state.closing.promise;
}

function end(
  state: State,
  error: Error,
  listeners: Listeners,
  noteIncident: (error: unknown) => string,
): void {
  if (state.ended) return;
  state.ended = true;
  const incident = state.closing === null ? noteIncident(error) : '';
  for (const { fail } of state.pending.values()) fail(new Refusal('INTERNAL', { incident }));
  state.pending.clear();
  if (state.closing === null) listeners.died();
  state.closing?.resolve(state.facts);
}

function hear(news: News, state: State, listeners: Listeners): void {
  if (news.kind === 'answer') {
    const { id, json, files } = news;
    const waiting = state.pending.get(id);
    state.pending.delete(id);
    waiting?.settle({ json, files });
  } else if (news.kind === 'progress') listeners.progress(news.progress);
  else if (news.kind === 'changed') listeners.changed(news.tables);
  else if (news.kind === 'problem') listeners.problem(news.error);
  else if (news.kind === 'check due') listeners.checkDue();
  else state.facts = news.facts;
}
