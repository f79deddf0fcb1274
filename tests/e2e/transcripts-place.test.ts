import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, openWindow } from '../support/window.ts';
import { eventually, goToWords, openStudy, segments, selectWords, textOf } from './coding-study.ts';

/** What has the focus, by what a screen reader calls it. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    return at === document.body ? 'nothing' : (at?.ariaLabel ?? at?.textContent ?? '');
  });
}

function view(page: Page): Promise<string> {
  return page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]').innerText();
}

/** Opens Denise's transcript from the menu of her row in the table, by keys alone. */
async function readFromParticipants(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await eventually(() => focused(page)).toBe('Denise');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Read N04 Denise' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(() => focused(page)).toBe('Text of N04 Denise');
}

describe.skipIf(!hasChromium)('where one is among the transcripts', () => {
  it('is the text, wherever the keys come from, so that they read and code at once', async () => {
    const { page } = await openStudy();
    await eventually(() => focused(page)).toBe('Text of N04 Denise');
    await goToWords(page, 'six weeks');
    await page.keyboard.press('Control+3');
    await eventually(() => focused(page)).toBe('Denise');
    await page.keyboard.press('Control+1');
    await eventually(() => focused(page)).toBe('Text of N04 Denise');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “six weeks”, 2 words, 1 code here');
    // Whoever goes along the rail is not torn away from it.
    await page.getByRole('link', { name: 'Participants', exact: true }).press('Enter');
    await page.getByRole('grid', { name: 'Participants' }).waitFor();
    expect(await focused(page)).toMatch(/Participants/);
  });

  it('leads back by Alt and the left arrow while a jump led here, and moves a segment’s end where none did', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'The panel takes six');
    await page.keyboard.press('v');
    await expectHeard(page, /^Coded/);
    const words = async () => (await segments(window)).map((line) => line.replace(/^.*: /, ''));

    await readFromParticipants(page);
    await page.keyboard.press('[');
    await expectHeard(page, 'No segment further back');
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => focused(page)).toBe('Denise');
    expect(await view(page)).toBe('Participants');
    // From the list as well as from the text.
    await readFromParticipants(page);
    await page.getByRole('treeitem', { name: /N04 Denise/ }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => focused(page)).toBe('Denise');
    expect(await words()).toEqual(['The panel takes six']);

    await page.keyboard.press('Control+1');
    await eventually(() => focused(page)).toBe('Text of N04 Denise');
    await page.keyboard.press('[');
    await page.keyboard.press('Alt+ArrowLeft');
    await expectHeard(page, '“The panel takes six” now has 3 words');
    const listed = page.getByRole('region', { name: 'Segments in this transcript' });
    await listed.getByRole('button', { name: /^The panel takes six/ }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expectHeard(page, '“The panel takes six” now has 2 words');
    expect(await words()).toEqual(['The panel']);
    expect(await view(page)).toBe('Transcripts');
  });

  it('leaves a segment behind with the caret, so that Delete never takes what is out of sight', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'front room');
    await page.keyboard.press('v');
    await expectHeard(page, /^Coded/);
    await selectWords(page, 'six weeks');
    await page.keyboard.press('Delete');
    await expectHeard(page, /^No segment is focused/);
    await page.getByRole('region', { name: 'Inspector' }).getByText('Press C to choose a code').waitFor();
    await page.keyboard.press('[');
    await expectHeard(page, 'front room: front room');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await expectHeard(page, /^No segment is focused/);
    expect(await segments(window)).toEqual(['In vivo > front room: front room']);
  });

  it('is told by a row’s name, which F2 changes, and not by the head of a group, which it leaves alone', async () => {
    const { page } = await openStudy();
    await page.getByRole('button', { name: 'Sort and group' }).press('Enter');
    await page.getByRole('menuitem', { name: 'profession' }).press('Enter');
    const list = page.getByRole('tree', { name: 'Transcripts' });
    await list.getByRole('treeitem', { name: /^Nurse/ }).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowDown');
    await eventually(() => focused(page)).toMatch(/Denise/);
    await page.keyboard.press('F2');
    await list.getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
  });

  it('groups transcripts by what is recorded of themselves', async () => {
    const window = await openStudy();
    const { page } = window;
    await page.keyboard.press('Control+3');
    await page.getByRole('radiogroup', { name: 'Rows' }).getByText('Transcripts').click();
    await page.getByRole('button', { name: 'New attribute' }).press('Enter');
    await page.keyboard.type('wave');
    await page.getByRole('textbox', { name: 'Choices, one a line' }).fill('first\nsecond');
    await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await expectHeard(page, 'Added attribute wave.');
    await eventually(() => page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^second/ }).click();
    await expectHeard(page, 'Set wave of N04 Denise to second.');
    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: 'Sort and group' }).press('Enter');
    await page.getByRole('menuitem', { name: 'wave' }).press('Enter');
    const list = page.getByRole('tree', { name: 'Transcripts' });
    const rows = list.getByRole('treeitem');
    await eventually(() => rows.allTextContents()).toEqual([
      'second1 transcript',
      'N04Denise– coded',
      'Not recorded1 transcript',
      'SW01Helen– coded',
    ]);
    await expectNoSeriousFaults(page);
  });
});

