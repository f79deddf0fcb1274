import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type DesktopApp, type DesktopOptions, launchDesktop } from '../support/desktop.ts';
import { emicFor } from '../support/emic-window.ts';
import { exampleAt } from '../support/example-project.ts';
import { temporaryFolder } from '../support/project.ts';

export const WELCOME = 'app://emic/';
export const PROJECT = /^app:\/\/emic\/p\//;
/** Long, because machines are shared. */
export const SOON = { timeout: 20_000 };

export type Story = {
  readonly app: DesktopApp;
  readonly page: Page;
  readonly file: string;
  readonly folder: string;
  readonly emic: ReturnType<typeof emicFor>;
};

/** A small project of one transcript, one coder and two codes. */
export async function smallProject(folder = temporaryFolder(), name = 'study.emic'): Promise<string> {
  const emic = emicFor(folder);
  const file = join(folder, name);
  copyFileSync(join(import.meta.dirname, '../../fixtures/study/transcripts/N04.md'), join(folder, 'N04.md'));
  await emic('new', name, '--coder', 'Priya');
  await emic('import', name, 'N04.md');
  await emic('code', name, '--document', 'N04', '--code', 'Forms', '--start', '20', '--end', '60');
  return file;
}

export async function exampleProject(folder = temporaryFolder()): Promise<string> {
  const file = join(folder, 'example.emic');
  await exampleAt(file);
  return file;
}

/** The app with a small project open. */
export async function openProject(options: DesktopOptions = {}): Promise<Story> {
  const folder = temporaryFolder();
  const file = await smallProject(folder);
  const app = await launchDesktop({ ...options, args: [file, ...(options.args ?? [])] });
  const page = await app.windowAt(PROJECT);
  await page.getByRole('treeitem').first().waitFor();
  return { app, page, file, folder, emic: emicFor(folder) };
}

/** Makes a code from the codebook pane, which is acknowledged once its row is there. */
export async function makeCode(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('heading', { name: 'Codebook', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'New code' }).click();
  await nameCode(page, name);
  // The field is a row of the tree as well: it goes when the code was acknowledged.
  await newName(page).waitFor({ state: 'detached' });
  await page.getByRole('treeitem', { name }).waitFor();
}

/** Names the code that is being made, once its field has the keys. */
export async function nameCode(page: Page, name: string): Promise<void> {
  await newName(page).fill(name);
  await newName(page).press('Enter');
}

export function newName(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Name of the new code/ });
}

export async function codesIn(emic: Story['emic'], file: string): Promise<readonly string[]> {
  const codes: readonly { name: string }[] = JSON.parse(await emic('list', file, 'codes', '--json'));
  return codes.map(({ name }) => name);
}

/** Sentences of the message boxes that were shown. */
export async function messages(app: DesktopApp): Promise<readonly string[]> {
  const { dialogs } = await app.records();
  return dialogs
    .filter(({ kind }) => kind === 'message')
    .map(({ options }) => String((options as { readonly message: string }).message));
}
