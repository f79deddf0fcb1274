import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/app/backups.ts';
import { newProject, openHost } from '../../src/app/projects.ts';
import { expectNoSeriousFaults } from '../support/axe.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  textFile,
} from '../support/project.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, goToCodebook, outline, row } from './codebook-study.ts';

/** More presses than the window has places to stop at. */
const PATIENCE = 60;

/** A project of Priya's with three codes and two segments, closed. */
async function study(): Promise<Pick<TestProject, 'path' | 'machine'>> {
  const folder = temporaryFolder();
  const machine = steadyMachine(folder);
  const host = newProject(join(folder, 'study.emic'), undefined, { coder: 'Priya' }, machine);
  const project = projectOver(host, machine);
  await project.get('document.import', textFile('N04.txt', 'Denise: The panel takes six weeks.\n'));
  for (const name of ['Panel', 'Time', 'Choice']) await project.get('code.create', { name, parent: null });
  for (const quote of ['panel', 'six weeks'])
    await project.get('segment.applyQuote', { document: 'N04', code: 'Time', quote });
  host.close();
  return project;
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Backups, newest first' }).getByRole('option');

function hasFocus(at: Locator): Promise<boolean> {
  return at.evaluate((element) => element === document.activeElement);
}

async function tabTo(page: Page, at: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await at.waitFor();
  for (let press = 0; press < PATIENCE; press += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(at)) return;
  }
  throw new Error(`${key} never came to ${at}`);
}

/** By the palette, as from every place. */
async function goToBackups(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('backups');
  await page.getByRole('option', { name: /^Backups/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Backups' }).waitFor();
}

/** Deletes the code that stands last and tells so. */
async function deleteLast(page: Page, name: string): Promise<void> {
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expectHeard(page, `Deleted '${name}'`);
}

describe.skipIf(!hasChromium)('backups', () => {
  it('are made, told apart and restored by keys alone, and the copy is as it was', async () => {
    const { path } = await study();
    const { page } = await openWindow({ project: path });
    await goToCodebook(page);
    await row(page, 'Choice').waitFor();
    await goToBackups(page);
    // The change that is to come makes the first of the hour by itself; here somebody is before it.
    const backUp = page.getByRole('button', { name: 'Back up now' });
    await eventually(async () => (await backUp.count()) > 0 && (await hasFocus(backUp))).toBe(true);
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Made a backup, and checked it.');
    await eventually(() => rows(page).allInnerTexts()).toEqual([
      expect.stringMatching(/Today\s+\d\d:\d\d\s+By hand\s+\d+ kB\s+Nothing changed since/),
    ]);
    await eventually(() => hasFocus(page.getByRole('listbox'))).toBe(true);

    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Codebook' }).waitFor();
    await page.keyboard.press('Control+2');
    await deleteLast(page, 'Choice');
    await row(page, 'Choice').waitFor({ state: 'detached' });
    await deleteLast(page, 'Time');

    await goToBackups(page);
    await eventually(() => hasFocus(page.getByRole('listbox'))).toBe(true);
    await page.keyboard.press('End');
    const oldest = page.getByRole('option', { name: /By hand/, selected: true });
    await eventually(() => oldest.innerText()).toMatch(
      /2 changes since, by Priya; the latest: “Deleted code 'Time'/,
    );
    const detail = page.getByRole('region', { name: 'The chosen backup' });
    await eventually(() => detail.getByRole('row', { name: /^Codes/ }).innerText()).toMatch(/3\s+1/);
    await eventually(() => detail.getByRole('row', { name: /^Segments/ }).innerText()).toMatch(/2\s+0/);
    await expectNoSeriousFaults(page);
    const backups = join(dirname(path), 'study backups');
    const bytes = readFileSync(join(backups, byHand(backups)));
    await page.keyboard.press('Enter');
    await expectHeard(page, /^Made “study \(restored \d{4}-\d\d-\d\d \d\d\.\d\d\)”, beside this project\.$/);
    expect(await hasFocus(page.getByRole('listbox'))).toBe(true);
    expect(readFileSync(join(backups, byHand(backups))).equals(bytes)).toBe(true);

    await tabTo(page, page.getByRole('button', { name: 'Open', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Project: study \(restored / }).waitFor();
    await page.keyboard.press('Control+2');
    await eventually(() => outline(page)).toEqual(['Panel *', 'Time', 'Choice']);
    await page.getByRole('button', { name: /^Undo: Restored from the backup/ }).waitFor();
  });

  it('follow what others change meanwhile, and show one that is damaged without offering it', async () => {
    const { path, machine } = await study();
    const backups = join(dirname(path), 'study backups');
    const { name } = await makeBackup(path, machine);
    const whole = readFileSync(join(backups, name));
    writeFileSync(join(backups, 'study 2013-04-01 10.00.00.emic'), whole.subarray(0, 40_000));
    const { page } = await openWindow({ project: path });
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: 'Backups', exact: true }).click();
    await eventually(() => rows(page).allInnerTexts()).toEqual([
      expect.stringMatching(/By hand[\s\S]*Nothing changed since/),
      expect.stringMatching(/Monday 1 April 2013[\s\S]*Cut short: part of the file is missing/),
    ]);
    const elsewhere = await openHost(path, machine);
    await projectOver(elsewhere, machine).get('code.rename', { code: 'Choice', name: 'Choices' }, 'Tom');
    elsewhere.close();
    await eventually(() => rows(page).filter({ hasText: 'By hand' }).first().innerText()).toContain(
      '1 change since, by Tom',
    );
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    const detail = page.getByRole('region', { name: 'The chosen backup' });
    await detail.getByText('It cannot be restored, and is left as it is.').waitFor();
    expect(await detail.getByRole('button', { name: /^Restore/ }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await expectNoSeriousFaults(page, 'main');
    expect(readdirSync(dirname(path)).filter((name) => name.includes('restored'))).toEqual([]);
    const backUp = page.getByRole('button', { name: 'Back up now' });
    await tabTo(page, backUp, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Made a backup, and checked it.');
    await eventually(() => rows(page).first().innerText()).toContain('Nothing changed since');
    // Whoever works by keys is still where they were, and the new one is chosen.
    expect(await hasFocus(backUp)).toBe(true);
    expect(await rows(page).first().getAttribute('aria-selected')).toBe('true');
    await page.getByRole('button', { name: 'Close backups' }).click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
  });

  it('lose nothing at 200 % zoom', async () => {
    const { path, machine } = await study();
    await makeBackup(path, machine);
    const { page } = await openWindow({ project: path, size: { width: 640, height: 400 } });
    await page.getByRole('button', { name: 'Project: study' }).click();
    await page.getByRole('menuitem', { name: 'Backups' }).click();
    await rows(page).first().waitFor();
    const beyond = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      high: document.documentElement.scrollHeight - document.documentElement.clientHeight,
    }));
    expect(beyond).toEqual({ wide: 0, high: 0 });
    const restore = page.getByRole('button', { name: /^Restore/ });
    await restore.scrollIntoViewIfNeeded();
    await restore.click();
    await expectHeard(page, /^Made “study \(restored /);
  });
});

/** The name of the backup that was made by hand. */
function byHand(folder: string): string {
  return readdirSync(folder).find((name) => !name.includes('hourly')) ?? '';
}
