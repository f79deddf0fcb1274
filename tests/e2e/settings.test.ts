import type { Page } from 'playwright-core';
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

/** Controls and headings that are cut off where nothing can be scrolled to show them. */
function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Axis = {
      readonly start: 'left' | 'top';
      readonly end: 'right' | 'bottom';
      readonly overflow: 'overflowX' | 'overflowY';
    };
    const across: Axis = { start: 'left', end: 'right', overflow: 'overflowX' };
    const down: Axis = { start: 'top', end: 'bottom', overflow: 'overflowY' };
    const isLost = (element: Element, { start, end, overflow }: Axis): boolean => {
      let seen = element.getBoundingClientRect();
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const how = getComputedStyle(at)[overflow];
        const box = at.getBoundingClientRect();
        if (how === 'auto' || how === 'scroll') seen = box;
        else if (how !== 'visible' && (seen[start] >= box[end] || seen[end] <= box[start])) return true;
      }
      return seen[start] >= (start === 'left' ? innerWidth : innerHeight);
    };
    /** For screen readers alone, and so out of sight on purpose. */
    const isOnlyRead = (element: Element): boolean =>
      element.getBoundingClientRect().width <= 1 ||
      (element.parentElement !== null && isOnlyRead(element.parentElement));
    const controls = 'button, a, label, input:not([type=radio], [type=checkbox]), textarea';
    return [...document.querySelectorAll(`${controls}, h1, h2, [role=treeitem]`)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !isOnlyRead(element))
      .filter((element) => isLost(element, across) || isLost(element, down))
      .map((element) => `${element.tagName} ${element.ariaLabel ?? element.textContent?.slice(0, 40)}`);
  });
}

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
      expect({ name, wide, high, lost: await outOfReach(page) }).toEqual({
        name,
        wide: 0,
        high: 0,
        lost: [],
      });
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
