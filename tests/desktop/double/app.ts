import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { closeBrowser } from './browser.ts';
import { records } from './records.ts';
import { absent, emitterOf, honest, preventable } from './refuse.ts';
import { lockIn } from './single-instance.ts';
import { utilityMetrics } from './utility.ts';

type Window = { close(): void; destroy(): void };

type Life = {
  phase: 'starting' | 'ready' | 'quitting' | 'ended';
  name: string;
  version: string;
  lock: boolean;
  readonly paths: Map<string, string>;
  readonly windows: Set<Window>;
};

const life: Life = {
  phase: 'starting',
  name: 'Electron',
  version: '0.0.0',
  lock: false,
  paths: new Map(),
  windows: new Set(),
};
const ready = Promise.withResolvers<void>();

export const appEvents = emitterOf('app', [
  'window-all-closed',
  'before-quit',
  'will-quit',
  'second-instance',
  'open-file',
  'activate',
  'web-contents-created',
]);

/** Throws where Electron would be too late or too early. */
export function mustBe(phase: 'starting' | 'ready', what: string): void {
  if ((life.phase === 'starting') === (phase === 'starting')) return;
  throw new Error(`${what} must be called ${phase === 'starting' ? 'before' : 'after'} the app is ready`);
}

/** Reads name and version as Electron does, from the package.json beside or above the main file. */
export function readPackage(file: string): void {
  const { productName, name, version } = JSON.parse(readFileSync(file, 'utf8'));
  life.name = productName ?? name ?? life.name;
  life.version = version ?? life.version;
}

export function becomeReady(): void {
  if (life.phase !== 'starting') return;
  life.phase = 'ready';
  ready.resolve();
}

export function isEnding(): boolean {
  return life.phase === 'ended';
}

export function windowOpened(window: Window): void {
  life.windows.add(window);
}

export function windowClosed(window: Window): void {
  life.windows.delete(window);
  if (life.windows.size > 0 || life.phase === 'ended') return;
  if (life.phase === 'quitting') endUnlessPrevented();
  else if (appEvents.listenerCount('window-all-closed') > 0) appEvents.emit('window-all-closed');
  else quit();
}

/** A window refused to close: the app goes on. */
export function quitCancelled(): void {
  if (life.phase === 'quitting') life.phase = 'ready';
}

export function quit(): void {
  if (life.phase === 'quitting' || life.phase === 'ended') return;
  const event = preventable({});
  appEvents.emit('before-quit', event);
  if (event.defaultPrevented) return;
  life.phase = 'quitting';
  if (life.windows.size === 0) endUnlessPrevented();
  for (const window of [...life.windows]) window.close();
}

function endUnlessPrevented(): void {
  const event = preventable({});
  appEvents.emit('will-quit', event);
  if (event.defaultPrevented) life.phase = 'ready';
  else end(0);
}

function end(code: number): void {
  life.phase = 'ended';
  for (const window of [...life.windows]) window.destroy();
  void closeBrowser().finally(() => process.exit(code));
}

const XDG_FOLDERS: Readonly<Record<string, string>> = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  pictures: 'Pictures',
};

function pathOf(name: string): string {
  const set = life.paths.get(name);
  if (set !== undefined) return set;
  const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  if (name === 'home') return homedir();
  if (name === 'appData') return appData;
  if (name === 'userData' || name === 'sessionData') return join(appData, life.name);
  if (name === 'logs') return join(pathOf('userData'), 'logs');
  if (name === 'temp') return tmpdir();
  if (name === 'exe') return process.execPath;
  if (XDG_FOLDERS[name] !== undefined) return join(homedir(), XDG_FOLDERS[name]);
  throw absent(`path '${name}'`);
}

function lock(data: unknown): boolean {
  const own = { argv: process.argv, cwd: process.cwd(), data };
  life.lock ||= lockIn(pathOf('userData'), own, (second) =>
    appEvents.emit('second-instance', preventable({}), second.argv, second.cwd, second.data),
  );
  return life.lock;
}

type Members = Pick<
  App,
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'enableSandbox'
  | 'setPath'
  | 'getPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'isPackaged'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'setAppUserModelId'
  | 'focus'
> & {
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'>;
  /** For the harness alone: `pid` and `serviceName` of the utility processes. */
  readonly getAppMetrics: () => ReturnType<typeof utilityMetrics>;
};

const members: Members = {
  whenReady: () => ready.promise,
  quit,
  exit: (code = 0) => end(code),
  requestSingleInstanceLock: lock,
  enableSandbox: () => mustBe('starting', 'app.enableSandbox'),
  setPath(name, path) {
    pathOf(name);
    mkdirSync(dirname(path), { recursive: true });
    life.paths.set(name, path);
  },
  getPath: pathOf,
  getVersion: () => life.version,
  getName: () => life.name,
  setName: (name) => {
    life.name = name;
  },
  isPackaged: false,
  addRecentDocument: (path) => void records.recentDocuments.push(path),
  clearRecentDocuments: () => void records.recentDocuments.splice(0),
  setAboutPanelOptions: () => undefined,
  showAboutPanel: () => void records.dialogs.push({ kind: 'about', options: null }),
  setAppUserModelId: () => undefined,
  focus: () => undefined,
  commandLine: honest('app.commandLine', {
    appendSwitch: (name) => mustBe('starting', `commandLine.appendSwitch('${name}')`),
  }),
  getAppMetrics: () => utilityMetrics(),
};

export const app = honest('app', { ...appEvents, ...members });
