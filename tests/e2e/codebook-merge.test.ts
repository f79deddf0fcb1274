import { describe, expect, it } from 'vitest';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, focusedRow, OUTLINE, openCodebook, outline, row } from './codebook-study.ts';

type Listed = { readonly name: string; readonly segments: number; readonly definition: string };

describe.skipIf(!hasChromium)('merging codes', () => {
  it('says what will happen, does it at one command, and one key takes it back', async () => {
    const { page, emic, file } = await openCodebook();
    const codes = async (): Promise<readonly Listed[]> =>
      JSON.parse(await emic('list', file, 'codes', '--json'));
    const before = await codes();
    await row(page, 'Excluding people').click();
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.keyboard.type('forms');
    // One of its two segments stands on the very words that are coded with the other already.
    await page.getByText('2 segments move.', { exact: true }).waitFor();
    await page.getByText(/^1 segment of these stands there already/).waitFor();
    await expectHeard(page, /Into 'Length of forms': 2 segments move/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expectHeard(page, "Merged 'Excluding people' into 'Length of forms', 2 segments moved.");
    await eventually(() => outline(page)).toEqual(
      OUTLINE.filter((line) => line !== '  Excluding people').map(
        (line) => `${line}${line === '  Length of forms' ? ' *' : ''}`,
      ),
    );
    expect(await focusedRow(page)).toBe('Length of forms');
    expect((await codes()).find(({ name }) => name === 'Length of forms')).toMatchObject({ segments: 2 });
    await page.keyboard.press('Control+z');
    await eventually(async () => (await outline(page)).length).toBe(OUTLINE.length);
    expect(await codes()).toEqual(before);
  });

  it('offers neither the code itself nor what stands beneath it, and Escape leaves everything', async () => {
    const { page, emic, file } = await openCodebook();
    const before = await emic('list', file, 'codes', '--json');
    await row(page, 'Time').click();
    await page.getByRole('button', { name: 'Merge…' }).click();
    const names = page.getByRole('listbox', { name: 'Merge into' }).getByRole('option');
    await eventually(() => names.count()).toBe(4);
    await page.keyboard.type('zzz');
    await page.getByText('No code of that name').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await eventually(() => focusedRow(page)).toBe('Time');
    expect(await emic('list', file, 'codes', '--json')).toBe(before);
  });
});
