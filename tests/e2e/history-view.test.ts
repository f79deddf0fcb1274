import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newProject } from '../../src/app/projects.ts';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { projectOver, steadyMachine, temporaryFolder } from '../support/project.ts';
import { expectHeard, hasChromium, openWindow, type TestWindow } from '../support/window.ts';
import { eventually, openCodebook, row } from './codebook-study.ts';

type Emic = TestWindow['emic'];

async function goToHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+6');
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await page.getByRole('listbox', { name: 'Changes, newest first' }).waitFor();
}

/** What the changes in the page say, newest first. */
async function changes(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('listbox', { name: 'Changes, newest first' })
    .getByRole('option')
    .evaluateAll((rows) =>
      rows
        .sort((one, other) => Number(one.ariaPosInSet) - Number(other.ariaPosInSet))
        .map(
          (row) =>
            row.querySelector('span[title]:last-of-type, span[title] + span[title]')?.textContent ?? '',
        ),
    );
}

async function codeNames(emic: Emic, file: string): Promise<readonly string[]> {
  const codes: readonly { name: string }[] = JSON.parse(await emic('list', file, 'codes', '--json'));
  return codes.map(({ name }) => name);
}

describe.skipIf(!hasChromium)('history', () => {
  it('lists what was changed, strikes what was undone, and undoes and redoes by its buttons', async () => {
    const { page } = await openCodebook();
    await row(page, 'Choice').click();
    await page.keyboard.press('Delete');
    await expectHeard(page, "Deleted 'Choice'.");
    await goToHistory(page);
    const undo = page.getByRole('main').getByRole('button', { name: /^Undo/ });
    await eventually(() => undo.innerText()).toContain('Choice');
    const [latest = ''] = await changes(page);
    expect(latest).toContain('Choice');
    await undo.click();
    await page.getByText('undone', { exact: true }).waitFor();
    expect(await page.locator('s').allInnerTexts()).toEqual([latest]);
    const redo = page.getByRole('main').getByRole('button', { name: /^Redo “/ });
    await redo.click();
    await eventually(() => page.locator('s').count()).toBe(0);
    await page.getByText('Undo reverses your own latest change').waitFor();
  });

  it('is filtered by words and by coder', async () => {
    const { page, emic, file } = await openCodebook();
    await emic(
      'code',
      file,
      '--document',
      'N04 Denise',
      '--code',
      'Choice',
      '--quote',
      'nobody',
      '--coder',
      'Tom',
    );
    await goToHistory(page);
    const all = await changes(page);
    await page.getByRole('searchbox', { name: 'Filter changes' }).fill('codebook');
    await eventually(() => changes(page)).toEqual(all.filter((label) => label.includes('codebook')));
    await page.getByRole('searchbox', { name: 'Filter changes' }).fill('no such thing');
    await page.getByText('No change fits the filter').waitFor();
    await page.getByRole('searchbox', { name: 'Filter changes' }).fill('');
    await page.getByRole('button', { name: 'Coder Everybody' }).click();
    await page.getByRole('option', { name: 'Tom', exact: true }).click();
    await eventually(async () => (await changes(page)).length).toBeLessThan(all.length);
    expect((await changes(page)).some((label) => label.includes('Choice'))).toBe(true);
  });

  it('copies the project as it stood after a change, by keys, and opens the copy', async () => {
    const { page, emic, file } = await openCodebook();
    await row(page, 'Choice').click();
    await page.keyboard.press('Delete');
    await expectHeard(page, "Deleted 'Choice'.");
    await goToHistory(page);
    await eventually(async () => (await changes(page))[0]).toContain('Choice');
    await page.getByRole('listbox', { name: 'Changes, newest first' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectHeard(page, /^Made “study \(as of \d{4}-\d\d-\d\d \d\d\.\d\d\)”, beside this project\.$/);
    expect(await codeNames(emic, file)).not.toContain('Choice');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page
      .getByText(/^study \(as of/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+2');
    await row(page, 'Choice').waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: /^Undo: Went back to how it stood/ }).count())
      .toBe(1);
  });

  it('goes through thousands of changes by keys, with few rows in the page', async () => {
    const folder = temporaryFolder();
    const machine = steadyMachine(folder);
    const host = newProject(join(folder, 'long.emic'), undefined, { coder: 'Priya' }, machine);
    const project = projectOver(host, machine);
    const { id } = await project.get('code.create', { name: 'Name 0', parent: null });
    for (let turn = 1; turn <= 2_000; turn += 1)
      await project.get('code.rename', { code: id, name: `Name ${turn}` });
    host.close();
    const { page } = await openWindow({ project: join(folder, 'long.emic') });
    await goToHistory(page);
    const list = page.getByRole('listbox', { name: 'Changes, newest first' });
    await eventually(async () => (await changes(page))[0]).toContain('Name 2000');
    expect(await list.getByRole('option').count()).toBeLessThan(80);
    await list.focus();
    await page.keyboard.press('End');
    await eventually(async () => (await changes(page)).at(-1)).toMatch(/^(Created project|Added coder)/);
    expect(await list.getByRole('option').last().getAttribute('aria-setsize')).toMatch(/^200\d$/);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    await eventually(async () => (await changes(page))[0]).toContain('Name 2000');
    // Half-way down, and back here from another view: the same rows.
    await list.evaluate((scroller) => scroller.scrollTo(0, 28 * 900));
    await eventually(async () => (await changes(page)).join()).toContain('Name 1100');
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { name: 'Codebook' }).waitFor();
    await goToHistory(page);
    await eventually(async () => (await changes(page)).join()).toContain('Name 1100');
  });

  it('has nothing serious for axe in either theme', async () => {
    const { page } = await openCodebook();
    await row(page, 'Choice').click();
    await page.keyboard.press('Delete');
    await expectHeard(page, "Deleted 'Choice'.");
    await page.keyboard.press('Control+z');
    await goToHistory(page);
    await page.getByText('undone', { exact: true }).waitFor();
    await expectNoSeriousFaults(page, 'main');
  });
});
