import { type Connection, joining, type Page, type Problem, type Progress, tell } from './carrier.ts';

type News = {
  readonly changed: (tables: readonly string[]) => void;
  readonly progress: (progress: Progress) => void;
  readonly problem: (problem: Problem) => void;
};

export type EventStream = {
  readonly onConnection: (listener: (connection: Connection) => void) => () => void;
  /** Somebody noticed that the host does not answer. */
  readonly lost: () => void;
  readonly close: () => void;
};

/** Waits between attempts to reach the host again, in milliseconds. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;

type State = {
  connection: Connection | null;
  /** Where in the host's count of changes this page stands; null before it ever heard. */
  seen: string | null;
  wait: number;
  /** Ends the pause before the next attempt. */
  wake: () => void;
  /** Ends the connection that is open. */
  hangUp: () => void;
  closed: boolean;
};

/**
 * Keeps the host's events coming for as long as the page can be seen: a browser grants an origin six connections
 * over all its tabs, so that hidden ones let theirs go. Whoever comes back and missed something is told `*`.
 */
export function eventStream(
  page: Page,
  open: (init: RequestInit) => Promise<Response>,
  news: News,
): EventStream {
  const listeners = new Set<(connection: Connection) => void>();
  const state: State = {
    connection: null,
    seen: null,
    wait: FIRST_WAIT,
    wake: () => undefined,
    hangUp: () => undefined,
    closed: false,
  };
  const become = (connection: Connection) => {
    if (state.connection === connection) return;
    state.connection = connection;
    tell(listeners, connection);
  };
  const stopWatching = page.onVisibility(() => (page.isVisible() ? state.wake() : state.hangUp()));
  const run = async () => {
    while (!state.closed) {
      if (!page.isVisible()) await pause(state, null);
      else {
        const ended = await listenOnce(state, open, news, become);
        if (state.closed || !page.isVisible()) continue;
        if (ended === 'lost') become('lost');
        await pause(state, state.wait);
        state.wait = Math.min(state.wait * 2, LONGEST_WAIT);
      }
    }
  };
  run().catch(() => undefined);
  return {
    onConnection: (listener) => {
      const stop = joining(listeners)(listener);
      const { connection } = state;
      // Who comes later hears how things stand.
      if (connection !== null) queueMicrotask(() => listeners.has(listener) && listener(connection));
      return stop;
    },
    lost: () => become('lost'),
    close: () => {
      state.closed = true;
      stopWatching();
      state.hangUp();
      state.wake();
    },
  };
}

function pause(state: State, milliseconds: number | null): Promise<void> {
  return new Promise((settle) => {
    const timer = milliseconds === null ? null : setTimeout(settle, milliseconds);
    state.wake = () => {
      if (timer !== null) clearTimeout(timer);
      settle();
    };
  });
}

/** Listens until the stream ends; throws nothing. */
async function listenOnce(
  state: State,
  open: (init: RequestInit) => Promise<Response>,
  news: News,
  become: (connection: Connection) => void,
): Promise<'lost' | 'hung up'> {
  const abort = new AbortController();
  state.hangUp = () => abort.abort();
  try {
    const response = await open({ signal: abort.signal });
    if (!response.ok || response.body === null) return 'lost';
    for await (const { event, data } of eventsIn(response.body)) {
      if (event === 'hello') {
        become('open');
        state.wait = FIRST_WAIT;
        const missed = state.seen !== null && state.seen !== data.at;
        state.seen = String(data.at);
        if (missed) news.changed(['*']);
      } else hear(event, data, state, news);
    }
    return 'lost';
  } catch {
    return abort.signal.aborted ? 'hung up' : 'lost';
  }
}

function hear(event: string, data: Data, state: State, news: News): void {
  if (event === 'changed' && Array.isArray(data.tables)) {
    state.seen = String(data.at);
    news.changed(data.tables.map(String));
  }
  if (event === 'progress') {
    const { task, done, total, note } = data;
    news.progress({
      task: String(task),
      done: Number(done),
      total: Number(total),
      note: typeof note === 'string' ? note : null,
    });
  }
  if (event === 'problem') news.problem(data.error as Problem);
}

type Data = { readonly [key: string]: unknown };

/** Server-sent events, read by hand: `EventSource` sends no headers. */
async function* eventsIn(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ readonly event: string; readonly data: Data }> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      rest += decoder.decode(piece.value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) as Data };
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
