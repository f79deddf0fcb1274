import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { hasChromium } from '../support/window.ts';
import { eventually, focusedRow, openCodebook, outline, row } from './codebook-study.ts';

type Listed = { readonly name: string };
type Entry = { readonly coder: string; readonly label: string };

async function focusedField(page: Page): Promise<readonly [name: string, value: string] | null> {
  return page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLInputElement ? [field.ariaLabel ?? '', field.value] : null;
  });
}

describe.skipIf(!hasChromium)('who is coding', () => {
  it('is asked where several people code, and signs what is then done again', async () => {
    const { page, emic, file } = await openCodebook();
    const coders = async () =>
      JSON.parse(await emic('list', file, 'coders', '--json')).map(({ name }: Listed) => name);
    await emic(
      'code',
      file,
      '--document',
      'N04 Denise',
      '--code',
      'Choice',
      '--start',
      '0',
      '--end',
      '11',
      '--coder',
      'Ben',
    );
    const chooser = page.getByRole('button', { name: 'Choose who is coding' });
    await chooser.waitFor();
    const before = await emic('history', file);
    await row(page, 'Choice').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Choosing');
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Who is coding?' });
    await question.waitFor();
    await page.getByText('Several people code in this project (Priya, Ben).').first().waitFor();
    await expectNoSeriousFaults(page);
    expect(await emic('history', file)).toBe(before);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    // What was typed waits where it was typed.
    await eventually(() => focusedField(page)).toEqual(['New name for Choice', 'Choosing']);

    await page.keyboard.press('Enter');
    await question.waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Priya');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Coder: Ben' }).waitFor();
    await eventually(() => focusedField(page)).toEqual(['New name for Choice', 'Choosing']);
    await page.keyboard.press('Enter');
    await eventually(() => outline(page)).toContain('Choosing *');
    await eventually(() => focusedRow(page)).toBe('Choosing');

    const history: readonly Entry[] = JSON.parse(await emic('history', file, '--json'));
    expect(history.map(({ coder, label }) => [coder, label])).toContainEqual([
      'Ben',
      "Renamed 'Choice' to 'Choosing'",
    ]);
    expect(await coders()).toEqual(['Priya', 'Ben']);
  });
});
