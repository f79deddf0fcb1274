import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../app/progress.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Desk, projectDesk, shelfDesk } from './desks.ts';
import { type News, type Order, type WorkerData, withBytes, withoutBytes } from './wire.ts';

/** The process in which a project, or the shelf, is worked on. */

type Work = { readonly desk: Promise<Desk>; readonly uploads: string };

const state = { isBegun: false };
const begun = Promise.withResolvers<Work>();
const say = (news: News) => {
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
};

// A terminal tells every process of Ctrl+C. Which ends when is for the one that listens to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// It is gone: nobody is left to say so, and the project is closed as it should be.
process.on('disconnect', () => {
  const closing = state.isBegun ? close() : Promise.resolve();
  closing.finally(() => process.exit()).catch(() => undefined);
});
process.on('message', (order: Order) => {
  follow(order).catch((error: unknown) => {
    // A project that could not be opened has told it to whoever asked it something.
    if (error instanceof Refusal) return;
    // Thrown outside of every promise, so that the process ends and whoever waits for it is told.
    setImmediate(() => {
      throw error;
    });
  });
});

function begin({ job, environment, uploads }: WorkerData): void {
  const desk =
    job.kind === 'project'
      ? projectDesk(job.path, environment, say)
      : Promise.resolve(shelfDesk(job, environment, say));
  // Told to each who asks for something.
  desk.catch(() => undefined);
  state.isBegun = true;
  begun.resolve({ desk, uploads });
}

async function close(): Promise<Awaited<ReturnType<Desk['close']>>> {
  const { desk } = await begun.promise;
  return desk.then(
    (opened) => opened.close(),
    () => null,
  );
}

async function follow(order: Order): Promise<void> {
  if (order.kind === 'begin') begin(order.data);
  else if (order.kind === 'call' || order.kind === 'place' || order.kind === 'open') await answer(order);
  else if (order.kind === 'close') {
    say({ kind: 'closed', facts: await close() });
    process.removeAllListeners('disconnect');
    process.disconnect();
  } else {
    // Waits exactly as long as a call does: a call that comes after an order sees what the order did.
    const { desk } = await begun.promise;
    const opened = await desk;
    opened.follow(order);
  }
}

async function answer(order: Extract<Order, { readonly id: number }>): Promise<void> {
  say({ kind: 'answer', id: order.id, ...withoutBytes(await replyTo(order), randomUUID) });
}

async function replyTo(order: Extract<Order, { readonly id: number }>): Promise<unknown> {
  try {
    const { desk, uploads } = await begun.promise;
    const opened = await desk;
    if (order.kind !== 'call') return await opened.find(order);
    const input = withBytes(order.input, (handle) => handedOver(join(uploads, handle)));
    return await opened.call(order.name, input, order.coder, taskOf(order));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, error: { code: error.code, details: error.details } };
  }
}

function handedOver(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new Refusal('UPLOAD_EXPIRED');
  }
}

/** A step of work may take a microsecond: whether it is cancelled is asked less often, in milliseconds. */
const BETWEEN_LOOKS = 20;

function taskOf({ task, flag }: Extract<Order, { readonly kind: 'call' }>): Task | undefined {
  if (task === null || flag === null) return undefined;
  const looked = { at: Number.NEGATIVE_INFINITY };
  return {
    tell: (done, total, note) => say({ kind: 'progress', progress: { task, done, total, note } }),
    isCancelled: () => {
      if (performance.now() - looked.at < BETWEEN_LOOKS) return false;
      looked.at = performance.now();
      return existsSync(flag);
    },
  };
}
