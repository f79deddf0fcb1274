import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, focusedRow, goToCodebook, openCodebook, outline, row } from './codebook-study.ts';

function counts(page: Page): Promise<string> {
  return page
    .getByRole('main')
    .getByText(/^\d+ segments?, \d+ of/)
    .innerText();
}

/** How the window itself would know that it was loaded anew. */
async function neverReloaded(...pages: readonly Page[]): Promise<() => Promise<void>> {
  for (const page of pages) await page.evaluate(() => Object.assign(window, { sinceTheBeginning: true }));
  return async () => {
    for (const page of pages) expect(await page.evaluate(() => 'sinceTheBeginning' in window)).toBe(true);
  };
}

describe.skipIf(!hasChromium)('two windows on one project', () => {
  it('see each other’s codes: a new name, a definition, a branch that goes and comes back', async () => {
    const { page, another } = await openCodebook();
    const second = await another();
    await goToCodebook(second);
    const check = await neverReloaded(page, second);
    await row(second, 'Safeguarding').click();

    await row(page, 'Safeguarding').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Keeping people safe');
    await page.keyboard.press('Enter');
    await eventually(async () => (await outline(second))[2]).toBe('  Keeping people safe *');
    await second.getByRole('heading', { name: 'Keeping people safe' }).waitFor();

    await eventually(() => focusedRow(page)).toBe('Keeping people safe');
    await page.keyboard.press('Enter');
    await page.keyboard.type('What is done so that nobody comes to harm.');
    await page.keyboard.press('Escape');
    await eventually(() => second.getByRole('textbox', { name: 'Definition' }).inputValue()).toBe(
      'What is done so that nobody comes to harm.',
    );

    await row(second, 'Time').focus();
    await second.keyboard.press('ArrowDown');
    await second.keyboard.press('ArrowUp');
    await second.keyboard.press('Delete');
    await expectHeard(second, "Deleted 'Time' with 3 sub-codes and 4 segments.");
    await eventually(async () => (await outline(page)).length).toBe(4);
    // One coder, one history: what one window did, the other can take back.
    await page.keyboard.press('Control+z');
    await eventually(async () => (await outline(second)).length).toBe(8);
    await check();
  });

  it('does not write over what is being written in the other', async () => {
    const { page, another } = await openCodebook();
    const second = await another();
    await goToCodebook(second);
    await row(second, 'Choice').click();
    await second.getByRole('heading', { name: 'Choice' }).waitFor();
    await second.getByRole('textbox', { name: 'Definition' }).focus();
    await second.keyboard.type('What people');
    await row(page, 'Choice').click();
    await page.getByRole('heading', { name: 'Choice' }).waitFor();
    await page.getByRole('textbox', { name: 'Use when', exact: true }).fill('Somebody chose.');
    await page.keyboard.press('Escape');
    await eventually(() => second.getByRole('textbox', { name: 'Use when', exact: true }).inputValue()).toBe(
      'Somebody chose.',
    );
    await second.keyboard.type(' may choose.');
    await second.keyboard.press('Escape');
    await eventually(() => page.getByRole('textbox', { name: 'Definition' }).inputValue()).toBe(
      'What people may choose.',
    );
  });

  it('see a segment go, in the list and in the table, and each stays as it stands', async () => {
    const { page, another } = await openWindow();
    const second = await another();
    await page.getByRole('button', { name: 'Choose who is coding' }).click();
    await page.getByRole('menuitem', { name: /Priya/ }).click();
    const third = await another();
    const check = await neverReloaded(page, second, third);
    await second.keyboard.press('Control+4');
    const cell = second.getByRole('gridcell', { name: /^Role boundaries, Occupational/ });
    await second.getByRole('button', { name: /Count/ }).click();
    await second.getByRole('option', { name: 'Segments', exact: true }).click();
    await eventually(() => cell.innerText()).toMatch(/segments/);
    const before = Number(/(\d+)\s+segments/.exec(await cell.innerText())?.[1]);
    await third.keyboard.press('Control+5');
    await eventually(() => counts(third)).toBe('521 segments, 28 of 28 participants, 8,143 words');

    // The first of all is O06's, an occupational therapist's.
    await page.keyboard.press('Control+5');
    const first = page.getByRole('grid', { name: 'Segments', exact: true }).getByRole('row').first();
    await first.focus();
    await page.keyboard.press('Delete');
    await expectHeard(page, /^Removed 'Somebody else's job' from FG1, line 8$/);
    await eventually(() => counts(third)).toMatch(/^520 segments/);
    await eventually(() => cell.innerText()).toContain(`${before - 1}`);

    const places = await Promise.all(
      [page, second, third].map((window) =>
        window.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]').innerText(),
      ),
    );
    expect(places).toEqual(['Segments', 'Compare groups', 'Segments']);
    await second.getByRole('button', { name: 'Count Segments' }).waitFor();
    await check();
  });
});
