import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { expectHeard, hasChromium, openWindow, type TestWindow } from '../support/window.ts';

type Emic = (...words: readonly string[]) => Promise<string>;
type Person = {
  readonly name: string;
  readonly documents: readonly string[];
  readonly attributes: { readonly [name: string]: readonly string[] };
};

const TABLE = [
  'participant,site,years,supervises,interviewed',
  'N01,Calder,27,true,2026-04-20',
  'N02,Northmoor,18,true,2026-05-12',
  'N03,Calder,17,false,2026-03-25',
  'N04,Calder,1,true,2026-04-02',
];

/** A window on four participants with a choice, a number, a yes or no and a date, in the table of participants. */
async function openTable(): Promise<TestWindow> {
  const folder = temporaryFolder();
  const emic = emicFor(folder);
  await emic('new', 'study.emic', '--coder', 'Priya');
  writeFileSync(join(folder, 'people.csv'), TABLE.join('\n'));
  writeFileSync(join(folder, 'N01.txt'), 'Interviewer: Hello.\nN01: Hello to you.\n');
  writeFileSync(join(folder, 'Ward.txt'), 'Notes of a walk.\n');
  await emic('participants', 'study.emic', 'people.csv');
  await emic('import', 'study.emic', 'N01.txt', 'Ward.txt');
  const window = await openWindow({ project: join(folder, 'study.emic') });
  await window.page.keyboard.press('Control+3');
  await window.page.getByRole('grid', { name: 'Participants' }).waitFor();
  return window;
}

const people = async (emic: Emic, file: string): Promise<readonly Person[]> =>
  JSON.parse(await emic('list', file, 'participants', '--json'));

/** The table as it is shown, a row a line. */
async function shown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role=grid] [role=row]')]
      .slice(1)
      .map((row) => [...row.querySelectorAll('[data-column]')].map((cell) => cell.textContent).join(' | ')),
  );
}

/** Row and column of the cell that has the focus, as a person counts. */
async function place(page: Page): Promise<string> {
  return page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-column]');
    const row = cell?.closest('[data-row]')?.getAttribute('data-row');
    return cell ? `${Number(row) + 1}:${Number(cell.getAttribute('data-column')) + 1}` : 'elsewhere';
  });
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === words) return;
  }
  throw new Error(`Tab did not come to ${words}`);
}

async function putOnClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
}

const SHOWN = [
  'N01 | Calder | 27 | Yes | 20 Apr 2026 | 1 | 0 %',
  'N02 | Northmoor | 18 | Yes | 12 May 2026 | 0 | –',
  'N03 | Calder | 17 | No | 25 Mar 2026 | 0 | –',
  'N04 | Calder | 1 | Yes | 02 Apr 2026 | 0 | –',
];

