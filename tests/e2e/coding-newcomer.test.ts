import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, openStudy, segments, textOf } from './coding-study.ts';

describe.skipIf(!hasChromium)('somebody who has read nothing', () => {
  it('sees how to code what was selected with the mouse, at the smallest usual window, and does', async () => {
    const window = await openStudy();
    const { page } = window;
    const inspector = page.getByRole('region', { name: 'Inspector' });
    const keys = page.getByRole('list', { name: 'Keys in the text' });
    const words = await textOf(page).getByText('nineteen pages').boundingBox();
    expect(await keys.getByRole('listitem').allInnerTexts()).toEqual(
      ['C code', 'V in vivo', '1–9 pinned codes', 'S sentence', 'T turn', '[ ] segments'].map((hint) =>
        expect.stringMatching(new RegExp(`^${hint.replace(/[[\]]/g, '\\$&').replaceAll(' ', '\\s*')}$`)),
      ),
    );
    const keysBox = await keys.boundingBox();
    const last = await keys.getByText('segments').boundingBox();
    expect((last?.y ?? 0) - (keysBox?.y ?? 0)).toBeLessThan(28);
    await inspector.getByText('Select words in the text to code them').waitFor();

    const { x, y } = words ?? { x: 0, y: 0 };
    await page.mouse.move(x + 40, y + 14);
    await page.mouse.down();
    await page.mouse.move(x + 200, y + 16, { steps: 4 });
    await page.mouse.up();
    await inspector.getByText('Press C to choose a code for these words, or to name a new one.').waitFor();
    await page.getByText('click to apply').waitFor();
    await expectNoSeriousFaults(page);

    await page.keyboard.press('c');
    await page.keyboard.type('Paper');
    await page.getByRole('option', { name: 'Create “Paper” as a theme' }).click();
    await expectHeard(page, /^Coded “Paper”, \d+ words?, 1 code here$/);
    await page.getByRole('treeitem', { name: 'Choice' }).click();
    await expectHeard(page, /^Coded “Choice”, \d+ words?, 2 codes here$/);
    await eventually(async () => (await segments(window)).map((line) => /^\w+/.exec(line)?.[0])).toEqual([
      'Choice',
      'Paper',
    ]);
    await inspector.getByRole('region', { name: 'Coded words' }).waitFor();
  });
});
