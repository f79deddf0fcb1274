import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import { emicFor } from './emic-window.ts';
import { exampleAt } from './example-project.ts';
import { temporaryFolder } from './project.ts';
import { type RunningHost, startHost } from './running-host.ts';

export type WindowOptions = {
  /** `example`: a copy of the example study; `empty`: a new project; `welcome`: none; else a project's path. */
  readonly project?: 'example' | 'empty' | 'welcome' | (string & {});
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: boolean;
};

export type TestWindow = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The project's file, and the folder it lies in. */
  readonly file: string;
  readonly folder: string;
  /** A second window on the same project. */
  readonly another: () => Promise<Page>;
  /** Runs a command of the command line in the project's folder, and gives what it prints. */
  readonly emic: (...words: readonly string[]) => Promise<string>;
  readonly host: RunningHost;
  /** Messages of the consoles, refused styles and requests elsewhere, so far; taken means forgiven. */
  readonly takeComplaints: () => readonly string[];
};

const shared: { browser: Promise<Browser> | null } = { browser: null };

/** Null where there is no Chromium: such stories are skipped with a line, but in CI they fail. */
export const CHROMIUM = findChromium();
if (CHROMIUM === null) {
  if (process.env.CI === 'true') throw new Error('No Chromium was found: npm run setup:browser');
  process.stderr.write(
    'No Chromium was found, so stories in the window are skipped: npm run setup:browser\n',
  );
}
export const hasChromium = CHROMIUM !== null;

/** One browser for the tests of a file. */
export function theBrowser(): Promise<Browser> {
  shared.browser ??= chromium.launch({ executablePath: CHROMIUM ?? '', args: [...CHROMIUM_FLAGS] });
  return shared.browser;
}

afterAll(async () => {
  await (await shared.browser)?.close();
  shared.browser = null;
});

/** Starts the browser host on a project of its own and opens its window. Complaints of the page fail the test. */
export async function openWindow(options: WindowOptions = {}): Promise<TestWindow> {
  const { project = 'example', theme = 'light', size = { width: 1280, height: 800 } } = options;
  const folder = temporaryFolder();
  const emic = emicFor(folder);
  const file = await projectFile(project, folder, emic);
  const host = await startHost(folder, project === 'welcome' ? [] : [file]);
  const context = await (await theBrowser()).newContext({
    viewport: size,
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const complaints: string[] = [];
  listen(context, complaints);
  const page = await context.newPage();
  await page.goto(host.url);
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  const takeComplaints = () => complaints.splice(0);
  onTestFinished(async () => {
    await context.close();
    await host.stop();
    expect(takeComplaints()).toEqual([]);
  });
  const another = async () => {
    const second = await context.newPage();
    await second.goto(page.url());
    return second;
  };
  return { page, context, file, folder, another, emic, host, takeComplaints };
}

async function projectFile(project: string, folder: string, emic: TestWindow['emic']): Promise<string> {
  const file = join(folder, 'study.emic');
  if (project === 'example') await exampleAt(file);
  else if (project === 'empty') await emic('new', 'study.emic', '--coder', 'Priya');
  else if (project !== 'welcome') return project;
  return file;
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  context.on('weberror', (error) =>
    complaints.push(`error: ${error.error().stack ?? error.error().message}`),
  );
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const ours = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
    if (!ours) complaints.push(`request to ${request.url()}`);
  });
}

/** Says who is coding, where several people code. */
export async function codeAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose who is coding' }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('button', { name: `Coder: ${name}` }).waitFor();
}

/** What the live regions have said last. */
export async function heard(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-announcement]')].map((region) => region.textContent).join(''),
  );
}

/** Waits until the live region says so. */
export async function expectHeard(page: Page, sentence: string | RegExp): Promise<void> {
  await expect.poll(() => heard(page), { timeout: 10_000 }).toMatch(sentence);
}
