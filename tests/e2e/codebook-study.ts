import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { openWindow, type TestWindow, type WindowOptions } from '../support/window.ts';

const CODEBOOK = [
  'code,definition,origin',
  'Risk,What may go wrong,guide',
  'Risk > Positive risk-taking,,data',
  'Risk > Safeguarding,,guide',
  'Time,Hours and minutes,guide',
  'Time > Length of forms,,data',
  'Time > Panel and sign-off,,data',
  'Time > Excluding people,,in vivo',
  'Choice,,guide',
];

const TRANSCRIPT = [
  'Interviewer: How do you find the forms?',
  'Denise: I am going to start with the ones who can fill most of it in themselves.',
  'Interviewer: And the panel?',
  'Denise: The panel takes six weeks and nobody has the time for that.',
];

const CODINGS = [
  ['Time > Length of forms', 'start with the ones who can fill most of it in themselves'],
  ['Time > Excluding people', 'start with the ones who can fill most of it in themselves'],
  ['Time > Panel and sign-off', 'The panel takes six weeks'],
  ['Time > Excluding people', 'nobody has the time for that'],
] as const;

/** A window on the codebook of a small study: three themes, five sub-codes, four segments, all by Priya. */
export async function openCodebook(options: Omit<WindowOptions, 'project'> = {}): Promise<TestWindow> {
  const folder = temporaryFolder();
  const emic = emicFor(folder);
  await emic('new', 'study.emic', '--coder', 'Priya');
  writeFileSync(join(folder, 'codes.csv'), CODEBOOK.join('\n'));
  writeFileSync(join(folder, 'N04 Denise.txt'), TRANSCRIPT.join('\n'));
  await emic('codebook', 'import', 'study.emic', 'codes.csv');
  await emic('import', 'study.emic', 'N04 Denise.txt');
  for (const [code, quote] of CODINGS)
    await emic('code', 'study.emic', '--document', 'N04 Denise', '--code', code, '--quote', quote);
  const window = await openWindow({ ...options, project: join(folder, 'study.emic') });
  await goToCodebook(window.page);
  return window;
}

export async function goToCodebook(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('heading', { name: 'Codebook' }).waitFor();
}

/** The table as an outline, two spaces a level, with the selected row starred. */
export async function outline(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role=treeitem]')]
      .sort((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
      .map((row) => {
        const name = row.querySelector('span[title]')?.getAttribute('title') ?? '';
        const star = row.ariaSelected === 'true' ? ' *' : '';
        return `${'  '.repeat(Number(row.ariaLevel) - 1)}${name}${star}`;
      }),
  );
}

export const OUTLINE = [
  'Risk',
  '  Positive risk-taking',
  '  Safeguarding',
  'Time',
  '  Length of forms',
  '  Panel and sign-off',
  '  Excluding people',
  'Choice',
];

/** The name of the row that has the focus; null where no row has it. */
export async function focusedRow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const row = document.activeElement;
    return row?.role === 'treeitem'
      ? (row.querySelector('span[title]')?.getAttribute('title') ?? null)
      : null;
  });
}

export function row(page: Page, name: string) {
  return page.getByRole('treeitem').filter({ has: page.locator(`span[title="${name}"]`) });
}

/** Waits until it is so: a busy computer takes its time. */
export function eventually<Value>(value: () => Value | Promise<Value>) {
  return expect.poll(value, { timeout: 15_000 });
}
