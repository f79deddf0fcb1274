import type { Reply } from '../../src/contract/contract.ts';
import { admissionTo } from './admission.ts';
import { eventStream } from './event-stream.ts';
import { fileFerry } from './file-ferry.ts';

export type Progress = {
  readonly task: string;
  readonly done: number;
  readonly total: number;
  readonly note: string | null;
};

/** `stopped`: it ended so often that somebody has to want it again. */
export type Connection = 'open' | 'lost' | 'stopped';

export type CallOptions = {
  /** Who changes: a coder's name or id. */
  readonly coder?: string | null | undefined;
  /** A name of the caller's own choice, under which progress is told and `cancel` finds the work. */
  readonly task?: string | undefined;
  /** Once it fires, the answer is not waited for, and work under `task` is cancelled. */
  readonly signal?: AbortSignal | undefined;
};

type Stop = () => void;

/** The page's end of the wire. */
export type Carrier = {
  /** The project's handle, from the page's address; null on the welcome page. */
  readonly project: string | null;
  /** Calls a procedure of the project. Never throws: what keeps it from an answer is a refusal. */
  readonly call: (name: string, input: unknown, options?: CallOptions) => Promise<Reply<unknown>>;
  /** Calls a procedure of the machine: the list of projects, settings. */
  readonly shelf: (name: string, input: unknown, options?: CallOptions) => Promise<Reply<unknown>>;
  /** Names of tables that changed; `*` where what happened meanwhile is not known. */
  readonly onChanged: (listener: (tables: readonly string[]) => void) => Stop;
  readonly onProgress: (listener: (progress: Progress) => void) => Stop;
  readonly onConnection: (listener: (connection: Connection) => void) => Stop;
  /** Something about the open project that its window should say, as a refusal would. */
  readonly onProblem: (listener: (problem: Problem) => void) => Stop;
  readonly cancel: (task: string) => Promise<void>;
  readonly close: () => void;
};

export type Problem = Extract<Reply<unknown>, { readonly ok: false }>['error'];

type Store = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
};

/** What the carrier needs of the page that it works in. */
export type Page = {
  /** `http://127.0.0.1:4321` */
  readonly origin: string;
  readonly path: string;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Lasts as long as the tab. */
  readonly tab: Store;
  /** Shared by all tabs of this very origin, port included. */
  readonly windows: Store;
  /** The key that the opening address handed over, once. */
  readonly takeKey: () => string | null;
  readonly isVisible: () => boolean;
  readonly onVisibility: (listener: () => void) => Stop;
};

export function carrierOver(page: Page): Carrier {
  const project = /^\/p\/([A-Za-z0-9_-]+)\//.exec(page.path)?.[1] ?? null;
  const base = project === null ? '' : `/p/${project}`;
  const admission = admissionTo(page);
  const ferry = fileFerry(admission.ask);
  const changed = new Set<(tables: readonly string[]) => void>();
  const progress = new Set<(progress: Progress) => void>();
  const problems = new Set<(problem: Problem) => void>();
  const events = eventStream(page, (init) => admission.ask(`${base}/events`, init), {
    changed: (tables) => tell(changed, tables),
    progress: (step) => tell(progress, step),
    problem: (problem) => tell(problems, problem),
  });
  const cancel = async (task: string) => {
    await admission.ask(`${base}/cancel`, json({ task })).catch(() => undefined);
  };
  const callUnder =
    (prefix: string) =>
    async (name: string, input: unknown, options: CallOptions = {}) => {
      const { coder = null, task, signal } = options;
      const stop = () => (task === undefined ? undefined : void cancel(task));
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const path = `${prefix}/call/${encodeURIComponent(name)}`;
        return await ferry.exchange(path, { input, coder, ...(task === undefined ? {} : { task }) }, signal);
      } catch (error) {
        if (signal?.aborted) return refused('CANCELLED');
        if (!isLost(error)) throw error;
        events.lost();
        return refused('HOST_LOST');
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    };
  return {
    project,
    call: callUnder(base),
    shelf: callUnder(''),
    onChanged: joining(changed),
    onProgress: joining(progress),
    onProblem: joining(problems),
    onConnection: events.onConnection,
    cancel,
    close: events.close,
  };
}

export function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function joining<Listener>(listeners: Set<Listener>): (listener: Listener) => Stop {
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

export function tell<News>(listeners: ReadonlySet<(news: News) => void>, news: News): void {
  for (const listener of [...listeners]) listener(news);
}

function refused(code: 'CANCELLED' | 'HOST_LOST'): Reply<unknown> {
  return { ok: false, error: { code, details: {} } };
}

/** What `fetch` throws where nobody answers, or the answer breaks off. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'AbortError');
}
