import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium, heard, openWindow } from '../support/window.ts';
import { eventually, openStudy, segments, selectWords, textOf } from './coding-study.ts';

describe.skipIf(!hasChromium)('coding with the mouse', () => {
  it('codes by clicking a code, and shows it where nothing is selected', async () => {
    const window = await openStudy();
    const { page } = window;
    await page.getByRole('treeitem', { name: 'Risk management' }).click();
    await page.getByRole('region', { name: 'Inspector' }).getByText('Weighing and writing down').waitFor();
    expect(await segments(window)).toEqual([]);
    await selectWords(page, 'six weeks');
    await page.getByRole('treeitem', { name: 'Length of forms' }).click();
    await expectHeard(page, 'Coded “Length of forms”, 2 words, 1 code here');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
    // A double click is one wish.
    await page.getByRole('treeitem', { name: 'Choice' }).dblclick();
    await expectHeard(page, 'Coded “Choice”, 2 words, 2 codes here');
    await page.waitForTimeout(800);
    expect(await heard(page)).toBe('Coded “Choice”, 2 words, 2 codes here');
    await eventually(() => segments(window)).toEqual([
      'Time > Length of forms: six weeks',
      'Choice: six weeks',
    ]);
  });

  it('codes by dragging a code onto the selection, and the selection onto a code', async () => {
    const window = await openStudy();
    const { page } = window;
    await selectWords(page, 'front room');
    const words = await page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return { x: (range?.left ?? 0) + 10, y: (range?.top ?? 0) + 10 };
    });
    const choice = await page.getByRole('treeitem', { name: 'Choice' }).boundingBox();
    const time = await page.getByRole('treeitem', { name: /^Time/ }).boundingBox();
    const middle = (box: typeof choice) => ({ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 13 });
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 8, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    };
    await drag(middle(choice), words);
    await expectHeard(page, 'Coded “Choice”, 2 words, 1 code here');
    await drag(words, middle(time));
    await expectHeard(page, 'Coded “Time”, 2 words, 2 codes here');
    await eventually(() => segments(window)).toEqual(['Time: front room', 'Choice: front room']);
    await drag(middle(choice), { x: words.x, y: words.y + 220 });
    await expectHeard(page, 'Drop a code on the words that are selected');
    expect(await segments(window)).toHaveLength(2);
  });

  it('lists every segment at a place that is clicked, each with its own button', async () => {
    const window = await openStudy();
    const { page } = window;
    for (const code of ['Choice', 'Time', 'Risk']) {
      await selectWords(page, 'six weeks');
      await page.keyboard.press('c');
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await expectHeard(page, new RegExp(`^Coded “${code}”`));
    }
    const place = await page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return { x: (range?.left ?? 0) + 12, y: (range?.top ?? 0) + 12 };
    });
    await textOf(page).press('Control+Home');
    await page.mouse.click(place.x, place.y);
    const card = page.getByRole('dialog', { name: '3 segments here' });
    await card.waitFor();
    await expectNoSeriousFaults(page);
    await card.getByRole('button', { name: 'Remove code Time' }).click();
    await expectHeard(page, 'Removed “Time”, 2 codes here');
    await eventually(() => segments(window)).toEqual(['Risk: six weeks', 'Choice: six weeks']);
    await page.getByRole('dialog', { name: '2 segments here' }).waitFor();
    // The inspector has the same, and the same buttons.
    const also = page.getByRole('region', { name: 'Also here' });
    await also.getByRole('button', { name: /^Remove code/ }).click();
    await expectHeard(page, /^Removed “(Risk|Choice)”, 1 code here$/);
    await page.getByRole('button', { name: /^Undo Ctrl/ }).click();
    await eventually(() => segments(window)).toEqual(['Risk: six weeks', 'Choice: six weeks']);
  });

  it('asks who codes where several people do, and codes in that name', async () => {
    const window = await openWindow();
    const { page } = window;
    await textOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('s');
    await page.keyboard.press('c');
    await page.keyboard.type('time pressure');
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: 'Who is coding?' });
    await asked.waitFor();
    await expectNoSeriousFaults(page);
    await asked.getByRole('button', { name: 'Daniel' }).click();
    await expectHeard(page, /^Coded “Time pressure”/);
    await page
      .getByRole('region', { name: 'Comment' })
      .getByText(/^Daniel · /)
      .waitFor();
    expect(JSON.parse(await window.emic('list', window.file, 'coders', '--json'))).toHaveLength(2);
  });
});
