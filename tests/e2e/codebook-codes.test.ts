import { describe, expect, it } from 'vitest';
import { expectHeard, hasChromium } from '../support/window.ts';
import { eventually, focusedRow, openCodebook, outline, row } from './codebook-study.ts';

const codes = async (emic: (...words: readonly string[]) => Promise<string>, file: string) =>
  JSON.parse(await emic('list', file, 'codes', '--json'));

describe.skipIf(!hasChromium)('the codes of a codebook', () => {
  it('renames a code in its row, and on its page', async () => {
    const { page } = await openCodebook();
    await row(page, 'Safeguarding').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Keeping people safe');
    await page.keyboard.press('Enter');
    await expectHeard(page, "Renamed 'Safeguarding' to 'Keeping people safe'.");
    await eventually(() => focusedRow(page)).toBe('Keeping people safe');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Safety');
    await page.keyboard.press('Enter');
    await eventually(async () => (await outline(page))[2]).toBe('  Safety *');
    // A name that is taken is told, and what stood there comes back.
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Positive risk-taking');
    await page.keyboard.press('Enter');
    await page.getByText('already').first().waitFor();
    await eventually(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
      'Safety',
    );
  });

  it('makes a code, a sub-code and a folder where they will stand, by keyboard alone', async () => {
    const { page, emic, file } = await openCodebook();
    await row(page, 'Risk').click();
    await page.keyboard.press('Insert');
    await page.keyboard.type('Blame');
    await page.keyboard.press('Enter');
    await expectHeard(page, "Created code 'Blame'.");
    await eventually(() => focusedRow(page)).toBe('Blame');
    await page.keyboard.press('Insert');
    await page.keyboard.type('Fear of blame');
    await page.keyboard.press('Enter');
    await eventually(() => focusedRow(page)).toBe('Fear of blame');
    await page.keyboard.press('Shift+Insert');
    await page.keyboard.type('Money');
    await page.keyboard.press('Enter');
    await eventually(() => focusedRow(page)).toBe('Money');
    // Escape leaves no trace.
    await page.keyboard.press('Insert');
    await page.keyboard.type('Never mind');
    await page.keyboard.press('Escape');
    await eventually(() => focusedRow(page)).toBe('Money');
    await page.getByRole('button', { name: 'More for the codebook' }).click();
    await page.getByRole('menuitem', { name: 'New folder, not for coding' }).click();
    await page.keyboard.type('For later');
    await page.keyboard.press('Enter');
    await eventually(() => outline(page)).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      '  Blame',
      '    Fear of blame',
      'Time',
      '  Length of forms',
      '  Panel and sign-off',
      '  Excluding people',
      'Choice',
      'Money',
      'For later *',
    ]);
    const made = (await codes(emic, file)).filter(({ name }: { name: string }) => name === 'For later');
    expect(made).toMatchObject([{ codable: false }]);
  });

  it('keeps each field of a definition as it is left, one entry of history a field', async () => {
    const { page, emic, file } = await openCodebook();
    await row(page, 'Excluding people').click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Some are left out because it would take too long.');
    await page.keyboard.press('Tab');
    await expectHeard(page, 'Definition kept.');
    await page.keyboard.type('It is about whom to put forward.');
    await page.keyboard.press('Tab');
    await expectHeard(page, 'Use when kept.');
    await page.keyboard.type('Capacity is the reason.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('“I am going to start with the ones who can fill most of it in themselves.”');
    await page.keyboard.press('Escape');
    await eventually(() => focusedRow(page)).toBe('Excluding people');
    await eventually(async () =>
      (await codes(emic, file)).find(({ name }: { name: string }) => name === 'Excluding people'),
    ).toMatchObject({
      definition: 'Some are left out because it would take too long.',
      includes: 'It is about whom to put forward.',
      excludes: 'Capacity is the reason.',
      example: '“I am going to start with the ones who can fill most of it in themselves.”',
    });
    // The example's words stand in a transcript: the page says where, and leads there.
    await page.getByRole('button', { name: 'N04 Denise, line 2' }).waitFor();
    const history = (await emic('history', file))
      .split('\n')
      .filter((line) => line.includes('‘Excluding') || line.includes("'Excluding"));
    // One for the code in the imported table, two for its segments, and one for each of the four fields.
    expect(history.filter((line) => !line.includes('Applied'))).toHaveLength(4);
    await page.keyboard.press('Control+z');
    await eventually(() => page.getByRole('textbox', { name: 'Example' }).inputValue()).toBe('');
  });

  it('keeps a definition after a pause, and when another code is chosen', async () => {
    const { page, emic, file } = await openCodebook();
    await row(page, 'Choice').click();
    await page.getByRole('textbox', { name: 'Definition' }).fill('What people may choose.');
    await eventually(
      async () =>
        (await codes(emic, file)).find(({ name }: { name: string }) => name === 'Choice').definition,
    ).toBe('What people may choose.');
    await page.getByRole('textbox', { name: 'Definition' }).fill('What people choose.');
    await row(page, 'Risk').click();
    await eventually(() => page.getByRole('textbox', { name: 'Definition' }).inputValue()).toBe(
      'What may go wrong',
    );
    await eventually(
      async () =>
        (await codes(emic, file)).find(({ name }: { name: string }) => name === 'Choice').definition,
    ).toBe('What people choose.');
  });

  it('deletes a branch, says what went, and one key takes it back', async () => {
    const { page, emic, file } = await openCodebook();
    const before = await codes(emic, file);
    await row(page, 'Time').click();
    await page.keyboard.press('Delete');
    await expectHeard(page, "Deleted 'Time' with 3 sub-codes and 4 segments.");
    await eventually(() => outline(page)).toEqual([
      'Risk',
      '  Positive risk-taking',
      '  Safeguarding',
      'Choice *',
    ]);
    expect(await focusedRow(page)).toBe('Choice');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await outline(page)).length).toBe(8);
    expect(await codes(emic, file)).toEqual(before);
  });

  it('recolours a theme and changes a line, and the codes beneath follow in the table', async () => {
    const { page } = await openCodebook();
    await row(page, 'Time').click();
    await page.locator('label', { has: page.getByRole('radio', { name: 'plum' }) }).click();
    await expectHeard(page, "Recoloured 'Time'.");
    const stripeOf = (name: string) =>
      row(page, name)
        .locator('[style*="--stripe"]')
        .first()
        .evaluate((mark: HTMLElement) => mark.style.getPropertyValue('--stripe'));
    await eventually(() => stripeOf('Panel and sign-off')).toBe('var(--code-plum-stripe)');
    await row(page, 'Panel and sign-off').click();
    await page.getByText('plum, from the theme').waitFor();
    await page.locator('label', { has: page.getByRole('radio', { name: 'Double' }) }).click();
    await expectHeard(page, "Changed the line of 'Panel and sign-off'.");
    await eventually(() => row(page, 'Panel and sign-off').locator('[class*=double]').count()).toBe(1);
    await page.locator('label', { has: page.getByRole('radio', { name: 'jade' }) }).click();
    await eventually(() => stripeOf('Panel and sign-off')).toBe('var(--code-jade-stripe)');
    await page.getByRole('button', { name: 'Take the theme’s' }).click();
    await eventually(() => stripeOf('Panel and sign-off')).toBe('var(--code-plum-stripe)');
  });

  it('filters by name and keeps what stands above', async () => {
    const { page } = await openCodebook();
    await page.getByRole('searchbox', { name: 'Filter codes' }).fill('SÁFE');
    await eventually(() => outline(page)).toEqual(['Risk *', '  Safeguarding']);
    await expectHeard(page, '1 code found.');
    await page.getByRole('searchbox', { name: 'Filter codes' }).fill('nothing like it');
    await page.getByText('No code has “nothing like it” in its name').waitFor();
  });

  it('leads to the segments of a code', async () => {
    const { page } = await openCodebook();
    await row(page, 'Excluding people').click();
    await page.getByText('2', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Show segments' }).click();
    await eventually(() => page.getByRole('link', { name: 'Segments' }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  it('stands as it was left, over another view and a restart', async () => {
    const { page } = await openCodebook();
    await row(page, 'Risk').click();
    await page.keyboard.press('ArrowLeft');
    await row(page, 'Panel and sign-off').click();
    const closed = [
      'Risk',
      'Time',
      '  Length of forms',
      '  Panel and sign-off *',
      '  Excluding people',
      'Choice',
    ];
    await eventually(() => outline(page)).toEqual(closed);
    await page.keyboard.press('Control+6');
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.keyboard.press('Control+2');
    await eventually(() => outline(page)).toEqual(closed);
    expect(await focusedRow(page)).toBe('Panel and sign-off');
    await page.waitForTimeout(600);
    await page.reload();
    await eventually(() => outline(page)).toEqual(closed);
  });
});
