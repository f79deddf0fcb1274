import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildOnce } from './build-once.ts';
import { builtWindow, isOlder, ROOT, runScript } from './built-window.ts';

const ELECTRON = join(ROOT, 'node_modules', 'electron');
const SHELL = join(ROOT, 'electron');
const BUILD = join(ROOT, 'scripts', 'build-desktop.ts');
const MAIN = join(ROOT, 'out', 'main');
const PRELOAD = join(ROOT, 'out', 'preload');
const SOURCES = ['electron', 'src', 'package-lock.json', 'scripts/build-desktop.ts'];
/** Says when the binary was last sought in vain. */
const SOUGHT = join(ROOT, 'out', 'electron-sought');
/** How long fetching it may take, and how long it is not tried again; milliseconds. */
const FETCH_TIMEOUT = 20_000;
const NOT_AGAIN = 24 * 60 * 60_000;

const PROGRAMS: { readonly [platform: string]: string } = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's program, where its binary is there; asking for the module would download it. */
export function electronProgram(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(ELECTRON, 'dist');
  const program = join(folder, PROGRAMS[process.platform] ?? 'electron');
  return existsSync(program) ? program : null;
}

/**
 * Electron's program, fetched first where it is not there: once, for a short while, and not again for a day where that
 * was in vain. Null where it cannot be had, or there is no screen.
 */
export function desktopProgram(
  say: (line: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): string | null {
  if (!existsSync(SHELL) || !hasScreen(environment)) return null;
  const there = electronProgram(environment);
  if (there !== null) return there;
  const installer = join(ELECTRON, 'install.js');
  const sought = statSync(SOUGHT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!existsSync(installer) || Date.now() - sought < NOT_AGAIN) return null;
  say('Fetching the desktop window (once)…');
  spawnSync(process.execPath, [installer], { cwd: ELECTRON, stdio: 'ignore', timeout: FETCH_TIMEOUT });
  const fetched = electronProgram(environment);
  mkdirSync(dirname(SOUGHT), { recursive: true });
  if (fetched === null) writeFileSync(SOUGHT, '');
  return fetched;
}

function hasScreen({ DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** Builds what the desktop app runs, where it is missing or older than its sources. */
export function buildDesktop(say: (line: string) => void): boolean {
  builtWindow(say);
  const isStale = () => isOlder(join(MAIN, 'main.js'), SOURCES) || !existsSync(join(PRELOAD, 'preload.cjs'));
  if (!isStale()) return true;
  say('Building the desktop app…');
  return buildOnce({ folder: MAIN, isStale, make });
}

function make(into: string): boolean {
  const began = new Date();
  const both = `${into}-and-preload`;
  try {
    if (!runScript(BUILD, { EMIC_DESKTOP_DIR: both })) return false;
    rmSync(PRELOAD, { recursive: true, force: true });
    renameSync(join(both, 'preload'), PRELOAD);
    renameSync(join(both, 'main'), into);
    // A source that is changed while it is built is newer than the build.
    utimesSync(join(into, 'main.js'), began, began);
    return true;
  } finally {
    rmSync(both, { recursive: true, force: true });
  }
}

/** Runs the desktop app until it ends; gives its exit code. */
export function runDesktop(program: string, words: readonly string[], folder: string): Promise<number> {
  const child = spawn(program, [ROOT, ...words], { cwd: folder, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => settle(code ?? 1));
  });
}
