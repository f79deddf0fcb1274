// `npm run bench:desktop`: from the start of the program to a window that can be worked in, the desktop app beside the
// browser host in the same run, and the memory of the process that has a large project open. Exit code 1 where a bar is
// missed. On the double of Electron its own relaying is measured along: that is printed, and no bar is judged by it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { corpusProject } from '../../../fixtures/corpus/corpus-project.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.ts';
import { buildDesktop, electronProgram } from '../../../src/cli/desktop-program.ts';
import { startDouble } from '../../support/desktop-double.ts';
import { electronVersion, startElectron } from '../../support/desktop-electron.ts';
import type { Engine } from '../../support/desktop-engine.ts';
import { startHost } from '../../support/running-host.ts';
import { SEED } from '../ground.ts';
import { median } from '../window/stage.ts';

const CHECKOUT = join(import.meta.dirname, '../../..');
const REPEATS = 5;
/** Bytes. */
const MEMORY_BAR = 200 * 2 ** 20;
/** Milliseconds after the first screen in which a host gets ready what the first comparison needs. */
const WARMING = 5_000;

const failures: string[] = [];
buildDesktop((line) => process.stdout.write(`${line}\n`));
const binary = electronProgram();
process.stdout.write(
  `desktop: ${binary === null ? 'the double of Electron' : `Electron ${electronVersion()}`}\n`,
);
const project = corpusProject('M', SEED);
const browser: number[] = [];
const desktop: number[] = [];
const memory: number[] = [];
for (let turn = 0; turn < REPEATS; turn += 1) {
  browser.push(await inFolder(browserStart));
  desktop.push(await inFolder(desktopStart));
}
tell('start to usable window, M, browser host, ms', median(browser), null);
tell('start to usable window, M, desktop app, ms', median(desktop), binary === null ? null : median(browser));
tell('memory of the host after opening M, MB', Math.max(...memory) / 2 ** 20, MEMORY_BAR / 2 ** 20);
process.exitCode = failures.length > 0 ? 1 : 0;

async function inFolder(measure: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'emic-start-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The command, a browser that is started for it, and its page. */
async function browserStart(folder: string): Promise<number> {
  const began = performance.now();
  const [host, program] = await Promise.all([
    startHost(folder, [project]),
    chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] }),
  ]);
  try {
    const page = await program.newPage();
    await page.goto(host.url);
    await usable(page);
    return performance.now() - began;
  } finally {
    await program.close();
    await host.stop();
  }
}

async function desktopStart(folder: string): Promise<number> {
  const began = performance.now();
  const engine = await started(folder);
  try {
    await usable(await firstPage(engine));
    const took = performance.now() - began;
    await new Promise((settle) => setTimeout(settle, WARMING));
    memory.push(await hostMemory(engine));
    return took;
  } finally {
    const ended = new Promise((settle) => engine.child.once('exit', settle));
    engine
      .evaluate((({ app }: typeof import('electron')) => app.quit()) as never, null)
      .catch(() => undefined);
    await ended;
    await engine.disconnect().catch(() => undefined);
  }
}

function started(folder: string): Promise<Engine> {
  mkdirSync(join(folder, 'tmp'));
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const options = {
    app: CHECKOUT,
    args: [project],
    env: { ...env, HOME: folder, TMPDIR: join(folder, 'tmp'), EMIC_STATE_DIR: join(folder, 'state') },
    folder,
    dialogs: [],
    onOutput: () => undefined,
    onPage: () => undefined,
    onRequest: (url: string) => void failures.push(`request to ${url}`),
  };
  return binary === null ? startDouble(options) : startElectron(options);
}

async function firstPage({ pages }: Engine): Promise<Page> {
  for (;;) {
    const [page] = await pages();
    if (page !== undefined) return page;
    await new Promise((settle) => setTimeout(settle, 10));
  }
}

/** The transcripts are listed and the first one's words can be read. */
async function usable(page: Page): Promise<void> {
  await page.getByRole('treeitem').first().waitFor({ timeout: 60_000 });
  await page.locator('[role=textbox][aria-readonly=true]').first().waitFor({ timeout: 60_000 });
}

/** Resident bytes of the largest host. */
async function hostMemory({ evaluate }: Engine): Promise<number> {
  const pids = (await evaluate(
    (({ app }: typeof import('electron')) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Utility')
        .map(({ pid }) => pid)) as never,
    null,
  )) as readonly number[];
  const sizes = pids.map((pid) =>
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })),
  );
  return Math.max(...sizes) * 1024;
}

function tell(what: string, value: number, bar: number | null): void {
  const judged =
    bar === null ? '' : value > bar ? `over the bar of ${bar.toFixed(0)}` : `bar ${bar.toFixed(0)}`;
  process.stdout.write(`${what.padEnd(50)} ${value.toFixed(0).padStart(8)}  ${judged}\n`);
  if (bar !== null && value > bar) failures.push(what);
}