describe.skipIf(!hasChromium)('the table of participants', () => {
  it('is walked through and filled in by keyboard, as a spreadsheet', async () => {
    const { page, emic, file } = await openTable();
    await expect.poll(() => shown(page)).toEqual(SHOWN);
    await page.getByRole('rowheader', { name: 'N01' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await place(page)).toBe('1:3');
    // Typing replaces, Enter goes down, Tab to the right; what does not fit stays and says why.
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'A whole number is needed, such as 12.');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('28');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Set years of N01 to 28.');
    await expect.poll(() => place(page)).toBe('2:3');
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type('0');
    await page.keyboard.press('Tab');
    await expectHeard(page, 'Set years of N02 to 180.');
    await expect.poll(() => place(page)).toBe('2:4');
    await page.keyboard.type('no');
    await page.keyboard.press('Tab');
    await expectHeard(page, 'Set supervises of N02 to No.');
    await expect.poll(() => place(page)).toBe('2:5');
    await page.keyboard.type('1 june 2026');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Set interviewed of N02 to 2026-06-01.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('never mind');
    await page.keyboard.press('Escape');
    await expect.poll(() => place(page)).toBe('3:5');
    await page.keyboard.press('Delete');
    await expectHeard(page, 'Cleared interviewed of N03.');
    await expect
      .poll(() => shown(page))
      .toEqual([
        'N01 | Calder | 28 | Yes | 20 Apr 2026 | 1 | 0 %',
        'N02 | Northmoor | 180 | No | 01 Jun 2026 | 0 | –',
        'N03 | Calder | 17 | No | Not recorded | 0 | –',
        SHOWN[3],
      ]);
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => (await people(emic, file))[2]?.attributes.interviewed)
      .toEqual(['2026-03-25']);
  });

  it('offers the values of a choice with how many have each, none, and another', async () => {
    const { page, emic, file } = await openTable();
    await page.getByRole('gridcell', { name: 'Northmoor' }).click();
    await page.keyboard.press('Enter');
    const list = page.getByRole('listbox', { name: 'site of N02' });
    await list.waitFor();
    expect(await list.getByRole('option').allTextContents()).toEqual([
      'Calder3',
      'Northmoor1',
      'Not recorded',
    ]);
    await expectNoSeriousFaults(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Set site of N02 to Calder.');
    await expect.poll(() => place(page)).toBe('2:2');
    await page.keyboard.type('West');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Set site of N02 to West.');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Not recorded' }).click();
    await expectHeard(page, 'Cleared site of N02.');
    await expect.poll(async () => (await people(emic, file))[1]?.attributes.site).toBeUndefined();
    await page.getByText('3 of 4 recorded', { exact: false }).waitFor();
  });

  it('takes in a block from a spreadsheet as one change, says what was refused, and gives it back', async () => {
    const { page, emic, file } = await openTable();
    const before = await people(emic, file);
    await expect.poll(() => place(page)).toBe('1:1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await putOnClipboard(
      page,
      'Westhaven\t12\tno\r\nCalder\ttwelve\tyes\r\n"West\nhaven"\t3\tperhaps\r\nCalder\t4\tno\r\n',
    );
    await page.keyboard.press('Control+v');
    await expectHeard(page, '1 row below the last one had no place.');
    const left = page.getByRole('region', { name: 'What was not pasted' });
    await left.getByRole('heading', { name: '2 cells refused' }).waitFor();
    expect(await left.getByRole('button').allTextContents()).toEqual(['', 'N03, years', 'N04, supervises']);
    await expect
      .poll(() => shown(page))
      .toEqual([
        SHOWN[0],
        'N02 | Westhaven | 12 | No | 12 May 2026 | 0 | –',
        'N03 | Calder | 17 | Yes | 25 Mar 2026 | 0 | –',
        'N04 | West\nhaven | 3 | Yes | 02 Apr 2026 | 0 | –',
      ]);
    await expectNoSeriousFaults(page);
    // What was refused is gone through by the keys, too.
    await tabTo(page, 'N03, years');
    await page.keyboard.press('Enter');
    await expect.poll(() => place(page)).toBe('3:3');
    await page.keyboard.press('Control+z');
    await expect.poll(() => people(emic, file), { timeout: 15_000 }).toEqual(before);
  });

  it('copies a range as a spreadsheet takes it, fills a range with one value, and empties it', async () => {
    const { page } = await openTable();
    await page.getByRole('gridcell', { name: '27' }).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 × 3 cells').waitFor();
    await page.keyboard.press('Control+c');
    await expectHeard(page, 'Copied 6 cells.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '27\tYes\t2026-04-20\n18\tYes\t2026-05-12\n',
    );
    await page.keyboard.press('Delete');
    await expectHeard(page, 'Cleared 6 cells.');
    await page.getByRole('gridcell', { name: 'Not recorded' }).last().waitFor();
    await expectNoSeriousFaults(page, 'main');
    await page.keyboard.press('Control+v');
    await expectHeard(page, 'Set 6 cells.');
    await expect.poll(() => shown(page)).toEqual(SHOWN);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Control+ArrowDown');
    await putOnClipboard(page, '5');
    await page.keyboard.press('Control+v');
    await expectHeard(page, 'Set 4 cells.');
    await expect
      .poll(async () => (await shown(page)).map((row) => row.split(' | ')[2]))
      .toEqual(['5', '5', '5', '5']);
  });

  it('adds, names and deletes participants and attributes', async () => {
    const { page } = await openTable();
    await page.getByRole('button', { name: 'New participant' }).click();
    await page.keyboard.type('N05');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Added participant N05.');
    await expect.poll(() => place(page)).toBe('5:2');
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    await page.keyboard.type('N05 Kofi');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Renamed N05 to N05 Kofi.');
    await page.getByRole('button', { name: 'New attribute' }).click();
    await page.keyboard.type('Team');
    await page.getByRole('textbox', { name: 'Choices, one a line' }).fill('Recovery\nCommunity');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expectHeard(page, 'Added attribute Team.');
    const head = page.getByRole('columnheader', { name: /^Team/ });
    await head.waitFor();
    // The heads are above the first row: Enter opens what can be done.
    await page.getByRole('rowheader', { name: 'N01' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    expect(await head.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Choices…' }).click();
    await page.getByRole('button', { name: 'Move Community up' }).click();
    await expectHeard(page, 'Community: place 1 of 2.');
    await page.getByRole('button', { name: 'Keep' }).click();
    await expectHeard(page, 'Changed the choices of Team.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const values = page.getByRole('listbox', { name: 'Team of N01' }).getByRole('option');
    await expect.poll(() => values.allTextContents()).toEqual(['Community0', 'Recovery0', 'Not recorded']);
    await page.keyboard.press('Escape');
    await head.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.keyboard.type('Ward');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Renamed Team to Ward.');
    await page.getByRole('columnheader', { name: /^Ward/ }).click();
    await page.getByRole('menuitem', { name: 'Delete attribute' }).click();
    await expectHeard(page, 'Deleted attribute Ward.');
    await page.getByRole('rowheader', { name: 'N05 Kofi' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete participant' }).click();
    await expectHeard(page, 'Deleted participant N05 Kofi.');
    await expect.poll(() => shown(page)).toEqual(SHOWN);
  });

  it('links a participant to transcripts, and opens one', async () => {
    const { page, emic, file } = await openTable();
    await page.getByRole('rowheader', { name: 'N02' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Transcripts of N02: link a transcript' }).fill('war');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Linked N02 to Ward.');
    await expect.poll(async () => (await people(emic, file))[1]?.documents).toEqual(['Ward']);
    await page.getByRole('button', { name: 'Unlink Ward' }).click();
    await expectHeard(page, 'Unlinked N02 from Ward.');
    await page.keyboard.press('Escape');
    await page.getByRole('rowheader', { name: 'N01' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Read N01' }).click();
    await page.getByText('Hello to you.').first().waitFor();
    await page.getByRole('button', { name: 'Back to Participants' }).click();
    await page.getByRole('grid', { name: 'Participants' }).waitFor();
    await expect.poll(() => place(page)).toBe('1:1');
  });

  it('finds and sorts, and stands as it was left', async () => {
    const { page } = await openTable();
    await page.getByRole('searchbox', { name: 'Find in table' }).fill('cálder');
    await expectHeard(page, '3 participants found.');
    await page.getByRole('columnheader', { name: /^years/ }).click();
    await page.getByRole('menuitem', { name: 'Sort descending' }).click();
    const sorted = [SHOWN[0], SHOWN[2], SHOWN[3]];
    await expect.poll(() => shown(page)).toEqual(sorted);
    expect(await page.getByRole('columnheader', { name: /^years/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await page.getByRole('gridcell', { name: '17', exact: true }).click();
    await page.keyboard.press('Control+6');
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.keyboard.press('Control+3');
    await expect.poll(() => place(page)).toBe('2:3');
    await page.waitForTimeout(600);
    await page.reload();
    await expect.poll(() => shown(page)).toEqual(sorted);
  });

  it('shows transcripts with attributes of their own', async () => {
    const { page, emic, file } = await openTable();
    await page.getByRole('radiogroup', { name: 'Rows' }).getByText('Transcripts').click();
    await page.getByRole('grid', { name: 'Transcripts' }).waitFor();
    await page.getByRole('button', { name: 'New attribute' }).click();
    await page.keyboard.type('Wave');
    await page.getByRole('button', { name: /Type/ }).click();
    await page.getByRole('option', { name: 'Whole number' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expectHeard(page, 'Added attribute Wave.');
    await expect.poll(() => place(page)).toBe('1:2');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Set Wave of N01 to 2.');
    await expect.poll(() => shown(page)).toEqual(['N01 | 2 | 1 | 0 %', 'Ward | Not recorded | 0 | 0 %']);
    const documents = JSON.parse(await emic('list', file, 'documents', '--json'));
    expect(documents[0]).toMatchObject({ name: 'N01' });
  });

  it('keeps only rows in sight of a long table in the page, and the cursor with them', async () => {
    const folder = temporaryFolder();
    const emic = emicFor(folder);
    const many = Array.from({ length: 1_000 }, (_, at) => `P${String(at).padStart(4, '0')},${at}`);
    writeFileSync(join(folder, 'people.csv'), ['participant,age', ...many].join('\n'));
    await emic('new', 'study.emic', '--coder', 'Priya');
    await emic('participants', 'study.emic', 'people.csv');
    const { page } = await openWindow({ project: join(folder, 'study.emic') });
    await page.keyboard.press('Control+3');
    await page.getByRole('rowheader', { name: 'P0000' }).click();
    await page.keyboard.press('Control+End');
    await expect.poll(() => place(page)).toBe('1000:4');
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
    expect((await shown(page)).length).toBeLessThan(120);
    await page.keyboard.press('Control+ArrowUp');
    await expect.poll(() => place(page)).toBe('1:4');
  });

  it('says what to do where there is nobody yet', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await page.keyboard.press('Control+3');
    await page.getByText('There are no participants yet.').waitFor();
    await expectNoSeriousFaults(page, 'main');
    await page.getByRole('main').getByRole('button', { name: 'New participant' }).last().click();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Added participant Ada.');
    await page.getByRole('rowheader', { name: 'Ada' }).waitFor();
  });
});
