import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium, openWindow } from '../support/window.ts';

async function openCompare(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Compare groups' }).click();
  await page.getByRole('treegrid').waitFor();
}

/** Takes something out by the Export menu and gives its bytes. */
async function exported(
  page: Page,
  kind: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const WIDE = 'Table as CSV, a row for each code';
const TIDY = 'Table as CSV, a row for each number';

describe.skipIf(!hasChromium)('taking a comparison away', () => {
  it('saves the very bytes that the command line writes, wide and tidy, filters and units included', async () => {
    const { page, emic, folder, file } = await openWindow();
    await openCompare(page);
    await emic('crosstab', file, '--by', 'profession', '--format', 'csv', '--out', 'wide.csv');
    await emic('crosstab', file, '--by', 'profession', '--format', 'tidy', '--out', 'tidy.csv');
    expect(await exported(page, WIDE)).toEqual({
      name: 'crosstab-participants.csv',
      bytes: readFileSync(join(folder, 'wide.csv')),
    });
    expect((await exported(page, TIDY)).bytes).toEqual(readFileSync(join(folder, 'tidy.csv')));

    await page.getByRole('button', { name: /Count/ }).click();
    await page.getByRole('option', { name: 'Passages', exact: true }).click();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('checkbox', { name: /^Nurse/ }).check({ force: true });
    await page.getByRole('checkbox', { name: /without its sub-codes/ }).check({ force: true });
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Filters' }).waitFor();
    const filters = ['--unit', 'passages', '--where', 'profession=Nurse', '--direct'];
    await emic('crosstab', file, '--by', 'profession', ...filters, '--format', 'csv', '--out', 'few.csv');
    expect((await exported(page, WIDE)).bytes).toEqual(readFileSync(join(folder, 'few.csv')));
  });

  it('begins a CSV with the byte order mark, as the settings are at first', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    expect((await exported(page, WIDE)).bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('draws a chart that stands by itself: title, legend, N, definition, colours and fonts', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    const { name, bytes } = await exported(page, 'Chart as SVG');
    const svg = bytes.toString('utf8');
    expect(name).toBe('chart-participants.svg');
    const told = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words).join(' ');
    for (const words of [
      'Participants by profession',
      'Nurse (N = 10) Occupational therapist (N = 8) Social worker (N = 10)',
      'Working side by side',
      'N is the participants of the group with at least one included document',
      'Coder: any coder. Filters: none.',
    ])
      expect(told).toContain(words);
    expect(svg).toContain('Source Sans 3');
    expect(svg).not.toMatch(/var\(|oklch|class=|style=|<style/);
  });

  it('paints the chart three times as sharp as it is drawn', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    const { name, bytes } = await exported(page, 'Chart as PNG');
    expect(name).toBe('chart-participants.png');
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Width and height stand at fixed places of a PNG's first part.
    expect(bytes.readUInt32BE(16)).toBe(960 * 3);
    expect(bytes.length).toBeGreaterThan(20_000);
  });
});
