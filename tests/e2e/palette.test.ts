import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { hasChromium, openWindow } from '../support/window.ts';

describe.skipIf(!hasChromium)('searching everything', () => {
  it('goes by keyboard to a code, a transcript, a participant, a command and a place in a text', async () => {
    const { page } = await openWindow();
    const ask = async (words: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Search codes/ }).waitFor();
      await page.keyboard.type(words);
    };
    await ask('positive risk');
    await page.getByRole('option', { name: /Positive risk-taking/ }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Positive risk-taking' }).waitFor();

    await ask('n04');
    await page.getByRole('option', { name: /N04.*Transcript/ }).click();
    await page.getByRole('heading', { name: /N04/ }).first().waitFor();

    await ask('dark theme');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');

    await ask('risk panel');
    const place = page.getByRole('option', { name: /risk panel/ }).first();
    await place.waitFor();
    await place.click();
    await page.getByText('risk panel').first().waitFor();

    await ask('s02');
    await page.getByRole('option', { name: /S02.*Participant/ }).click();
    await page
      .getByRole('link', { name: 'Participants', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
  });

  it('offers what was used last, and closes by Escape where the focus was', async () => {
    const { page } = await openWindow();
    await page.getByRole('link', { name: 'History', exact: true }).focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('blurred');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().filter({ hasText: 'Blurred roles' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
