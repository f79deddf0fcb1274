import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, openStudy, segments, selectWords, textOf } from './coding-study.ts';

describe.skipIf(!hasChromium)('reading transcripts', () => {
  it('finds words whatever their accents, counts them, and leaves the place selected', async () => {
    const { page } = await openStudy();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('CAFE');
    await page.getByText('1 of 1').waitFor();
    await page.getByRole('searchbox', { name: 'Find in this transcript' }).fill('the');
    await page.getByText(/^\d+ of 7$/).waitFor();
    const first = Number(/\d+/.exec(await page.getByText(/^\d+ of 7$/).innerText())?.[0]);
    await page.keyboard.press('F3');
    await expectHeard(page, `${(first % 7) + 1} of 7`);
    await page.keyboard.press('Shift+F3');
    await expectHeard(page, `${first} of 7`);
    await page.getByRole('searchbox', { name: 'Find in this transcript' }).fill('zebra');
    await page.getByText('Not found').first().waitFor();
    await page.getByRole('searchbox', { name: 'Find in this transcript' }).fill('don’t');
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “don’t”, 1 word, 1 code here');
  });

  it('opens transcripts by the arrow keys, in groups, and searches them', async () => {
    const { page } = await openStudy();
    await page.getByRole('button', { name: 'Sort and group' }).click();
    await page.getByRole('menuitem', { name: 'profession' }).click();
    const list = page.getByRole('tree', { name: 'Transcripts' });
    await list.getByRole('treeitem', { name: /^Social worker/ }).waitFor();
    await list.getByRole('treeitem', { name: /Denise/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('textbox', { name: 'Text of SW01 Helen' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Text of SW01 Helen',
    );
    await page.getByRole('button', { name: 'Search transcripts' }).click();
    await page.keyboard.type('denise');
    await eventually(() => list.getByRole('treeitem').count()).toBe(2);
    await expectNoSeriousFaults(page);
  });

  it('renames and deletes a transcript, which one key brings back', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'six weeks');
    await page.keyboard.press('v');
    await expectHeard(page, /^Coded/);
    const row = page.getByRole('tree', { name: 'Transcripts' }).getByRole('treeitem', { name: /Denise/ });
    await row.focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('N04 Denise B.');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Renamed to “N04 Denise B.”');
    await row.focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expectHeard(page, 'Deleted “N04 Denise B.” and its 1 segment');
    await page.getByRole('textbox', { name: 'Text of SW01 Helen' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('tree', { name: 'Transcripts' }).getByText('Denise B.').waitFor();
    await eventually(() => segments(window)).toEqual(['In vivo > six weeks: six weeks']);
  });

  it('shows only what is asked for: a code with its sub-codes', async () => {
    const { page } = await openStudy();
    for (const [words, code] of [
      ['every risk', 'Safeguarding'],
      ['six weeks', 'Time'],
    ] as const) {
      await selectWords(page, words);
      await page.getByRole('treeitem', { name: new RegExp(`^${code}`) }).click();
      await expectHeard(page, new RegExp(`^Coded “${code}”`));
    }
    await page
      .getByRole('treeitem', { name: /^Risk\b/ })
      .first()
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show only this code in the text' }).click();
    await page.getByText('1 of 2').waitFor();
    const listed = page.getByRole('region', { name: 'Segments in this transcript' });
    await eventually(() => listed.getByRole('button').allInnerTexts()).toEqual([
      expect.stringMatching(/^Safeguarding/),
    ]);
    await page.getByRole('button', { name: 'Remove code Risk' }).click();
    await eventually(() => listed.getByRole('button').count()).toBe(2);
    await page.getByRole('button', { name: 'All codes' }).click();
    await page.getByRole('dialog', { name: 'Segments shown' }).waitFor();
    await expectNoSeriousFaults(page);
  });

  it('stands where it was left when the project is opened again', async () => {
    const { page, context } = await openWindow();
    await textOf(page).waitFor();
    await page.getByRole('tree', { name: 'Transcripts' }).getByRole('treeitem', { name: /^N03/ }).click();
    await page.getByRole('textbox', { name: 'Text of N03' }).focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('PageDown');
    await page.getByRole('separator', { name: 'Resize inspector' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page
      .getByRole('treeitem', { name: /^Risk\b/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowLeft');
    const standing = () =>
      page.evaluate(() => ({
        text: document.querySelector('[role=textbox]')?.getAttribute('aria-label'),
        first: [...document.querySelectorAll('[data-row]')]
          .map((row) => ({ top: Math.round(row.getBoundingClientRect().top), words: row.textContent }))
          .filter(({ top }) => top > 84)[0],
        inspector: document.getElementById('inspector')?.getBoundingClientRect().width,
        codes: document.querySelectorAll('[role=tree][aria-label=Codebook] [role=treeitem]').length,
      }));
    await page.waitForTimeout(1200);
    const left = await standing();
    expect(left.text).toBe('Text of N03');
    await page.goto('about:blank');
    await page.goBack();
    await page.getByRole('textbox', { name: 'Text of N03' }).waitFor();
    await page.getByRole('treeitem', { name: 'Blurred roles' }).waitFor();
    await eventually(standing).toEqual(left);
    await context.clearCookies();
  });

  it('shows in one window what is coded in another', async () => {
    const window = await openStudy();
    const { page } = window;
    const second = await window.another();
    await textOf(second).waitFor();
    await selectWords(page, 'six weeks');
    await page.keyboard.press('v');
    await expectHeard(page, /^Coded/);
    const listed = second.getByRole('region', { name: 'Segments in this transcript' });
    await listed.getByRole('button', { name: /^six weeks/ }).waitFor({ state: 'attached' });
    await second.getByRole('treeitem', { name: /^six weeks/ }).waitFor();
    await selectWords(second, 'a licence');
    await second.keyboard.press('c');
    await second.keyboard.type('choice');
    await second.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Segments in this transcript' })
      .getByRole('button', { name: /^Choice/ })
      .waitFor({ state: 'attached' });
  });

  it('says in an empty project what to do next', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await page.getByText('This project has no transcripts yet.').waitFor();
    await page.getByText('There are no codes yet.').waitFor();
    await page.getByRole('button', { name: /^Import transcripts/ }).waitFor();
    await expectNoSeriousFaults(page);
  });
});
