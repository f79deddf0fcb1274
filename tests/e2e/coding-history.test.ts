import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, openStudy, pin, projectRows, selectWords, textOf } from './coding-study.ts';

/** The view as it is seen and read out, with the caret at the start and no message over it. */
async function screen(page: Page): Promise<{ readonly picture: string; readonly words: string }> {
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector('[aria-label="Messages"]')?.setAttribute('hidden', ''));
  await page.mouse.move(640, 790);
  await page.waitForTimeout(400);
  const picture = await page.getByRole('region', { name: 'Transcript', exact: true }).screenshot();
  const words = await page.locator('main').ariaSnapshot();
  await page.evaluate(() => document.querySelector('[aria-label="Messages"]')?.removeAttribute('hidden'));
  return { picture: createHash('sha256').update(picture).digest('hex'), words };
}

/** Thirty changes of every kind that coding knows, each awaited. */
async function codeThirtyTimes(page: Page): Promise<void> {
  const coded = async (key: string, name: string) => {
    await page.keyboard.press(key);
    await expectHeard(page, new RegExp(`^Coded “${name}”`));
  };
  for (const words of ['front room', 'nineteen pages', 'every risk', 'six weeks', 'a licence']) {
    await selectWords(page, words);
    await coded('1', 'Choice');
    await coded('v', words);
    await page.keyboard.press('Alt+ArrowRight');
    await expectHeard(page, /now has/);
    await page.keyboard.press('m');
    await page.keyboard.type(`On ${words}`);
    await page.keyboard.press('Control+Enter');
    await expectHeard(page, /^Commented/);
    await page.keyboard.press('c');
    await page.keyboard.type(`New of ${words}`);
    await page.keyboard.press('Shift+Enter');
    await expectHeard(page, /^Coded “New of/);
    await page.keyboard.press('Delete');
    await expectHeard(page, /^Removed/);
  }
}

describe.skipIf(!hasChromium)('undo and redo', () => {
  it('take thirty mixed changes back to the very same screen and rows, and bring them again', async () => {
    const window = await openStudy();
    const { page } = window;
    await pin(page, 'Choice', 1);
    const before = { screen: await screen(page), rows: await projectRows(window, 'before') };
    await codeThirtyTimes(page);
    const after = { screen: await screen(page), rows: await projectRows(window, 'after') };
    expect(after.screen).not.toEqual(before.screen);
    await expectNoSeriousFaults(page);

    // As fast as the keys go.
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('Control+z');
    await eventually(() => projectRows(window, 'undone')).toEqual(before.rows);
    expect(await screen(page)).toEqual(before.screen);

    for (let step = 0; step < 30; step += 1) await page.keyboard.press('Control+Shift+z');
    await eventually(() => projectRows(window, 'redone')).toEqual(after.rows);
    expect(await screen(page)).toEqual(after.screen);
  }, 240_000);
});
