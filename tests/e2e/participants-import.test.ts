import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { expectHeard, hasChromium, openWindow, type TestWindow } from '../support/window.ts';
import { dropFiles, textFile } from './import-files.ts';

/** As a person keeps it: running numbers first, semicolons, one age that is none, one transcript that is nowhere. */
const TABLE = [
  'Nr;Name;File;Profession;Age;Note',
  '1;SW11;N01;Social worker;41;',
  '2;SW12;;Nurse;unknown;late',
  '3;N01;Nowhere;Nurse;33;',
  '4;OT3;;Nurse;51;',
].join('\n');

async function openStudy(): Promise<TestWindow> {
  const folder = temporaryFolder();
  const emic = emicFor(folder);
  await emic('new', 'study.emic', '--coder', 'Priya');
  writeFileSync(join(folder, 'N01.txt'), 'Interviewer: Hello.\nSW11: Hello to you.\n');
  writeFileSync(join(folder, 'people.csv'), 'participant\nN01\n');
  await emic('import', 'study.emic', 'N01.txt');
  await emic('participants', 'study.emic', 'people.csv');
  return openWindow({ project: join(folder, 'study.emic') });
}

async function becomes(page: Page, column: string, part: string): Promise<void> {
  await page.getByRole('button', { name: `${column} becomes` }).click();
  await page.getByRole('option', { name: part }).click();
}

describe.skipIf(!hasChromium)('importing participants from a table', () => {
  it('shows what each column becomes, says what will be done, does that, and gives it back', async () => {
    const { page, emic, file } = await openStudy();
    const people = async () => JSON.parse(await emic('list', file, 'participants', '--json'));
    const before = await people();
    await dropFiles(page, [textFile('people.csv', TABLE)]);
    await page.getByRole('heading', { name: 'Import participants' }).waitFor();
    await becomes(page, 'Nr', 'Left out');
    await becomes(page, 'Name', 'Participant’s name');
    await becomes(page, 'File', 'Transcripts');
    await becomes(page, 'Note', 'Left out');
    await page.getByRole('textbox', { name: 'Attribute of Age' }).fill('Years');
    await page.getByRole('button', { name: 'Type of Age' }).click();
    await page.getByRole('option', { name: 'Whole number' }).click();
    const facts = page.getByRole('region', { name: 'What importing will do' });
    await facts
      .getByText('4 rows: 2 new participants, 1 already there. New attributes: Profession, Years.')
      .waitFor();
    await facts.getByText('No transcript has the name Nowhere. Nobody is linked to it.').waitFor();
    await facts.getByText("'unknown' is not a whole number", { exact: false }).waitFor();
    await expectNoSeriousFaults(page, 'main');
    await page.getByRole('button', { name: 'Import 3 participants' }).click();
    await expectHeard(page, 'Imported 3 participants from people.csv. 1 row was refused.');
    const result = page.getByRole('region', { name: 'What was imported' });
    await result.getByText('3 participants imported, 1 link to transcripts made.').waitFor();
    await result.getByText('Line 3:').waitFor();
    expect(
      (await people()).map(({ name, documents, attributes }: Record<string, unknown>) => ({
        name,
        documents,
        attributes,
      })),
    ).toEqual([
      { name: 'N01', documents: [], attributes: { Profession: ['Nurse'], Years: ['33'] } },
      { name: 'SW11', documents: ['N01'], attributes: { Profession: ['Social worker'], Years: ['41'] } },
      { name: 'OT3', documents: [], attributes: { Profession: ['Nurse'], Years: ['51'] } },
    ]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('rowheader', { name: 'OT3' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(people).toEqual(before);
  });

  it('says what is wrong with a table, and lets one go', async () => {
    const { page } = await openStudy();
    await page.keyboard.press('Control+3');
    await page
      .locator('main input[type=file]')
      .first()
      .setInputFiles([textFile('broken.csv', 'participant,age\n"Ada,33\n')]);
    await page
      .getByText('a quotation mark is opened or closed in the wrong place', { exact: false })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Import participants' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Participants' }).waitFor();
  });
});
