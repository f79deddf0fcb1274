import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../kernel/errors.ts';
import { type Desk, projectDesk, shelfDesk } from './desks.ts';
import { newPagePorts, type PagePort } from './page-ports.ts';
import { taskUnder } from './tasks.ts';
import { type Facts, type News, type Order, type WorkerData, withBytes, withoutBytes } from './wire.ts';

/** What a process of ours does, whatever kind of process it is. */
export type HostWork = {
  /** Does as it is told; true once the work is over and the process may end. */
  readonly follow: (order: Order, ports: readonly PagePort[]) => Promise<boolean>;
  /** What an order that failed comes to: refusals have been told, anything else ends the process. */
  readonly failed: (error: unknown) => void;
  readonly close: () => Promise<Facts | null>;
};

type Begun = { readonly desk: Promise<Desk>; readonly uploads: string };

export function hostWork(tell: (news: News) => void): HostWork {
  const state = { isBegun: false };
  const begun = Promise.withResolvers<Begun>();
  const pages = newPagePorts(() => begun.promise, tell);
  const say = (news: News) => {
    tell(news);
    pages.hear(news);
  };
  const begin = ({ job, environment, uploads }: WorkerData) => {
    const desk =
      job.kind === 'project'
        ? projectDesk(job.path, environment, say)
        : Promise.resolve(shelfDesk(job, environment, say));
    // Told to each who asks for something.
    desk.catch(() => undefined);
    state.isBegun = true;
    begun.resolve({ desk, uploads });
  };
  const close = async (): Promise<Facts | null> => {
    if (!state.isBegun) return null;
    const { desk } = await begun.promise;
    return desk.then(
      (opened) => opened.close(),
      () => null,
    );
  };
  const answer = async (order: Extract<Order, { readonly id: number }>) =>
    tell({
      kind: 'answer',
      id: order.id,
      ...withoutBytes(await replyTo(begun.promise, say, order), randomUUID),
    });
  const follow: HostWork['follow'] = async (order, ports) => {
    if (order.kind === 'begin') begin(order.data);
    else if (order.kind === 'attach') ports.forEach(pages.attach);
    else if (order.kind === 'allow') pages.allow(order.handle, order.path);
    else if ('id' in order) await answer(order);
    else if (order.kind === 'close') {
      tell({ kind: 'closed', facts: await close() });
      return true;
    } else {
      // Waits exactly as long as a call does: a call that comes after an order sees what the order did.
      const { desk } = await begun.promise;
      const opened = await desk;
      opened.follow(order);
    }
    return false;
  };
  return { follow, failed, close };
}

function failed(error: unknown): void {
  // A project that could not be opened has told it to whoever asked it something.
  if (error instanceof Refusal) return;
  // Thrown outside of every promise, so that the process ends and whoever waits for it is told.
  setImmediate(() => {
    throw error;
  });
}

async function replyTo(
  begun: Promise<Begun>,
  say: (news: News) => void,
  order: Extract<Order, { readonly id: number }>,
): Promise<unknown> {
  try {
    const { desk, uploads } = await begun;
    const opened = await desk;
    if (order.kind !== 'call') return await opened.find(order);
    const input = withBytes(order.input, (handle) => handedOver(join(uploads, handle)));
    const { name, coder, task, flag } = order;
    const watched = task === null || flag === null ? undefined : taskUnder(task, flag, say);
    return await opened.call(name, input, coder, watched);
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