describe.skipIf(!hasChromium)('finding words in a transcript', () => {
  it('begins anew each time, steps round, and passes over the labels that are not seen', async () => {
    const { page } = await openStudy();
    await textOf(page).waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('the');
    await expectHeard(page, 'Found 7 times');
    await page.getByText('1 of 7').waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await expectHeard(page, '2 of 7');
    await page.keyboard.press('F3');
    await expectHeard(page, '3 of 7');
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expectHeard(page, '7 of 7');
    await page.keyboard.press('Escape');
    await eventually(() => focused(page)).toBe('Text of N04 Denise');
    // What was sought before gives way to what is typed now.
    await page.keyboard.press('Control+f');
    await page.keyboard.type('interviewer');
    await expectHeard(page, 'Not found');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('licence');
    await expectHeard(page, 'Found 1 time');
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “licence”, 1 word, 1 code here');
  });

  it('keeps the names of speakers out of what is coded', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'the panel?');
    // To the start of what Denise says next: nothing more is seen to be selected.
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “the panel?”, 2 words, 1 code here');
    await selectWords(page, 'The panel');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “The panel”, 2 words, 1 code here');
    expect((await segments(window)).toSorted()).toEqual([
      'In vivo > The panel: The panel',
      'In vivo > the panel?: the panel?',
    ]);
  });
});

describe.skipIf(!hasChromium)('what is not in sight', () => {
  it('is said: a code that the filter hides, words dropped from another transcript', async () => {
    const window = await openStudy();
    const { page } = window;
    await page.getByRole('treeitem', { name: 'Choice' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show only this code in the text' }).click();
    await page.getByText('0 of 0').waitFor();
    await textOf(page).focus();
    await page.keyboard.press('s');
    await page.keyboard.press('v');
    await expectHeard(page, 'Coded “How do you find the forms?”, 6 words, 1 code here, hidden by the filter');
    await page.getByRole('treeitem', { name: 'Choice' }).evaluate(async (row) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('application/x-emic-span', '{"documentId":"another","start":0,"end":9}');
      const { left, top } = row.getBoundingClientRect();
      for (const type of ['dragover', 'drop']) {
        const at = { clientX: left + 60, clientY: top + 13 };
        row.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...at }));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    });
    await expectHeard(page, 'These words are of another transcript: open it here to code them');
    expect(await segments(window)).toHaveLength(1);
  });

  it('is a participant that the palette finds: the table scrolls there', async () => {
    const folder = await (async () => {
      const { folder: made, emic } = await openWindow({ project: 'empty' });
      const many = Array.from({ length: 400 }, (_, at) => `P${String(at).padStart(3, '0')}`);
      writeFileSync(join(made, 'people.csv'), ['participant', ...many].join('\n'));
      await emic('participants', 'study.emic', 'people.csv');
      return made;
    })();
    const { page } = await openWindow({ project: join(folder, 'study.emic') });
    await page.keyboard.press('Control+3');
    await page.getByRole('searchbox', { name: 'Find in table' }).fill('P00');
    await eventually(() => page.getByRole('row').count()).toBe(11);
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('P377');
    await page.getByRole('option', { name: /P377/ }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe('P377');
    const box = await page.getByRole('rowheader', { name: 'P377' }).boundingBox();
    expect([(box?.y ?? 0) > 130, (box?.y ?? 900) < 760]).toEqual([true, true]);
    await expectNoSeriousFaults(page);
    // Found is found: whoever comes back later is where the cursor was left.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+3');
    await eventually(() => focused(page)).toBe('P378');
  });
});
