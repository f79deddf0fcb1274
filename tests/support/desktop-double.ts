import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import type { News, Order } from '../desktop/double/control.ts';
import type { Engine, EngineOptions, Run } from './desktop-engine.ts';

const RUN = fileURLToPath(new URL('../desktop/double/run.ts', import.meta.url));

/** The app on the double of electron; this process sees its pages through a door of their Chromium. */
export async function startDouble(options: EngineOptions): Promise<Engine> {
  const child = spawnDouble(options, { EMIC_DOUBLE_DIALOGS: JSON.stringify(options.dialogs) });
  child.stdout?.on('data', (text) => options.onOutput(String(text)));
  child.stderr?.on('data', (text) => options.onOutput(String(text)));
  child.on('message', (message) => {
    const news = message as News;
    if (news.type === 'request') options.onRequest(`${news.url} (${news.stopped})`);
  });
  const browser = await connect(child);
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('Chromium has no pages to show');
  for (const page of context.pages()) options.onPage(page);
  context.on('page', options.onPage);
  const answers = answersOf(child);
  order(child, { type: 'connected' });
  return {
    kind: 'double',
    pid: child.pid ?? 0,
    child,
    // The window's first document is the one that main loads.
    pages: async () => context.pages().filter((page) => page.url() !== 'about:blank'),
    evaluate: (run, arg) => answers.evaluate(String(run), arg),
    scriptDialogs: async (dialogs) => order(child, { type: 'dialogs', dialogs }),
    disconnect: () => browser.close(),
  };
}

export function startDoubleAgain(run: Run): ChildProcess {
  return spawnDouble(run, {});
}

function spawnDouble({ app, args, env, folder }: Run, more: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [RUN, app, ...args], {
    cwd: folder,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

function order(child: ChildProcess, given: Order): void {
  if (child.connected) child.send(given);
}

async function connect(child: ChildProcess): Promise<Browser> {
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`the app ended with ${code ?? signal} as it started`)),
    );
    child.on('message', (message) => {
      const news = message as News;
      if (news.type === 'chromium') resolve(news.port);
    });
  });
  // What main emulates, the theme above all, is not to be overridden from here.
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, isLocal: true });
}

function answersOf(child: ChildProcess) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ids = { next: 0 };
  child.on('message', (message) => {
    const news = message as News;
    if (news.type !== 'evaluated') return;
    const asked = waiting.get(news.id);
    waiting.delete(news.id);
    if (news.error === undefined) asked?.resolve(news.value);
    else asked?.reject(new Error(news.error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the app has ended'));
  });
  return {
    evaluate(source: string, arg: unknown): Promise<unknown> {
      if (!child.connected) return Promise.reject(new Error('the app has ended'));
      ids.next += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(ids.next, asked);
      order(child, { type: 'evaluate', id: ids.next, source, arg });
      return asked.promise;
    },
  };
}
