import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { serveBrowser } from '../transport/http-server.ts';
import { builtWindow } from './built-window.ts';
import { buildDesktop, desktopProgram, electronProgram, runDesktop } from './desktop-program.ts';
import { type Terminal, UsageError } from './run.ts';
import { openSystemBrowser } from './system-browser.ts';

const NO_DESKTOP = 'The desktop window is not installed here, so Emic opens in the browser.';

type Options = { readonly port: string; readonly open: boolean };

export type Serving = {
  /** A project's file, a folder for new projects, or null for the welcome page. */
  readonly place: string | null;
  /** Opens the example study, whose file this is, instead. */
  readonly example: string | null;
  readonly port: number;
  readonly opensBrowser: boolean;
};

export function addServeCommands(program: Command, terminal: Terminal): void {
  const descriptions = {
    serve: 'serves the window to a browser on this computer, and prints the address that opens it',
    open: 'opens the window: the desktop’s own where it is installed, else in the browser',
  };
  for (const name of ['serve', 'open'] as const) {
    program
      .command(`${name} [project]`)
      .description(descriptions[name])
      .option('--port <n>', 'the port on this computer (default: any that is free)', '0')
      .option('--no-open', 'prints the address and starts no browser')
      .action(async (project: string | undefined, { port, open }: Options) => {
        const words = project === undefined ? [] : [resolve(terminal.folder, project)];
        const isForBrowser = name === 'serve' || !open || port !== '0';
        if (!isForBrowser && (await openDesktop(terminal, words))) return;
        if (name === 'open' && isForBrowser && electronProgram() === null) terminal.complain(NO_DESKTOP);
        await serveWindow(terminal, {
          place: project === undefined ? null : resolve(terminal.folder, project),
          example: null,
          port: portIn(port),
          opensBrowser: open,
        });
      });
  }
}

/** Shows the desktop app and waits for its end; false, with a line that says so, where it cannot be had. */
export async function openDesktop(terminal: Terminal, words: readonly string[]): Promise<boolean> {
  const program = desktopProgram(terminal.complain);
  if (program === null || !buildDesktop(terminal.complain)) {
    terminal.complain(NO_DESKTOP);
    return false;
  }
  process.exitCode = await runDesktop(program, words, terminal.folder);
  return true;
}

/** Serves until the process is told to end, and closes everything then. */
export async function serveWindow(terminal: Terminal, serving: Serving): Promise<void> {
  const { place, example, port, opensBrowser } = serving;
  const isFolder = place !== null && statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const host = await serveBrowser({
    port,
    root: builtWindow(terminal.complain),
    folder: place === null ? null : isFolder ? place : dirname(place),
    example,
    environment: process.env,
    noteIncident: terminal.machine.noteIncident,
  });
  try {
    const project = isFolder ? null : place;
    const newUrl = () => (example === null ? host.openingUrl(project) : host.exampleUrl());
    const url = await newUrl();
    const isOpened = opensBrowser && openSystemBrowser(url);
    const hint =
      opensBrowser && !isOpened ? ' (no browser could be started here: open this address in one)' : '';
    terminal.out(`Emic: ${url}${hint}\n`);
    await untilToldToEnd(terminal, newUrl);
  } finally {
    await host.close();
  }
}

function portIn(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number up to 65535, not "${text}"`);
  return port;
}

/** Signals come twice where a terminal and the program that started us both pass them on, in milliseconds. */
const ECHO = 1_000;

function untilToldToEnd(terminal: Terminal, newUrl: () => Promise<string>): Promise<void> {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const told: { at: number | null } = { at: null };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (told.at !== null && performance.now() - told.at > ECHO) process.exit(1);
      told.at ??= performance.now();
      end();
    });
  if (!process.stdin.isTTY) return promise;
  terminal.complain('Ctrl+C ends Emic. Each address opens once; Enter gives another.');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => {
    newUrl().then(
      (url) => terminal.out(`Emic: ${url}\n`),
      (error: unknown) => terminal.complain(String(error)),
    );
  });
  return promise.finally(() => lines.close());
}
