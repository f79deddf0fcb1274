import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { openWindow, type TestWindow, type WindowOptions } from '../support/window.ts';

const CODEBOOK = [
  'code,definition,includes,excludes',
  'Risk,What may go wrong,,',
  'Risk > Risk management,Weighing and writing down what may go wrong,Forms that ask for risks,Blame afterwards',
  'Risk > Safeguarding,,,',
  'Time,Hours and minutes,,',
  'Time > Length of forms,,,',
  'Choice,,,',
];

const DENISE = [
  'Interviewer: How do you find the forms?',
  'Denise: I sit in a front room with a form that is nineteen pages long. It asks for every risk twice. Nobody reads it.',
  'Interviewer: And the panel?',
  'Denise: The panel takes six weeks. Café owners wait less for a licence. I would rather be out seeing people.',
  'Interviewer: What do people choose?',
  'Denise: They choose what they know. A budget is a word to them. We could say allowance, and we don’t.',
];
const HELEN = ['Interviewer: Shall we start?', 'Helen: Let us. The budget came late, as ever.'];
const PEOPLE = [
  'participant,document,profession',
  'Denise,N04 Denise,Nurse',
  'Helen,SW01 Helen,Social worker',
];

/** A window on a small study: two transcripts, six codes, nothing coded; Priya is its only coder. */
export async function openStudy(options: Omit<WindowOptions, 'project'> = {}): Promise<TestWindow> {
  const folder = temporaryFolder();
  const emic = emicFor(folder);
  await emic('new', 'study.emic', '--coder', 'Priya');
  writeFileSync(join(folder, 'codes.csv'), CODEBOOK.join('\n'));
  writeFileSync(join(folder, 'people.csv'), PEOPLE.join('\n'));
  writeFileSync(join(folder, 'N04 Denise.txt'), DENISE.join('\n'));
  writeFileSync(join(folder, 'SW01 Helen.txt'), HELEN.join('\n'));
  await emic('codebook', 'import', 'study.emic', 'codes.csv');
  await emic('import', 'study.emic', 'N04 Denise.txt', 'SW01 Helen.txt');
  await emic('participants', 'study.emic', 'people.csv');
  const window = await openWindow({ ...options, project: join(folder, 'study.emic') });
  await textOf(window.page).waitFor();
  await window.page.getByRole('treeitem', { name: 'Risk management' }).waitFor();
  return window;
}

export function textOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Text of/ });
}

/** Puts the caret before some words of the open transcript, as a reader finds them: by the find bar. */
export async function goToWords(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in this transcript' }).fill(words);
  await page.getByText(/^\d+ of \d+$/).waitFor();
  await page.keyboard.press('Escape');
}

/** Selects words: the find bar leaves them selected. */
export const selectWords = goToWords;

type Segment = { readonly code: string; readonly text: string; readonly comment: string };

/** Every segment as the command line lists them: code path, words, comment. */
export async function segments({ emic, file }: TestWindow): Promise<readonly string[]> {
  const rows: readonly (Segment & { readonly code_path: string })[] = JSON.parse(
    await emic('segments', file, '--json'),
  );
  return rows.map(
    ({ code_path: path, text, comment }) => `${path}: ${text}${comment === '' ? '' : ` (${comment})`}`,
  );
}

/** The whole project as it is written out, without the day it was written. */
export async function projectRows({ emic, file, folder }: TestWindow, name: string): Promise<string> {
  await emic('export', file, join(folder, `${name}.json`));
  return readFileSync(join(folder, `${name}.json`), 'utf8');
}

/** Waits until it is so: a busy computer takes its time. */
export function eventually<Value>(value: () => Value | Promise<Value>) {
  return expect.poll(value, { timeout: 15_000, interval: 100 });
}

/** Gives a digit to a code, by the keyboard. */
export async function pin(page: Page, code: string, digit: number): Promise<void> {
  await page.getByRole('treeitem', { name: code }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Pin to a key' }).waitFor();
  await page.keyboard.press('p');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitem', { name: String(digit), exact: true }).waitFor();
  for (let step = 1; step < digit; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Pinned codes' }).getByText(code).waitFor();
  // The menu gives the focus back to the row when it has gone.
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(150);
}
