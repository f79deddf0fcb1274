import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';

async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
}

async function openCompare(page: Page): Promise<void> {
  await goTo(page, 'Compare groups');
  await page.getByRole('treegrid').waitFor();
}

async function choose(page: Page, button: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

function cell(page: Page, name: string | RegExp) {
  return page.getByRole('gridcell', { name });
}

/** What a screen reader says of the element that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

describe.skipIf(!hasChromium)('comparing groups', () => {
  it('is read by keyboard: cell by cell, to the ends, branches closed and opened', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await cell(page, /^Role boundaries, Nurse/).focus();
    expect(await focused(page)).toBe('Role boundaries, Nurse, 9 of 10 participants, 90 %');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe(
      'Professional identity, Occupational therapist, 6 of 8 participants, 75 %',
    );
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('Professional identity, All, 20 of 28 participants, 71 %');
    await page.keyboard.press('Control+End');
    expect(await focused(page)).toBe('Working side by side, All, 23 of 28 participants, 82 %');
    await page.keyboard.press('Control+Home');
    expect(await focused(page)).toBe('Role boundaries');

    const rows = page.getByRole('treegrid').getByRole('row');
    const all = await rows.count();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => rows.count()).toBe(all - 4);
    expect(await rows.nth(1).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Risk');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => rows.count()).toBe(all);
    // The number of a branch is that of its union, closed or open.
    await cell(page, 'Role boundaries, Nurse, 9 of 10 participants, 90 %').waitFor();
  });

  it('shows the segments behind a number, jumps to the transcript and comes back to the very cell', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await cell(page, "Somebody else's job, Nurse, 3 of 10 participants, 30 %").focus();
    await page.keyboard.press('Enter');
    const quotes = page.getByRole('grid', { name: "Segments of Somebody else's job in Nurse" });
    await quotes.getByRole('row').first().waitFor();
    await page.getByText('3 of 10 participants (30 %) · 4 segments · 87 words').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('1');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
      .toBe('2');
    await expectNoSeriousFaults(page);

    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: 'Transcripts', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
    await page.getByRole('button', { name: 'Back to Compare groups' }).press('Enter');
    await expect.poll(() => focused(page)).toBe("Somebody else's job, Nurse, 3 of 10 participants, 30 %");
    expect(await quotes.getByRole('row', { selected: true }).getAttribute('aria-rowindex')).toBe('2');

    await page.keyboard.press('Escape');
    await quotes.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe("Somebody else's job, Nurse, 3 of 10 participants, 30 %");
  });

  it('explains a number in words, with everything that it depends on', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await cell(page, /^Somebody else's job, Nurse/).click();
    await page.getByRole('button', { name: 'Explain' }).click();
    const pane = page.getByRole('dialog', { name: 'What this number means' });
    await pane
      .getByText("3 of 10 participants with profession 'Nurse' have at least one segment coded")
      .waitFor();
    const facts = await pane.locator('dl > div').allInnerTexts();
    const told = facts.map((fact) => fact.replace(/\s+/g, ' '));
    expect(told.slice(0, 5)).toEqual([
      'Groups profession',
      'N 10',
      'Coder any coder',
      'Filters none',
      'Interviewer left out',
    ]);
    expect(told[5]).toMatch(/^Made \d+ \w+ \d{4}, Emic \d+\.\d+\.\d+$/);
    await expectNoSeriousFaults(page);
  });

  it('narrows by filters, says which, and takes each off again', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await page.getByRole('button', { name: 'Add filter' }).click();
    await choose(page, /Only with/, 'local authority');
    await page.getByRole('checkbox', { name: /Northshire/ }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Include the interviewer' }).check({ force: true });
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Escape');
    await cell(page, /^Role boundaries, Nurse, \d+ of 4 participants/).waitFor();
    await page.getByRole('columnheader', { name: /Interviewer/ }).waitFor();
    const filters = page.getByRole('group', { name: 'Filters' });
    expect(await filters.innerText()).toBe('local authority: Northshire\ninterviewer included');
    await page.getByRole('button', { name: 'Remove filter interviewer included' }).click();
    await page.getByRole('columnheader', { name: /Interviewer/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove filter local authority: Northshire' }).click();
    await cell(page, 'Role boundaries, Nurse, 9 of 10 participants, 90 %').waitFor();
    await filters.waitFor({ state: 'detached' });
  });

  it('compares combinations of two attributes, other units, and none at all', async () => {
    const { page, emic, file } = await openWindow();
    await openCompare(page);
    await choose(page, /and by/, 'local authority');
    await cell(page, /^Role boundaries, Nurse \/ Northshire, 4 of 4 participants, 100 %/).waitFor();
    expect(await page.getByRole('img', { name: /Dot plot/ }).count()).toBe(0);
    await choose(page, /Group by/, 'nothing');
    await cell(page, 'Role boundaries, All, 26 of 28 participants, 93 %').waitFor();
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(2);

    await choose(page, /Group by/, 'profession');
    await choose(page, /Count/, 'Words');
    const told = JSON.parse(await emic('crosstab', file, '--by', 'profession', '--unit', 'words', '--json'));
    const nurse = told.rows[0].cells[0];
    const words = `${nurse.value.toLocaleString('en-GB')} words, ${Math.round(nurse.percent)} % of the column`;
    await cell(page, `Role boundaries, Nurse, ${words}`).waitFor();
    await choose(page, /Count/, 'Coverage');
    await cell(page, /^Role boundaries, Nurse, \d+\.\d % of the words$/).waitFor();
  });

  it('counts a focus group for each speaker’s own group', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await cell(page, /^Somebody else's job, Occupational therapist/).click();
    const first = page
      .getByRole('grid', { name: /Segments of Somebody/ })
      .getByRole('row')
      .first();
    await first.waitFor();
    // One said by O06 in the focus group: no segment of it that another profession said stands here.
    expect(await first.innerText()).toContain('O06');
    const rows = await page
      .getByRole('grid', { name: /Segments of Somebody/ })
      .getByRole('row')
      .allInnerTexts();
    expect(rows.filter((row) => /\bS0\d|\bN0\d/.test(row))).toEqual([]);
  });

  it('stands as it was left after the window was opened anew', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await choose(page, /Count/, 'Segments');
    await cell(page, /^Risk, Nurse/).click();
    await page.getByRole('grid', { name: 'Segments of Risk in Nurse' }).waitFor();
    // Layout is kept a moment after the last change.
    await page.waitForTimeout(800);
    await page.reload();
    await page.getByRole('grid', { name: 'Segments of Risk in Nurse' }).waitFor();
    await cell(page, /^Risk, Nurse, \d+ segments, \d+ % of the column$/).waitFor();
  });

  it('says in an empty project what to do', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await goTo(page, 'Compare groups');
    await page.getByText('There is nothing to compare yet.').waitFor();
    await expectNoSeriousFaults(page);
    await page.getByRole('button', { name: 'Go to transcripts' }).click();
    await page
      .getByRole('link', { name: 'Transcripts', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
  });

  it('gives nothing serious to complain of, in either theme, and tells what was copied', async () => {
    const { page } = await openWindow();
    await openCompare(page);
    await page
      .getByRole('img', { name: /Dot plot/ })
      .locator('svg')
      .waitFor();
    await expectNoSeriousFaults(page);
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expectHeard(page, /^Copied the table, 25 rows$/);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(0, 3)).toEqual([
      'Code\tNurse (N = 10)\t%\tOccupational therapist (N = 8)\t%\tSocial worker (N = 10)\t%\tAll (N = 28)\t%',
      'Role boundaries\t9\t90 %\t7\t88 %\t10\t100 %\t26\t93 %',
      '  Professional identity\t8\t80 %\t6\t75 %\t6\t60 %\t20\t71 %',
    ]);
  });
});
