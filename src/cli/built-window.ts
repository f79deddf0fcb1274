import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../kernel/errors.ts';
import { buildOnce } from './build-once.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'out', 'renderer');
const BUILD = join(ROOT, 'scripts', 'build-renderer.ts');
/** What the build writes last. */
const STAMP = 'csp.json';
const SOURCES = ['renderer', 'src', 'package-lock.json', 'scripts/build-renderer.ts'];

/**
 * The folder of the built window: the one that EMIC_WINDOW_DIR names, else the checkout's, where it is built if it is
 * missing or older than its sources.
 */
export function builtWindow(
  say: (line: string) => void,
  { EMIC_WINDOW_DIR }: NodeJS.ProcessEnv = process.env,
): string {
  if (EMIC_WINDOW_DIR) return EMIC_WINDOW_DIR;
  if (!existsSync(BUILD) || !isStale()) return BUILT;
  say('Building the window…');
  if (!buildOnce({ folder: BUILT, isStale, make: build })) throw new Refusal('WINDOW_NOT_BUILT');
  return BUILT;
}

function build(folder: string): boolean {
  const began = new Date();
  const { status } = spawnSync(process.execPath, [BUILD], {
    cwd: ROOT,
    env: { ...process.env, EMIC_WINDOW_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) return false;
  // A source that is changed while it is built is newer than the build.
  utimesSync(join(folder, STAMP), began, began);
  return true;
}

function isStale(): boolean {
  const built = statSync(join(BUILT, STAMP), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined || !existsSync(join(BUILT, 'index.html'))) return true;
  return SOURCES.some((source) => isNewer(join(ROOT, source), built));
}

function isNewer(path: string, than: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.mtimeMs > than) return true;
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than));
}

const PROGRAMS: { readonly [platform: string]: string } = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's program, where its binary and our desktop shell both are; asking for the module would download it. */
export function desktopProgram(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const program = join(folder, PROGRAMS[process.platform] ?? 'electron');
  return existsSync(program) && existsSync(join(ROOT, 'out', 'main', 'main.js')) ? program : null;
}
