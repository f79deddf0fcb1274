import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import type { DialogKind, ScriptedDialog } from '../desktop/double/dialog.ts';
import type { Records } from '../desktop/double/records.ts';
import { toMain } from '../desktop/double/urls.ts';
import { startDouble, startDoubleAgain } from './desktop-double.ts';
import { findElectron, startElectron, startElectronAgain } from './desktop-electron.ts';
import type { Engine, Run } from './desktop-engine.ts';

type Electron = typeof import('electron');

export type DesktopOptions = {
  /** Words of the app, such as files to open. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** HOME, and the state folder in it; one that an earlier launch left can be given again. */
  readonly folder?: string;
  /** A folder with a package.json or a main file; the checkout unless said otherwise. */
  readonly app?: string;
  /** Answers to dialogs that come while it starts. */
  readonly dialogs?: readonly ScriptedDialog[];
  /** The double even where the real binary is there. */
  readonly double?: boolean;
};

export type DesktopApp = {
  readonly kind: 'electron' | 'double';
  readonly pid: number;
  readonly folder: string;
  /** Pages of the app's windows, in the order they were opened. */
  readonly windows: () => Promise<readonly Page[]>;
  /** Waits for a window at this `app://` URL. */
  readonly windowAt: (url: string | RegExp) => Promise<Page>;
  /** Runs the function in the main process; it carries nothing of the test's but `arg`. */
  readonly evaluate: <Value, Arg = undefined>(
    run: (electron: Electron, arg: Arg) => Value | Promise<Value>,
    arg?: Arg,
  ) => Promise<Value>;
  /** `open`: paths, none to cancel; `save`: a path or null; `message`: the button's index; `error`: null. */
  readonly scriptDialog: (kind: DialogKind, answer: unknown) => Promise<void>;
  /** Dialogs, links and requests that left the app, so far. */
  readonly records: () => Promise<Records>;
  /** Clicks an item of the application's menu. */
  readonly menu: (id: string) => Promise<void>;
  /** The utility processes, by `serviceName`. */
  readonly utilities: () => Promise<readonly { readonly pid: number; readonly name: string }[]>;
  /** Starts the app a second time beside this one, and waits for the end of that. */
  readonly startAgain: (
    ...args: readonly string[]
  ) => Promise<{ readonly code: number; readonly output: string }>;
  readonly output: () => string;
  /** Messages of the consoles, errors of the pages, requests elsewhere and a failed end; taken means forgiven. */
  readonly takeComplaints: () => readonly string[];
  /** Quits, and waits for the end. */
  readonly close: () => Promise<number>;
  readonly kill: (signal?: NodeJS.Signals) => Promise<number>;
  /** The exit code; -1 after a signal. */
  readonly exited: Promise<number>;
};

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const ENDS_WITHIN_MS = 20_000;
const OPENS_WITHIN_MS = 45_000;

/** False where there is neither: such stories are skipped with a line, but in CI they fail. */
export const hasDesktop = findElectron() !== null || findChromium() !== null;
/** For tests of the double itself. */
export const hasDouble = findChromium() !== null && process.platform !== 'win32';
if (!hasDesktop) {
  if (process.env.CI === 'true') throw new Error('No Electron and no Chromium: npm run setup:browser');
  process.stderr.write('No Electron and no Chromium was found, so desktop stories are skipped\n');
}

/** A URL as the app has it: on the double a page's own is another. */
export function urlOf(page: Page): string {
  return toMain(page.url());
}

/** Starts the desktop app. Complaints of its pages fail the test. */
export async function launchDesktop(options: DesktopOptions = {}): Promise<DesktopApp> {
  const folder = options.folder ?? ownFolder();
  const run: Run = {
    app: options.app ?? CHECKOUT,
    args: options.args ?? [],
    env: { ...environmentIn(folder), ...options.env },
    folder,
  };
  const binary = options.double ? null : findElectron();
  const complaints: string[] = [];
  const said: string[] = [];
  const given = {
    ...run,
    dialogs: options.dialogs ?? [],
    onOutput: (text: string) => void said.push(text),
    onPage: (page: Page) => listen(page, complaints),
    onRequest: (url: string) => void complaints.push(`request to ${url}`),
  };
  const engine = await (binary === null ? startDouble(given) : startElectron(given)).catch((error) => {
    throw new Error(`the app did not start: ${error.message}\n${said.join('')}`);
  });
  const app = appOver(engine, run, binary, { said, complaints });
  onTestFinished(async () => {
    await endNow(app);
    await engine.disconnect();
    expect(app.takeComplaints()).toEqual([]);
  });
  return app;
}

