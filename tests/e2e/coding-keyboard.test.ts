import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, openStudy, pin, segments, selectWords, textOf } from './coding-study.ts';

describe.skipIf(!hasChromium)('coding by the keyboard alone', () => {
  it('codes ten passages without the mouse', async () => {
    const window = await openStudy();
    const { page } = window;
    await pin(page, 'Safeguarding', 1);
    await pin(page, 'Choice', 2);
    await textOf(page).focus();
    await page.keyboard.press('Control+Home');

    // 1: the sentence at the caret, by a few letters of a code's name.
    await selectWords(page, 'I sit in');
    await page.keyboard.press('s');
    await page.keyboard.press('c');
    await page.keyboard.type('lenfo');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Length of forms”, 14 words, 1 code here');
    // 2: the same again with one key.
    await selectWords(page, 'It asks for every risk twice');
    await page.keyboard.press('.');
    await expectHeard(page, 'Coded “Length of forms”, 6 words, 1 code here');
    // 3, 4: pinned codes; the selection stays, so that a second code goes on it.
    await page.keyboard.press('1');
    await expectHeard(page, 'Coded “Safeguarding”, 6 words, 2 codes here');
    await page.keyboard.press('2');
    await expectHeard(page, 'Coded “Choice”, 6 words, 3 codes here');
    // 5: words taken with Shift and the arrows, Enter for the picker.
    await selectWords(page, 'panel takes');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.type('time');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Time”, 3 words, 1 code here');
    // 6: a whole turn.
    await selectWords(page, 'They choose');
    await page.keyboard.press('t');
    await page.keyboard.press('2');
    await expectHeard(page, /^Coded “Choice”, \d+ words, 1 code here$/);
    // 7: in their own words.
    await selectWords(page, 'We could say allowance');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “We could say allowance”, 4 words, 2 codes here');
    // 8, 9: two codes ticked for one passage.
    await selectWords(page, 'Café owners wait less');
    await page.keyboard.press('c');
    await page.keyboard.type('risk m');
    await page.keyboard.press('Tab');
    await page.keyboard.type('safe');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded 2 codes, 4 words, 2 codes here');
    // 10: apply and stay for another.
    await selectWords(page, 'rather be out seeing people');
    await page.keyboard.press('c');
    await page.keyboard.type('choice');
    await page.keyboard.press('Control+Enter');
    await expectHeard(page, 'Coded “Choice”, 5 words, 1 code here');
    await expectNoSeriousFaults(page);
    await expect(page.getByRole('dialog', { name: 'Code picker' }).isVisible()).resolves.toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');

    expect(await segments(window)).toEqual([
      'Time > Length of forms: I sit in a front room with a form that is nineteen pages long.',
      'Risk > Safeguarding: It asks for every risk twice',
      'Time > Length of forms: It asks for every risk twice',
      'Choice: It asks for every risk twice',
      'Time: panel takes six',
      'Risk > Risk management: Café owners wait less',
      'Risk > Safeguarding: Café owners wait less',
      'Choice: rather be out seeing people',
      'Choice: They choose what they know. A budget is a word to them. We could say allowance, and we don’t.',
      'In vivo > We could say allowance: We could say allowance',
    ]);
  });

  it('makes a code while coding, beneath the one last used, in one step of the history', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'Nobody reads it');
    await page.keyboard.press('c');
    await page.keyboard.type('safeguarding');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Safeguarding”, 3 words, 1 code here');

    await page.keyboard.press('c');
    await page.keyboard.type('Paper nobody reads');
    await page.getByRole('option', { name: 'Create “Paper nobody reads” in Risk' }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Shift+Enter');
    await expectHeard(page, 'Coded “Paper nobody reads”, 3 words, 2 codes here');
    await page.getByRole('treeitem', { name: 'Paper nobody reads' }).waitFor();
    await page.keyboard.press('c');
    await page.keyboard.type('Time > Waiting');
    await page.getByRole('option', { name: 'Create “Waiting” in Time' }).waitFor();
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Waiting”, 3 words, 3 codes here');

    await page.keyboard.press('Control+z');
    await page.getByRole('treeitem', { name: 'Waiting' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('treeitem', { name: 'Paper nobody reads' }).waitFor({ state: 'detached' });
    await eventually(() => segments(window)).toEqual(['Risk > Safeguarding: Nobody reads it']);
  });

  it('tells overlapping codes apart and removes them one by one', async () => {
    const window = await openStudy();
    const { page } = window;
    for (const [words, code] of [
      ['It asks for every risk twice', 'Risk management'],
      ['every risk', 'Safeguarding'],
      ['asks for every', 'Choice'],
    ] as const) {
      await selectWords(page, words);
      await page.keyboard.press('c');
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await expectHeard(page, new RegExp(`^Coded “${code}”`));
    }
    await selectWords(page, 'every');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: '3 segments here' });
    await card.waitFor();
    await eventually(() => card.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Risk management Risk\s+6 words$/),
      expect.stringMatching(/^Choice\s+3 words$/),
      expect.stringMatching(/^Safeguarding Risk\s+2 words$/),
    ]);
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Home');
    await card.getByRole('button', { name: /^Risk management/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await expectHeard(page, 'Removed “Choice”, 2 codes here');
    await eventually(() => segments(window)).toEqual([
      'Risk > Risk management: It asks for every risk twice',
      'Risk > Safeguarding: every risk',
    ]);
    await page.keyboard.press('Escape');
    // The one that is focused, and no other.
    await page.keyboard.press('Delete');
    await expectHeard(page, 'Removed “Safeguarding”, 1 code here');
    await page.keyboard.press('[');
    await page.keyboard.press('Delete');
    await expectHeard(page, 'Removed “Risk management”, 0 codes here');
    expect(await segments(window)).toEqual([]);
  });

  it('moves the ends of a segment by words, and comments on it', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'panel takes');
    await page.keyboard.press('c');
    await page.keyboard.type('time');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Time”, 2 words, 1 code here');
    // Faster than the host answers.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await eventually(() => segments(window)).toEqual(['Time: The panel takes six weeks.']);
    await expectHeard(page, '“Time” now has 5 words');
    await page.keyboard.press('m');
    await page.keyboard.type('Compare with Helen');
    await page.keyboard.press('Control+Enter');
    await expectHeard(page, 'Commented “Time”');
    await eventually(() => segments(window)).toEqual([
      'Time: The panel takes six weeks. (Compare with Helen)',
    ]);
    await page.getByRole('region', { name: 'Comment' }).getByText('Compare with Helen').waitFor();
    await page.keyboard.press('m');
    await page.keyboard.type(' no more');
    await page.keyboard.press('Escape');
    await eventually(() => segments(window)).toEqual([
      'Time: The panel takes six weeks. (Compare with Helen)',
    ]);
  });

  it('finds a code among a thousand by a few letters', async () => {
    const window = await openStudy();
    const { page } = window;
    const rows = Array.from(
      { length: 1000 },
      (_, n) => `Theme ${n % 40} of the study > Some longer name ${n}`,
    );
    writeFileSync(join(window.folder, 'many.csv'), ['code', ...rows].join('\n'));
    await window.emic('codebook', 'import', window.file, join(window.folder, 'many.csv'));
    await page.getByRole('heading', { name: 'Codebook' }).locator('..').getByText('1046').waitFor();
    await selectWords(page, 'six weeks');
    await page.keyboard.press('c');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.type('name 777');
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Coded “Some longer name 777”, 2 words, 1 code here');
  });

  it('says what to do where there is nothing to code, repeat or remove', async () => {
    const { page } = await openStudy();
    await textOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('c');
    await expectHeard(page, 'Select some words first: S selects the sentence, T the turn');
    await page.keyboard.press('s');
    await page.keyboard.press('.');
    await expectHeard(page, 'Nothing to repeat yet: C chooses a code');
    await page.keyboard.press('5');
    await expectHeard(page, /^No code is pinned to 5/);
    await page.keyboard.press('Delete');
    await expectHeard(page, /^No segment is focused/);
  });
});
