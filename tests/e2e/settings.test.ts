import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { startHost } from '../support/running-host.ts';
import { hasChromium, openWindow } from '../support/window.ts';

const VIEWS = [
  'Transcripts',
  'Codebook',
  'Participants',
  'Compare groups',
  'Segments',
  'History',
  'Settings',
  'Help',
];

describe.skipIf(!hasChromium)('settings', () => {
  it('hold at once in every window, and after Emic was started anew', async () => {
    const { page, another, host, folder, file, context } = await openWindow();
    const second = await another();
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
    for (const window of [page, second])
      await expect.poll(() => window.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByText('4 of 7').waitFor();
    await expectNoSeriousFaults(page);
    await second.close();
    await page.close();
    await host.stop();

    const revived = await startHost(folder, [file]);
    try {
      const later = await context.newPage();
      await later.goto(revived.url);
      await later.getByRole('link', { name: 'Settings', exact: true }).click();
      await later.getByText('4 of 7').waitFor();
      expect(await later.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      await later.close();
    } finally {
      await revived.stop();
    }
  });

  it('and every other view lose nothing at 200 % zoom, without a scrollbar of the page', async () => {
    const { page } = await openWindow({ size: { width: 640, height: 400 } });
    for (const name of VIEWS) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('main').waitFor();
      await page.waitForTimeout(300);
      const { wide, high } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        high: document.documentElement.scrollHeight - document.documentElement.clientHeight,
      }));
      expect({ name, wide, high }).toEqual({ name, wide: 0, high: 0 });
    }
  });

  it('honour reduced motion: no transition and no animation takes time', async () => {
    const { page } = await openWindow({ reducedMotion: true });
    for (const name of VIEWS) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.waitForTimeout(200);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          const still = [transitionDuration, animationDuration].every(
            (value) => /^(0s(, )?)+$/.test(value) || value === 'auto',
          );
          return still ? [] : [`${element.tagName}.${element.className}`];
        }),
      );
      expect({ name, moving }).toEqual({ name, moving: [] });
    }
  });
});
