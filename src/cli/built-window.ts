import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../kernel/errors.ts';
import { buildOnce } from './build-once.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
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
  if (!runScript(BUILD, { EMIC_WINDOW_DIR: folder })) return false;
  // A source that is changed while it is built is newer than the build.
  utimesSync(join(folder, STAMP), began, began);
  return true;
}

/** Runs a script of the checkout; says whether it went well. */
export function runScript(script: string, environment: NodeJS.ProcessEnv): boolean {
  const { status } = spawnSync(process.execPath, [script], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0;
}

function isStale(): boolean {
  return !existsSync(join(BUILT, 'index.html')) || isOlder(join(BUILT, STAMP), SOURCES);
}

/** Whether a file that was built is not there, or older than what it is built of. */
export function isOlder(built: string, sources: readonly string[]): boolean {
  const at = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  return at === undefined || sources.some((source) => isNewer(join(ROOT, source), at));
}

function isNewer(path: string, than: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.mtimeMs > than) return true;
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than));
}
