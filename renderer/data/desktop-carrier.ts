import type { Bridge, BridgeNews, BridgeProgress, Place } from '../../src/contract/bridge.ts';
import { contract, type Reply } from '../../src/contract/contract.ts';
import { type CallOptions, type Carrier, type Connection, joining, type Problem, tell } from './carrier.ts';

/** The carrier of a page in the desktop app: straight to the project's host, without a network. */
export function desktopCarrier(bridge: Bridge, path: string): Carrier {
  const changed = new Set<(tables: readonly string[]) => void>();
  const problems = new Set<(problem: Problem) => void>();
  const connections = new Set<(connection: Connection) => void>();
  const progress = new Set<(step: BridgeProgress) => void>();
  const state: { connection: Connection; written: Promise<unknown>; readonly asked: Set<Promise<unknown>> } =
    {
      connection: 'open',
      written: Promise.resolve(),
      asked: new Set(),
    };
  const hear = (news: BridgeNews) => {
    if (news.kind === 'changed') tell(changed, news.tables);
    else if (news.kind === 'problem') tell(problems, news.error);
    else if (news.kind === 'leaving') void leave(bridge, state.asked);
    else if (news.kind === 'connection') {
      state.connection = news.state;
      tell(connections, news.state);
    }
  };
  const stops = [bridge.onChanged(hear), bridge.onProgress((step) => tell(progress, step))];
  const cancel = async (task: string) => {
    await bridge.call('window', 'window.cancel', { task }, { coder: null, task: null });
  };
  const send = async (place: Place, name: string, input: unknown, options: CallOptions = {}) => {
    const { coder = null, task = null, signal } = options;
    const stop = () => (task === null ? undefined : void cancel(task));
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const reply = bridge.call(place, name, input, { coder, task });
      return await kept(state.asked, signal === undefined ? reply : Promise.race([reply, aborted(signal)]));
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  return {
    project: /^\/p\/([A-Za-z0-9_-]+)\//.exec(path)?.[1] ?? null,
    call: (name, input, options) => {
      const place = options?.task === undefined ? 'project' : 'work';
      if (!isCommand(name)) return send(place, name, input, options);
      // Two processes that write would make one of them wait inside SQLite.
      // Kept from now on: what waits for its turn when the window closes is waited for, too.
      const reply = kept(
        state.asked,
        state.written.then(() => send(place, name, input, options)),
      );
      state.written = reply;
      return reply;
    },
    shelf: (name, input, options) => send('machine', name, input, options),
    onChanged: joining(changed),
    onProgress: joining(progress),
    onProblem: joining(problems),
    onConnection: (listener) => {
      const stop = joining(connections)(listener);
      if (state.connection !== 'open') listener(state.connection);
      return stop;
    },
    cancel,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}

function kept<T>(asked: Set<Promise<unknown>>, reply: Promise<T>): Promise<T> {
  asked.add(reply);
  return reply.finally(() => asked.delete(reply));
}

function aborted(signal: AbortSignal): Promise<Reply<unknown>> {
  const cancelled: Reply<unknown> = { ok: false, error: { code: 'CANCELLED', details: {} } };
  return new Promise((settle) => {
    if (signal.aborted) settle(cancelled);
    signal.addEventListener('abort', () => settle(cancelled), { once: true });
  });
}

/** What is not kept yet is kept as where a page goes away, and only then the window closes. */
async function leave(bridge: Bridge, asked: ReadonlySet<Promise<unknown>>): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  // One answer may bring another question, as a form that saves and then reads.
  for (let turn = 0; turn < 5 && asked.size > 0; turn += 1) await Promise.allSettled([...asked]);
  await bridge.call('window', 'window.left', {}, { coder: null, task: null });
}
