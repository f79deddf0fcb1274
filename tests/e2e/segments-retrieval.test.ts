import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';

async function openSegments(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Segments', exact: true })
    .click();
}

function list(page: Page) {
  return page.getByRole('grid', { name: 'Segments', exact: true });
}

/** Waits for the sentence above the list. */
async function counts(page: Page, sentence: string | RegExp): Promise<void> {
  await page.getByRole('main').getByText(sentence).waitFor();
}

/** Every segment, as the command line tells it. */
async function told(emic: (...words: readonly string[]) => Promise<string>, ...words: readonly string[]) {
  return JSON.parse(await emic('segments', ...words, '--json')) as readonly {
    readonly segment_id: string;
    readonly text: string;
    readonly code: string;
    readonly comment: string;
  }[];
}

describe.skipIf(!hasChromium)('getting segments back', () => {
  it('narrows by code, attribute, coder and text, and says in words what is there', async () => {
    const { page, emic, file } = await openWindow();
    await openSegments(page);
    await list(page).waitFor();
    await counts(page, '521 segments, 28 of 28 participants, 8,143 words');
    await page.getByRole('treeitem', { name: /^Risk/ }).first().click();
    const risk = await told(emic, file, '--code', 'Risk');
    await expectHeard(page, new RegExp(`^${risk.length} segments, \\d+ of 28 participants, [\\d,]+ words$`));
    await page.getByRole('button', { name: 'profession' }).click();
    await page.getByRole('checkbox', { name: /^Nurse/ }).check({ force: true });
    const ofNurses = await told(emic, file, '--code', 'Risk', '--where', 'profession=Nurse');
    await expectHeard(page, new RegExp(`^${ofNurses.length} segments, \\d+ of 10 participants`));
    await page.getByRole('searchbox', { name: 'Text in the segment' }).fill('risk');
    const saying = await told(emic, file, '--code', 'Risk', '--where', 'profession=Nurse', '--text', 'risk');
    await expectHeard(page, new RegExp(`^${saying.length} segments?, `));
    await expectNoSeriousFaults(page);
    await page.getByRole('searchbox', { name: 'Text in the segment' }).fill('zebra crossing');
    await page.getByText('No segment passes these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await counts(page, '521 segments, 28 of 28 participants, 8,143 words');
  });

  it('saves what is shown, byte for byte as the command line writes it', async () => {
    const { page, emic, folder, file } = await openWindow();
    await openSegments(page);
    await page.getByRole('treeitem', { name: /^Models of care/ }).click();
    await counts(page, /^75 segments, /);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    await emic('segments', file, '--code', 'Models of care', '--format', 'csv', '--out', 'some.csv');
    expect(readFileSync(await download.path())).toEqual(readFileSync(join(folder, 'some.csv')));
    await expectHeard(page, 'Saved segments.csv');
  });

  it('recodes, comments on and removes a segment in its place, and takes each back', async () => {
    const { page, emic, file } = await openWindow();
    await page.getByRole('button', { name: 'Choose who is coding' }).click();
    await page.getByRole('menuitem', { name: /Priya/ }).click();
    await openSegments(page);
    await list(page).getByRole('row').first().waitFor();
    const before = await told(emic, file);
    await list(page).getByRole('row').first().focus();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Another code' }).waitFor();
    await page.keyboard.type('paperw bur');
    await page.getByRole('option', { name: /Paperwork burden/ }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await expectHeard(page, "Recoded from 'Somebody else's job' to 'Paperwork burden'");
    await list(page).getByRole('row').first().getByText('Paperwork burden').waitFor();
    expect((await told(emic, file))[0]?.code).toBe('Paperwork burden');
    await page.keyboard.press('Control+z');
    await list(page).getByRole('row').first().getByText("Somebody else's job").waitFor();

    await list(page).getByRole('row').first().focus();
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'Comment' }).fill('Look at this again.');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Comment saved');
    await list(page).getByText('Look at this again.').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('1');

    await page.keyboard.press('Delete');
    await expectHeard(page, /^Removed 'Somebody else's job' from FG1, line 8$/);
    await counts(page, /^520 segments, 28 of 28 participants/);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('1');
    await page.keyboard.press('Control+z');
    await counts(page, /^521 segments, 28 of 28 participants/);
    await page.keyboard.press('Control+z');
    await list(page).getByText('Look at this again.').waitFor({ state: 'detached' });
    expect(await told(emic, file)).toEqual(before);
  });

  it('scrolls to the last of them by keyboard, and the transcript follows at the right', async () => {
    const { page, emic, file } = await openWindow();
    await openSegments(page);
    await list(page).getByRole('row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('textbox', { name: 'Transcript FG1' }).waitFor();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('521');
    const last = (await told(emic, file)).at(-1);
    expect(await list(page).getByRole('row', { selected: true }).innerText()).toContain(
      last?.text.slice(0, 30),
    );
    await page.getByRole('textbox', { name: /^Transcript S/ }).waitFor();
  });

  it('jumps to the transcript, and Back returns to the same segment', async () => {
    const { page } = await openWindow();
    await openSegments(page);
    await list(page).getByRole('row').first().focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: 'Transcripts', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
    await page.getByRole('button', { name: 'Back to Segments' }).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('4');
  });

  it('says in an empty project what to do', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await openSegments(page);
    await page.getByText('Nothing has been coded yet.').waitFor();
    await expectNoSeriousFaults(page);
  });
});
