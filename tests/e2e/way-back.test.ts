import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, focusedRow } from './codebook-study.ts';

const CELL = "Somebody else's job, Nurse, 3 of 10 participants, 30 %";

/** What a screen reader says of the element that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** The view that the rail marks as the present one. */
function view(page: Page): Promise<string> {
  return page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]').innerText();
}

/** By keys alone to the cell of Somebody else's job and the nurses. */
async function goToCell(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await eventually(() => focused(page)).toMatch(/^Role boundaries, Nurse/);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await eventually(() => focused(page)).toBe(CELL);
}

async function chooseInPalette(page: Page, words: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  const found = page.getByRole('option', { name: option }).first();
  await found.waitFor();
  while ((await found.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

describe.skipIf(!hasChromium)('the way back', () => {
  it('leads by one key from a quote in the transcript to the very cell that it stands behind', async () => {
    const { page } = await openWindow();
    await goToCell(page);
    await page.keyboard.press('Enter');
    await eventually(() =>
      page.evaluate(() => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label')),
    ).toBe("Segments of Somebody else's job in Nurse");
    await page.keyboard.press('Enter');
    await eventually(() => view(page)).toBe('Transcripts');
    await page.keyboard.press('Control+[');
    await eventually(() => focused(page)).toBe(CELL);
    expect(await view(page)).toBe('Compare groups');
  });

  it('leads from what the palette found to where it was asked, with the focus', async () => {
    const { page } = await openWindow();
    await goToCell(page);
    await chooseInPalette(page, 'risk panel', /risk panel/);
    await eventually(() => view(page)).toBe('Transcripts');
    await page.keyboard.press('Control+[');
    await eventually(() => focused(page)).toBe(CELL);

    await chooseInPalette(page, 'positive risk', /Positive risk-taking/);
    await eventually(() => focusedRow(page)).toBe('Positive risk-taking');
    await page.getByRole('button', { name: 'Back to Compare groups' }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Control+[');
    await eventually(() => focused(page)).toBe(CELL);
  });

  it('goes through several jumps, one after the other', async () => {
    const { page } = await openWindow();
    await page.keyboard.press('Control+2');
    await eventually(() => focusedRow(page)).toBe('Role boundaries');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Show segments' }).press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe(
      '1',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => view(page)).toBe('Transcripts');
    await page.keyboard.press('Control+[');
    await eventually(() => view(page)).toBe('Segments');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe(
      '2',
    );
    await page.keyboard.press('Control+[');
    await eventually(() => focusedRow(page)).toBe('Professional identity');
    // There is nowhere further back.
    await page.keyboard.press('Control+[');
    expect(await view(page)).toBe('Codebook');
  });

  it('out of the palette by Escape is where the focus was', async () => {
    const { page } = await openWindow();
    await goToCell(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzz');
    await expectHeard(page, 'Nothing is called that, and nobody says it.');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(CELL);
    const settings = page.getByRole('link', { name: 'Settings', exact: true });
    await settings.focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    expect(await settings.evaluate((link) => link === document.activeElement)).toBe(true);
  });
});
