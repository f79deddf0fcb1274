import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { docxOfLines } from '../support/docx-builder.ts';

export type HandedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export function textFile(name: string, text: string, encoding: BufferEncoding = 'utf8'): HandedFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text, encoding) };
}

export const MARTA: HandedFile = {
  name: 'SW11 Marta.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    docxOfLines([
      { bold: 'Interviewer:', text: ' How does a budget come up?' },
      { bold: 'Marta:', text: ' At review, mostly.' },
      { bold: 'Team clerk:', text: ' Your two o’clock is here.' },
      { bold: 'Interviewer:', text: ' And then?' },
      { bold: 'Marta:', text: ' Then we talk about risk.' },
      { bold: 'Team clerk:', text: ' Still here.' },
    ]),
  ),
};

/** Windows-1252, which UTF-8 cannot read. */
export const ZOE = textFile(
  'OT12 Zoë.txt',
  'Interviewer: How was it, Zoë?\nZoë: Très bien, the café was near.\nInterviewer: And?\nZoë: Déjà vu.\n',
  'latin1',
);

export const BEN = textFile(
  'OT10 Ben.vtt',
  'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Interviewer>Where do you work?\n\n00:00:04.500 --> 00:00:09.000\n<v Ben>In the hospital team.\n',
);

export const ABDUL = textFile(
  'N15 Abdul.srt',
  '1\n00:00:01,000 --> 00:00:04,000\nInterviewer: Where?\n\n2\n00:00:04,500 --> 00:00:09,000\nAbdul: In the community.\n\n3\n00:00:10,000 --> 00:00:12,000\nInterviewer: Good.\n\n4\n00:00:12,500 --> 00:00:19,000\nAbdul: Yes.\n',
);

/** An interview in which the clerk of another speaks, too. */
export function clerksToo(name: string, who: string): HandedFile {
  const lines = [
    'Interviewer: Hello.',
    `${who}: Hello.`,
    'Team clerk: Tea?',
    `${who}: Please.`,
    'Interviewer: So.',
    'Team clerk: Here.',
  ];
  return textFile(name, `${lines.join('\n')}\n`);
}

export const BROKEN: HandedFile = {
  name: 'broken.docx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from('PK\u0003\u0004 no archive at all'),
};

/** Opens the import pane by its keys and hands it files, as its file dialogue does. */
export async function chooseFiles(page: Page, files: readonly HandedFile[]): Promise<void> {
  await page.keyboard.press('Control+i');
  await page.getByRole('heading', { name: 'Import transcripts' }).waitFor();
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles([...files]);
}

/** Drops files onto the middle of the window. */
export async function dropFiles(page: Page, files: readonly HandedFile[]): Promise<void> {
  const handed = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    bytes: buffer.toString('base64'),
  }));
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, bytes } of given)
      transfer.items.add(
        new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type: mimeType }),
      );
    const at = { bubbles: true, cancelable: true, clientX: 600, clientY: 400, dataTransfer: transfer };
    const target = document.querySelector('main') ?? document.body;
    target.dispatchEvent(new DragEvent('dragover', at));
    target.dispatchEvent(new DragEvent('drop', at));
  }, handed);
}

/** The files of the pane, each with what is said of it. */
export async function filesShown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main [role=listbox][aria-label=Files] [role=option]')].map((row) =>
      [...row.querySelectorAll('[title]')].map((part) => part.textContent).join(': '),
    ),
  );
}