type Heard = { readonly said: string[]; readonly complaints: string[] };

function appOver(engine: Engine, run: Run, binary: string | null, { said, complaints }: Heard): DesktopApp {
  const { child, pages } = engine;
  const killed = { byTest: false };
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      if (code !== 0 && !killed.byTest)
        complaints.push(`the app ended with ${code ?? signal}\n${said.join('')}`);
      resolve(code ?? -1);
    });
  });
  const evaluate = engine.evaluate as unknown as DesktopApp['evaluate'];
  return {
    kind: engine.kind,
    pid: engine.pid,
    folder: run.folder,
    windows: pages,
    windowAt: (url) => Promise.race([windowAt(pages, url), exited.then(() => ended(url, said))]),
    evaluate,
    scriptDialog: (kind, answer) => engine.scriptDialogs([{ kind, answer }]),
    records: () =>
      evaluate(
        () => (globalThis as never as Record<symbol, Records>)[Symbol.for('emic.desktop.records')] as Records,
      ),
    menu: (id) => evaluate(clickItem, id),
    utilities: () =>
      evaluate(({ app }) =>
        app
          .getAppMetrics()
          .filter(({ type }) => type === 'Utility')
          .map(({ pid, name, serviceName }) => ({ pid, name: name ?? serviceName ?? '' })),
      ),
    startAgain: (...args) => startAgain({ ...run, args }, binary),
    output: () => said.join(''),
    takeComplaints: () => complaints.splice(0),
    close: async () => {
      // The answer may be lost with the process.
      await evaluate(({ app }) => app.quit()).catch(() => undefined);
      return within(exited, ENDS_WITHIN_MS, () => `the app did not quit\n${said.join('')}`);
    },
    kill: (signal = 'SIGKILL') => {
      killed.byTest = true;
      child.kill(signal);
      return exited;
    },
    exited,
  };
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emic-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

function environmentIn(folder: string): Record<string, string> {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(NODE_|VITEST|EMIC_|XDG_|ELECTRON_RUN)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: folder,
    APPDATA: join(folder, 'AppData'),
    LOCALAPPDATA: join(folder, 'AppData'),
    TMPDIR: temporary,
    TZ: 'Europe/London',
    EMIC_STATE_DIR: join(folder, 'state'),
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
}

function ended(url: string | RegExp, said: readonly string[]): never {
  throw new Error(`the app ended before it had a window at ${url}\n${said.join('')}`);
}

async function windowAt(pages: Engine['pages'], url: string | RegExp): Promise<Page> {
  const isAt = (page: Page) => (typeof url === 'string' ? urlOf(page) === url : url.test(urlOf(page)));
  const end = Date.now() + OPENS_WITHIN_MS;
  for (;;) {
    const open = await pages();
    const found = open.find(isAt);
    if (found !== undefined) {
      await found.waitForLoadState('load');
      return found;
    }
    if (Date.now() > end) throw new Error(`no window at ${url}, only at: ${open.map(urlOf).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function clickItem({ Menu, BrowserWindow }: Electron, id: string): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(id);
  if (!item) throw new Error(`the menu has no item ${id}`);
  if (!item.enabled || !item.visible) throw new Error(`the item ${id} cannot be clicked now`);
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1);
  item.click({}, window, window?.webContents);
}

async function startAgain(run: Run, binary: string | null): Promise<{ code: number; output: string }> {
  const child = binary === null ? startDoubleAgain(run) : startElectronAgain(binary, run);
  const said: string[] = [];
  child.stdout?.on('data', (text) => void said.push(String(text)));
  child.stderr?.on('data', (text) => void said.push(String(text)));
  const exited = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  onTestFinished(() => void child.kill('SIGKILL'));
  const code = await within(exited, OPENS_WITHIN_MS, () => `the second start did not end\n${said.join('')}`);
  return { code, output: said.join('') };
}

/** However the test left it. */
async function endNow({ evaluate, exited, kill }: DesktopApp): Promise<void> {
  evaluate(({ app }) => app.exit(0)).catch(() => undefined);
  await within(exited, ENDS_WITHIN_MS / 2, () => '').catch(() => kill());
}

async function within<Value>(value: Promise<Value>, ms: number, orElse: () => string): Promise<Value> {
  const clock = Promise.withResolvers<never>();
  const timer = setTimeout(() => clock.reject(new Error(orElse())), ms);
  return Promise.race([value, clock.promise]).finally(() => clearTimeout(timer));
}
