import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { codeAs, expectHeard, hasChromium, openWindow } from '../support/window.ts';
import {
  ABDUL,
  BEN,
  BROKEN,
  chooseFiles,
  clerksToo,
  dropFiles,
  filesShown,
  MARTA,
  textFile,
  ZOE,
} from './import-files.ts';

type Emic = (...words: readonly string[]) => Promise<string>;

const listed = async (emic: Emic, what: string): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse(await emic('list', 'study.emic', what, '--json'));
const names = async (emic: Emic, what: string) => (await listed(emic, what)).map(({ name }) => name).sort();

/** What has the focus, by its label or its words; of a group of choices, the group's. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    const label = at?.closest('[role=radiogroup]')?.getAttribute('aria-labelledby');
    const words = label ? document.getElementById(label)?.textContent : null;
    return words ?? at?.ariaLabel ?? at?.textContent ?? '';
  });
}

async function tabTo(page: Page, what: RegExp): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (what.test(await focusedName(page))) return;
  }
  throw new Error(`Tab did not come to ${what}`);
}

describe.skipIf(!hasChromium)('importing transcripts', () => {
  it('shows four kinds of file as they will be read, takes a role and an encoding, and is undone', async () => {
    const { page, emic, folder } = await openWindow({ project: 'empty' });
    await chooseFiles(page, [MARTA, ZOE, BEN, ABDUL]);
    await expect
      .poll(() => filesShown(page))
      .toEqual([
        'SW11 Marta.docx: 3 speakers · 31 words',
        'OT12 Zoë.txt: 2 speakers · 17 words',
        'OT10 Ben.vtt: 2 speakers · 10 words',
        'N15 Abdul.srt: 2 speakers · 10 words',
      ]);
    const clerk = page.getByRole('radiogroup', { name: 'Role of Team clerk' });
    expect(await clerk.getByRole('radio', { name: 'Participant' }).isChecked()).toBe(true);
    await clerk.getByText('Other', { exact: true }).click();
    await page.getByText('Your two o’clock is here.').waitFor();
    // The text that was guessed is legible; as Cyrillic it is not, and that shows at once.
    await page.getByRole('option', { name: /Zoë/ }).click();
    await page.getByText('Très bien, the café was near.').waitFor();
    await page.getByRole('button', { name: 'Encoding' }).click();
    await page.getByRole('option', { name: 'Windows, Cyrillic (1251)' }).click();
    await page.getByText('Trиs bien', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Encoding' }).click();
    await page.getByRole('option', { name: 'Windows, Western (1252)' }).click();
    await page.getByText('Très bien, the café was near.').waitFor();
    await expectNoSeriousFaults(page, 'main');
    await page.getByRole('button', { name: 'Import 4 transcripts' }).click();
    await expectHeard(page, 'Imported 4 transcripts.');
    await expect
      .poll(() => filesShown(page))
      .toEqual([
        'SW11 Marta.docx: Imported · 3 speakers · 31 words',
        'OT12 Zoë.txt: Imported · 2 speakers · 17 words',
        'OT10 Ben.vtt: Imported · 2 speakers · 10 words',
        'N15 Abdul.srt: Imported · 2 speakers · 10 words',
      ]);
    expect(await names(emic, 'documents')).toEqual(['N15 Abdul', 'OT10 Ben', 'OT12 Zoë', 'SW11 Marta']);
    // With the clerk out of it, Marta is the only one studied, and the file says what she is called.
    expect(await names(emic, 'participants')).toEqual(['N15 Abdul', 'OT10 Ben', 'OT12 Zoë', 'SW11 Marta']);
    // What was done since stays.
    writeFileSync(join(folder, 'codes.csv'), 'code\nRisk\n');
    await emic('codebook', 'import', 'study.emic', 'codes.csv');
    await page.getByRole('button', { name: 'Undo all 4' }).click();
    await expectHeard(page, 'Undone: 4 imports.');
    await expect.poll(() => names(emic, 'documents')).toEqual([]);
    expect(await names(emic, 'participants')).toEqual([]);
    expect(await names(emic, 'codes')).toEqual(['Risk']);
    await page.getByRole('button', { name: 'Import 4 transcripts' }).waitFor();
  });

  it('takes many files dropped anywhere; one that cannot be read does not stop the others', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    await page.keyboard.press('Control+4');
    const many = Array.from({ length: 12 }, (_, at) => clerksToo(`N${at + 20} Somebody.txt`, `Person${at}`));
    await dropFiles(page, [...many.slice(0, 6), BROKEN, ...many.slice(6)]);
    await expect.poll(async () => (await filesShown(page)).length).toBe(13);
    await expect
      .poll(async () => (await filesShown(page))[6])
      .toMatch(/^broken\.docx: The file is damaged or cut short/);
    await page.getByText('1 file cannot be read and will be left out.').waitFor();
    await page.getByRole('button', { name: 'Import 12 transcripts' }).click();
    await expectHeard(page, 'Imported 12 transcripts.');
    expect((await listed(emic, 'documents')).length).toBe(12);
    expect((await filesShown(page))[6]).toMatch(/damaged/);
    // Every file is a change of its own.
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await listed(emic, 'documents')).length, { timeout: 15_000 }).toBe(11);
  });

  it('asks whether a role holds for the same label in all files', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    await chooseFiles(page, [clerksToo('N20 Ada.txt', 'Ada'), clerksToo('N21 Bo.txt', 'Bo')]);
    await page
      .getByRole('radiogroup', { name: 'Role of Team clerk' })
      .getByText('Other', { exact: true })
      .click();
    await page.getByText('Use the same role for the label Team clerk in all 2 files?').waitFor();
    await page.getByRole('button', { name: 'Use in all files' }).click();
    await expectHeard(page, 'Used in all 2 files.');
    await page.getByRole('button', { name: 'Import 2 transcripts' }).click();
    await expectHeard(page, 'Imported 2 transcripts.');
    expect(await names(emic, 'participants')).toEqual(['N20 Ada', 'N21 Bo']);
  });

  it('lets one choose who a speaker is, and what is known of somebody new', async () => {
    const { page, emic } = await openWindow({ project: 'example' });
    await codeAs(page, 'Priya');
    await chooseFiles(page, [BEN]);
    await page.getByRole('button', { name: 'Participant behind Ben: OT10 Ben new' }).click();
    await page.keyboard.type('Benjamin');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Participant behind Ben: Benjamin new' }).waitFor();
    await page.getByRole('button', { name: 'profession of Benjamin: not recorded' }).click();
    await page.keyboard.type('occ');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'years in post of Benjamin' }).fill('many');
    await page.getByText('A whole number is needed.').waitFor();
    expect(await page.getByRole('button', { name: 'Import 1 transcript' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'years in post of Benjamin' }).fill('7');
    await page.getByRole('button', { name: 'Import 1 transcript' }).click();
    await expectHeard(page, 'Imported 1 transcript.');
    const added = (await listed(emic, 'participants')).find(({ name }) => name === 'Benjamin');
    expect(added).toMatchObject({
      attributes: { profession: ['Occupational therapist'], 'years in post': ['7'] },
      documents: ['OT10 Ben'],
    });
  });

  it('asks whose a text without labels is', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    await chooseFiles(page, [
      textFile('Ward notes.txt', 'We walked round the ward.\nThe forms take weeks.\n'),
    ]);
    await page
      .getByText('No speaker labels were found: it will be one turn, spoken by Ward notes.')
      .waitFor();
    await page.getByRole('button', { name: 'Not Ward notes' }).click();
    for (const name of ['Ada', 'Bo']) {
      await page.getByRole('button', { name: /participant$/ }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await page.getByText('spoken by Ada and Bo.').first().waitFor();
    await page.getByRole('button', { name: 'Import 1 transcript' }).click();
    await expectHeard(page, 'Imported 1 transcript.');
    expect(await names(emic, 'participants')).toEqual(['Ada', 'Bo']);
    expect((await listed(emic, 'documents'))[0]).toMatchObject({ participants: ['Ada', 'Bo'] });
  });

  it('says which file is in the project already, and what to do with a project and a table', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    await chooseFiles(page, [BEN]);
    await page.getByRole('button', { name: 'Import 1 transcript' }).click();
    await expectHeard(page, 'Imported 1 transcript.');
    await page.getByRole('button', { name: 'Done' }).click();
    await dropFiles(page, [BEN, textFile('people.csv', 'participant,age\nAda,33\n')]);
    await expect.poll(() => filesShown(page)).toEqual(['OT10 Ben.vtt: Already imported, as OT10 Ben']);
    await page.getByText('people.csv is a table: it waits in Participants.').waitFor();
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.getByRole('heading', { name: 'Import participants' }).waitFor();
    await dropFiles(page, [textFile('Other.emic', 'x')]);
    await page
      .getByRole('alert')
      .filter({ hasText: 'Other.emic is a project. Projects are opened from the welcome page.' })
      .waitFor({ state: 'attached' });
    expect(await names(emic, 'documents')).toEqual(['OT10 Ben']);
  });

  it('can be stopped between two files, and what is in stays', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    const long = (at: number) =>
      textFile(`Long ${at}.txt`, `Interviewer: ${at}?\nAda: ${'Well. '.repeat(20_000)}\n`.repeat(2));
    await chooseFiles(
      page,
      Array.from({ length: 40 }, (_, at) => long(at)),
    );
    await page.getByRole('button', { name: 'Import 40 transcripts' }).click();
    await page.getByRole('progressbar', { name: 'Importing transcripts' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expectHeard(page, /^Imported \d+ of 40 transcripts\. Cancelled: \d+ files not imported\.$/);
    const there = (await listed(emic, 'documents')).length;
    expect(there).toBeLessThan(40);
    await page.getByRole('button', { name: `Import ${40 - there} transcripts` }).waitFor();
  });

  it('takes the four kinds by keyboard alone, each seen before it is in', async () => {
    const { page, emic } = await openWindow({ project: 'empty' });
    await page.keyboard.press('Control+i');
    await page.getByRole('heading', { name: 'Import transcripts' }).waitFor();
    await expect.poll(() => focusedName(page)).toBe('Choose files…');
    const dialogue = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await dialogue).setFiles([MARTA, ZOE, BEN, ABDUL]);
    await expect
      .poll(() => filesShown(page), { timeout: 10_000 })
      .toEqual([
        'SW11 Marta.docx: 3 speakers · 31 words',
        'OT12 Zoë.txt: 2 speakers · 17 words',
        'OT10 Ben.vtt: 2 speakers · 10 words',
        'N15 Abdul.srt: 2 speakers · 10 words',
      ]);
    await expect.poll(() => focusedName(page)).toBe('Files');
    for (const words of ['Très bien, the café was near.', 'In the hospital team.', 'Where?']) {
      await page.keyboard.press('ArrowDown');
      await page.getByText(words, { exact: false }).waitFor();
    }
    await page.keyboard.press('Home');
    await page.getByText('Your two o’clock is here.').waitFor();
    await expectNoSeriousFaults(page);
    await tabTo(page, /^Role of Team clerk$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Import 4 transcripts$/);
    await page.keyboard.press('Enter');
    await expectHeard(page, 'Imported 4 transcripts.');
    expect(await names(emic, 'participants')).toEqual(['N15 Abdul', 'OT10 Ben', 'OT12 Zoë', 'SW11 Marta']);
    await expect.poll(() => focusedName(page)).toBe('Read the first');
    await expectNoSeriousFaults(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page), { timeout: 10_000 }).toBe('Text of SW11 Marta');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => names(emic, 'documents'), { timeout: 10_000 }).toEqual([]);
    expect(await names(emic, 'participants')).toEqual([]);
  });

  it('has room for files, text and speakers at twice the size', async () => {
    const { page } = await openWindow({ project: 'empty', size: { width: 640, height: 400 } });
    await chooseFiles(page, [MARTA, BEN]);
    const speaker = page.getByRole('radiogroup', { name: 'Role of Team clerk' });
    await speaker.scrollIntoViewIfNeeded();
    const box = await speaker.boundingBox();
    expect([(box?.x ?? 0) >= 72, (box?.x ?? 0) + (box?.width ?? 0) <= 640]).toEqual([true, true]);
    await page.getByRole('option', { name: /Ben/ }).click();
    await page.getByText('In the hospital team.').waitFor();
    await expectNoSeriousFaults(page);
  });

  it('says what to do where nothing has been chosen yet, in both themes', async () => {
    const { page } = await openWindow({ project: 'empty' });
    await page.keyboard.press('Control+i');
    await page.getByText('Choose transcripts, or drop them anywhere in this window.').waitFor();
    expect(await page.getByRole('button', { name: 'Choose files…' }).isVisible()).toBe(true);
    await expectNoSeriousFaults(page, 'main');
  });
});
