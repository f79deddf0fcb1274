import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import {
  eventually,
  focusedRow,
  goToCodebook,
  OUTLINE,
  openCodebook,
  outline,
  row,
} from './codebook-study.ts';

describe.skipIf(!hasChromium)('the codebook as a table', () => {
  it('is exported with the same bytes as by the command line', async () => {
    const { page, emic, file, folder } = await openCodebook();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('codebook.csv');
    await expectHeard(page, 'Saved codebook.csv');
    await emic('codebook', 'export', file, 'by-hand.csv');
    expect(readFileSync(await download.path())).toEqual(readFileSync(join(folder, 'by-hand.csv')));
  });

  it('is imported, with what came of it listed line by line, and one key takes it back', async () => {
    const { page, folder } = await openCodebook();
    const table = join(folder, 'more.csv');
    writeFileSync(
      table,
      [
        'code,definition,origin',
        'Choice > Saying no,A refusal,data',
        'Risk,Anything that may go wrong,',
        'Choice > Odd,,hearsay',
      ].join('\n'),
    );
    await page.getByRole('button', { name: 'More for the codebook' }).click();
    await page.getByRole('menuitem', { name: 'Import CSV…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    await (await chooser).setFiles(table);
    await page.getByText('more.csv, read as utf-8: 1 new code, 1 code changed.').waitFor();
    await page.getByText('1 row left out:').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Line 4' }).innerText()).toContain('hearsay');
    await expectHeard(page, 'Imported 2 codes from more.csv.');
    await page.getByRole('button', { name: 'Done' }).click();
    await eventually(async () => (await outline(page)).slice(-2)).toEqual(['Choice', '  Saying no']);
    await page.keyboard.press('Control+z');
    await eventually(async () => (await outline(page)).length).toBe(OUTLINE.length);
  });

  it('says calmly what is wrong with a file that holds no codes', async () => {
    const { page, folder } = await openCodebook();
    const table = join(folder, 'wrong.csv');
    writeFileSync(table, 'name,meaning\na,b');
    await page.getByRole('button', { name: 'More for the codebook' }).click();
    await page.getByRole('menuitem', { name: 'Import CSV…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    await (await chooser).setFiles(table);
    await page.getByText(/^wrong\.csv: .*code/).waitFor();
  });

  it('has nothing serious for axe in either theme, with its panes and menus, and when it is empty', async () => {
    const { page } = await openCodebook();
    await row(page, 'Panel and sign-off').click();
    await expectNoSeriousFaults(page, 'main');
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.keyboard.type('for');
    await expectNoSeriousFaults(page, 'main');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Insert');
    await expectNoSeriousFaults(page, 'main');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More for the codebook' }).click();
    await page.getByRole('menuitem', { name: 'Import CSV…' }).click();
    await expectNoSeriousFaults(page, 'main');
  });

  it('says in an empty project what to do next, and does it by keyboard', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await goToCodebook(page);
    await page.getByText('No codes yet').waitFor();
    await expectNoSeriousFaults(page, 'main');
    await page.keyboard.press('Shift+Insert');
    await page.keyboard.type('Risk');
    await page.keyboard.press('Enter');
    await eventually(() => focusedRow(page)).toBe('Risk');
  });

  it('keeps few rows in the page with a thousand codes, and follows a held key and letters', async () => {
    const folder = temporaryFolder();
    const emic = emicFor(folder);
    await emic('new', 'long.emic', '--coder', 'Priya');
    const lines = Array.from({ length: 100 }, (_, theme) => [
      `Theme ${theme}`,
      ...Array.from({ length: 9 }, (_, code) => `Theme ${theme} > Code ${theme}-${code}`),
    ]);
    writeFileSync(join(folder, 'codes.csv'), ['code', ...lines.flat()].join('\n'));
    await emic('codebook', 'import', 'long.emic', 'codes.csv');
    const { page } = await openWindow({ project: join(folder, 'long.emic') });
    await goToCodebook(page);
    await row(page, 'Theme 0').click();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(80);
    await page.keyboard.press('End');
    await eventually(() => focusedRow(page)).toBe('Code 99-8');
    // A held arrow key: every step counts, and the page ends up with the code that the row shows.
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowUp');
    await eventually(() => focusedRow(page)).toBe('Code 96-8');
    await page.getByRole('region', { name: 'Code Code 96-8' }).waitFor();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(80);
    const filter = page.getByRole('searchbox', { name: 'Filter codes' });
    await filter.fill('code 57-');
    await eventually(async () => (await outline(page)).length).toBe(10);
    await filter.fill('');
    await row(page, 'Theme 0')
      .waitFor({ state: 'attached' })
      .catch(() => undefined);
    await page.keyboard.press('Escape');
  });
});
