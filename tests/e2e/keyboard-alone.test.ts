import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, focusedRow, goToCodebook, openCodebook, outline } from './codebook-study.ts';

/** More presses than any view has places to stop at. */
const PATIENCE = 80;

function hasFocus(at: Locator): Promise<boolean> {
  return at.evaluate((element) => element === document.activeElement);
}

/** Goes on with Tab, or back with Shift and Tab, until the element has the focus, and sees that the focus is visible. */
async function tabTo(page: Page, at: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await at.waitFor();
  for (let press = 0; press < PATIENCE; press += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(at)) {
      expect(await at.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
  }
  throw new Error(`${key} never came to ${at}`);
}

/** Opens a choice that has the focus and takes an option of it by its first letters. */
async function chooseTyped(page: Page, option: string): Promise<void> {
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('option', { name: option, exact: true });
  await wanted.waitFor();
  await page.keyboard.type(option.slice(0, 4));
  await eventually(() => hasFocus(wanted)).toBe(true);
  await expectNoSeriousFaults(page);
  await page.keyboard.press('Enter');
  await wanted.waitFor({ state: 'detached' });
}

/** The cell, or the row, that the keys stand on. */
function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

describe.skipIf(!hasChromium)('by keyboard alone', () => {
  it('one compares groups: unit, filter, explanation, export', async () => {
    const { page, emic, folder, file } = await openWindow();
    await page.keyboard.press('Control+4');
    await eventually(() => focusedWords(page)).toMatch(/^Role boundaries, Nurse/);
    await tabTo(page, page.getByRole('button', { name: /^Count/ }), 'Shift+Tab');
    await chooseTyped(page, 'Segments');
    await page.getByRole('gridcell', { name: /^Role boundaries, Nurse, \d+ segments/ }).waitFor();

    await tabTo(page, page.getByRole('button', { name: 'Add filter' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: /Only with/ }));
    await chooseTyped(page, 'local authority');
    await tabTo(page, page.getByRole('checkbox', { name: /Westvale/ }));
    await page.keyboard.press('Space');
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Filters' }).getByText('local authority: Westvale').waitFor();
    await eventually(() => hasFocus(page.getByRole('button', { name: 'Add filter' }))).toBe(true);

    await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Table as CSV, a row for each code' }).waitFor();
    await expectNoSeriousFaults(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const words = ['crosstab', file, '--by', 'profession', '--unit', 'segments'];
    await emic(...words, '--where', 'local authority=Westvale', '--format', 'csv', '--out', 'table.csv');
    expect(readFileSync(await download.path())).toEqual(readFileSync(join(folder, 'table.csv')));
    await expectHeard(page, /^Saved .*\.csv$/);

    await tabTo(page, page.locator('[role=treegrid] [tabindex="0"]'));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Explain' }));
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'What this number means' })
      .getByText('Westvale')
      .first()
      .waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Escape');
    await eventually(() => hasFocus(page.getByRole('button', { name: 'Explain' }))).toBe(true);
  });

  it('one narrows the segments, recodes one and takes it back', async () => {
    const { page } = await openWindow();
    const priya = page.getByRole('menuitem', { name: /Priya/ });
    await tabTo(page, page.getByRole('button', { name: 'Choose who is coding' }));
    await page.keyboard.press('Enter');
    await priya.waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Coder: Priya' }).waitFor();

    await page.keyboard.press('Control+5');
    const codes = page.getByRole('tree', { name: 'Codes' }).locator('[role=treeitem][tabindex="0"]');
    await tabTo(page, codes, 'Shift+Tab');
    await page.keyboard.type('risk');
    await page.keyboard.press('Enter');
    await expectHeard(page, /^\d+ segments, \d+ of 28 participants/);
    await tabTo(page, page.getByRole('button', { name: 'profession' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('checkbox', { name: /^Social worker/ }));
    await page.keyboard.press('Space');
    await expectHeard(page, /of 10 participants/);
    await expectNoSeriousFaults(page);

    const rows = page.getByRole('grid', { name: 'Segments', exact: true }).getByRole('row');
    await tabTo(page, rows.first());
    await page.keyboard.press('r');
    await page.keyboard.type('positive');
    await page.getByRole('option', { name: /Positive risk-taking/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await expectHeard(page, /^Recoded from '.*' to 'Positive risk-taking'$/);
    await eventually(() => hasFocus(rows.first())).toBe(true);
    await page.keyboard.press('Control+z');
    await expectHeard(page, /^Undone: /);
  });

  it('one merges codes, moves one far, and reads what was done in the history', async () => {
    const { page } = await openCodebook();
    await eventually(() => focusedRow(page)).toBe('Risk');
    await page.keyboard.type('excl');
    await eventually(() => focusedRow(page)).toBe('Excluding people');
    await tabTo(page, page.getByRole('button', { name: 'Merge…' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('panel');
    await expectHeard(page, /^Into 'Panel and sign-off': /);
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.getByRole('button', { name: 'Merge', exact: true }))).toBe(true);
    await page.keyboard.press('Enter');
    await expectHeard(page, /^Merged 'Excluding people' into 'Panel and sign-off'/);
    await eventually(() => focusedRow(page)).toBe('Panel and sign-off');

    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Move to…' }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.type('Move');
    await page.keyboard.press('Enter');
    await page.keyboard.type('choice');
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await eventually(async () => (await outline(page)).at(-1)).toBe('  Panel and sign-off *');

    await page.keyboard.press('Control+6');
    const changes = page.getByRole('listbox', { name: 'Changes, newest first' });
    await eventually(() => hasFocus(changes)).toBe(true);
    await tabTo(page, page.getByRole('searchbox', { name: 'Filter changes' }), 'Shift+Tab');
    await page.keyboard.type('merged');
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await eventually(() => changes.getByRole('option').count()).toBe(1);
    await tabTo(page, page.getByRole('main').getByRole('button', { name: /^Undo/ }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await goToCodebook(page);
    await eventually(async () => (await outline(page)).length).toBe(8);
  });

  it('one chooses settings, names the project and reads the help', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await page.keyboard.press('Control+,');
    const light = page.getByRole('radio', { name: 'As the system' });
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await tabTo(page, light);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await eventually(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await tabTo(page, page.getByRole('radio', { name: 'Dense' }));
    await page.keyboard.press('ArrowRight');
    await eventually(() => page.evaluate(() => document.documentElement.dataset.density)).toBe('comfortable');
    await expectNoSeriousFaults(page);

    await tabTo(page, page.getByRole('button', { name: 'Project: study' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rename project…' }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.getByRole('textbox', { name: 'Project name' }))).toBe(true);
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Night shift');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Project: Night shift' }).waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'In lists of segments' }).waitFor();
    await expectNoSeriousFaults(page);
    // Nothing of it is out of reach at the side.
    expect(
      await page
        .getByRole('main')
        .evaluate(
          (main) =>
            [...main.querySelectorAll('*')].filter(
              (at) => at.scrollWidth > at.clientWidth + 1 && at.clientWidth > 1,
            ).length,
        ),
    ).toBe(0);
    await tabTo(page, page.getByRole('button', { name: 'Close help' }));
    await page.keyboard.press('Enter');
    await page.getByText('This project has no transcripts yet.').waitFor();
  });
});
