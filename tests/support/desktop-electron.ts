import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { electronProgram } from '../../src/cli/desktop-program.ts';
import type { Engine, EngineOptions, Run } from './desktop-engine.ts';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPTS = fileURLToPath(new URL('./desktop-scripts.cjs', import.meta.url));
const OURS = /^(app|blob|data|devtools):/;

/** Electron's own executable, where it was fetched; looking never fetches it. */
export const findElectron = electronProgram;

export function electronVersion(): string {
  return JSON.parse(readFileSync(join(CHECKOUT, 'node_modules/electron/package.json'), 'utf8')).version;
}

function wordsOf({ app, args }: Run): string[] {
  // Root has no sandbox; elsewhere the pages run in theirs.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, '--lang=en-GB', '-r', SCRIPTS, app, ...args];
}

/**
 * The app on the real binary, through Playwright, which finds it by itself: told where it is, Playwright would not
 * hold the app back until it sees its windows.
 */
export async function startElectron(options: EngineOptions): Promise<Engine> {
  const application = await _electron.launch({
    args: wordsOf(options),
    env: { ...options.env, EMIC_DESKTOP_DIALOGS: JSON.stringify(options.dialogs) },
    cwd: options.folder,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const child = application.process();
  child.stdout?.on('data', (text) => options.onOutput(String(text)));
  child.stderr?.on('data', (text) => options.onOutput(String(text)));
  for (const page of application.windows()) options.onPage(page);
  application.on('window', options.onPage);
  application.context().on('request', (request) => {
    // A navigation that main denies is announced, too.
    if (!OURS.test(request.url()) && !request.isNavigationRequest()) options.onRequest(request.url());
  });
  return {
    kind: 'electron',
    pid: child.pid ?? 0,
    child,
    pages: async () => application.windows(),
    evaluate: (run, arg) => application.evaluate(run as never, arg as never),
    scriptDialogs: (dialogs) =>
      application.evaluate(
        (_electron, given) => (globalThis as never as Scripts)[Symbol.for('emic.desktop.dialogs')]?.(given),
        dialogs,
      ),
    disconnect: async () => undefined,
  };
}

type Scripts = { readonly [name: symbol]: (dialogs: unknown) => void };

/** A second start of the same app, to its end. */
export function startElectronAgain(executablePath: string, run: Run) {
  return spawn(executablePath, wordsOf(run), { cwd: run.folder, env: run.env, stdio: 'pipe' });
}
