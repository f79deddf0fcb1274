import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasChromium, openWindow } from '../support/window.ts';

/** A theme with so many sub-codes that the table is longer than any window. */
const MANY = 600;

describe.skipIf(!hasChromium)('a large comparison', () => {
  it('keeps only rows in sight in the page, and reaches the last code by keyboard', async () => {
    const { page, emic, file, folder } = await openWindow();
    const codes = Array.from({ length: MANY }, (_, index) => `Many > Code ${String(index).padStart(3, '0')}`);
    writeFileSync(join(folder, 'many.csv'), ['code', 'Many', ...codes].join('\r\n'));
    await emic('codebook', 'import', file, 'many.csv', '--coder', 'Priya');
    await page.getByRole('link', { name: 'Compare groups' }).click();
    const grid = page.getByRole('treegrid');
    await grid.getByRole('gridcell').first().waitFor();
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(25 + 1 + MANY + 1));
    expect(await grid.getByRole('row').count()).toBeLessThan(200);
    await grid.getByRole('gridcell').first().focus();
    await page.keyboard.press('Control+End');
    const said = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(said).toBe(`Code ${MANY - 1}, All, 0 of 28 participants, 0 %`);
    expect(await grid.getByRole('row').count()).toBeLessThan(200);
    await page.keyboard.press('Control+Home');
    await expect.poll(said).toBe('Role boundaries');
  });

  it('lets many groups scroll sideways beside the codes, without the chart', async () => {
    const { page } = await openWindow();
    await page.getByRole('link', { name: 'Compare groups' }).click();
    await page.getByRole('treegrid').waitFor();
    await page.getByRole('button', { name: /Group by/ }).click();
    await page.getByRole('option', { name: 'years in post', exact: true }).click();
    await expect.poll(() => page.getByRole('columnheader').count()).toBeGreaterThan(12);
    expect(await page.getByRole('img', { name: /Dot plot/ }).count()).toBe(0);
    const code = page.getByRole('rowheader', { name: 'Role boundaries' });
    const before = await code.boundingBox();
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('End');
    const all = page.getByRole('gridcell', { name: /^Role boundaries, All/ });
    await expect.poll(async () => ((await all.boundingBox())?.x ?? 9_999) < 1280).toBe(true);
    expect((await code.boundingBox())?.x).toBe(before?.x);
  });
});
