import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, focusedRow, OUTLINE, openCodebook, outline, row } from './codebook-study.ts';

/** Drags a row to a share of another row's height, and leaves the button down. */
async function dragTo(page: Page, name: string, onto: string, share: number): Promise<void> {
  const from = await row(page, name).boundingBox();
  const to = await row(page, onto).boundingBox();
  if (from === null || to === null) throw new Error('Both rows have to be in sight.');
  await page.mouse.move(from.x + 80, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 90, to.y + to.height * share - 2, { steps: 6 });
  await page.waitForTimeout(60);
  await page.mouse.move(to.x + 90, to.y + to.height * share, { steps: 2 });
}

const withoutStars = (lines: readonly string[]) => lines.map((line) => line.replace(' *', ''));

describe.skipIf(!hasChromium)('ordering and nesting codes', () => {
  it('orders by dropping between rows, says before what will happen, and one key takes it back', async () => {
    const { page } = await openCodebook();
    await dragTo(page, 'Panel and sign-off', 'Length of forms', 0.1);
    await page.getByText('move to first in Time').waitFor();
    await page.mouse.up();
    await expectHeard(page, "Moved 'Panel and sign-off' to first in Time.");
    await eventually(async () => withoutStars(await outline(page))).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      'Time',
      '  Panel and sign-off',
      '  Length of forms',
      '  Excluding people',
      'Choice',
    ]);
    await page.keyboard.press('Control+z');
    await eventually(async () => withoutStars(await outline(page))).toEqual(OUTLINE);
  });

  it('nests by dropping onto a row, and never merges', async () => {
    const { page, emic, file } = await openCodebook();
    await dragTo(page, 'Choice', 'Risk', 0.5);
    await page.getByText(/^move .*Risk/).waitFor();
    await page.mouse.up();
    await eventually(async () => withoutStars(await outline(page))).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      '  Choice',
      'Time',
      '  Length of forms',
      '  Panel and sign-off',
      '  Excluding people',
    ]);
    expect(JSON.parse(await emic('list', file, 'codes', '--json'))).toHaveLength(8);
  });

  it('leaves everything as it was when a drag is given up', async () => {
    const { page } = await openCodebook();
    await dragTo(page, 'Choice', 'Risk', 0.5);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(withoutStars(await outline(page))).toEqual(OUTLINE);
  });

  it('says where a name is taken, and moves nothing', async () => {
    const { page } = await openCodebook();
    await page.getByRole('button', { name: 'New code' }).click();
    await page.keyboard.type('Safeguarding');
    await page.keyboard.press('Enter');
    await eventually(() => focusedRow(page)).toBe('Safeguarding');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => (await outline(page))[7]).toBe('Safeguarding *');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => (await outline(page))[3]).toBe('Safeguarding *');
    await page.waitForTimeout(350);
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByText("There is a code 'Safeguarding' at that place already").first().waitFor();
    expect((await outline(page))[3]).toBe('Safeguarding *');
  });

  it('moves up, down, in and out by keys, with the focus staying on the code', async () => {
    const { page } = await openCodebook();
    await row(page, 'Excluding people').click();
    await page.keyboard.press('Alt+ArrowUp');
    await expectHeard(page, "Moved 'Excluding people' after Length of forms in Time.");
    await eventually(async () => (await outline(page))[5]).toBe('  Excluding people *');
    await page.keyboard.press('Alt+ArrowRight');
    await expectHeard(page, "Moved 'Excluding people' into Length of forms.");
    await eventually(() => outline(page)).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      'Time',
      '  Length of forms',
      '    Excluding people *',
      '  Panel and sign-off',
      'Choice',
    ]);
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(async () => (await outline(page))[5]).toBe('  Excluding people *');
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => outline(page)).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      'Time',
      '  Length of forms',
      '  Panel and sign-off',
      'Excluding people *',
      'Choice',
    ]);
    expect(await focusedRow(page)).toBe('Excluding people');
    await page.keyboard.press('Alt+ArrowDown');
    await expectHeard(page, "Moved 'Excluding people' after Choice.");
    for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press('Control+z');
    await eventually(async () => withoutStars(await outline(page))).toEqual(OUTLINE);
  });

  it('moves a code far by searching for where it goes, by keyboard alone', async () => {
    const { page } = await openCodebook();
    await row(page, 'Panel and sign-off').click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Move to…' }).waitFor();
    await page.keyboard.type('Move');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Move under' }).waitFor();
    await page.keyboard.type('choi');
    await page.getByText('‘Panel and sign-off’ goes under ‘Choice’').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await eventually(async () => (await outline(page)).slice(-2)).toEqual([
      'Choice',
      '  Panel and sign-off *',
    ]);
    expect(await focusedRow(page)).toBe('Panel and sign-off');
  });
});
