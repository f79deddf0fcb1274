import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/formats/csv.ts';
import { type Emic, emicIn, said, told } from '../support/command-line.ts';
import { temporaryFolder } from '../support/project.ts';

type Place = { readonly document: string; readonly start: number; readonly end: number };
type Segment = Place & { readonly text: string; readonly code_path: string };

async function studyIn(folder: string): Promise<Emic> {
  const emic = emicIn(folder);
  await said(emic('new', 'study.emic', '--coder', 'Priya'));
  return emic;
}

/** Quotes as the segment table has them, by code. */
async function quotesOf(emic: Emic): Promise<Readonly<Record<string, string>>> {
  const rows = await told<readonly Segment[]>(emic('segments', 'study.emic', '--json'));
  return Object.fromEntries(rows.map(({ code_path, text }) => [code_path, text]));
}

/** Quotes as a spreadsheet gets them, by code: from the segment table as CSV. */
async function exportedQuotes(emic: Emic, folder: string): Promise<Readonly<Record<string, string>>> {
  await said(emic('export', 'study.emic', 'segments.csv'));
  const { rows, ragged } = readCsv(readFileSync(join(folder, 'segments.csv')));
  expect(ragged).toEqual([]);
  return Object.fromEntries(rows.map(({ cells }) => [cells.get('code_path') ?? '', cells.get('text') ?? '']));
}

const FAMILY = '👩‍👩‍👧‍👦';
const ACUTE = 'e\u0301';

const SCRIPTS = [
  {
    name: 'emoji',
    lines: ['P01: so 😀 tired', `P02: ${FAMILY} came 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 today`],
    quote: `${FAMILY} came 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽`,
    words: { sought: 'came today', found: ['came'] },
  },
  {
    name: 'marks',
    lines: [`P01: caf${ACUTE} and café`, `P02: r${ACUTE}sum${ACUTE} Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ नमस्ते`],
    quote: `r${ACUTE}sum${ACUTE} Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢`,
    words: { sought: 'resume', found: [`r${ACUTE}sum${ACUTE}`, `r${ACUTE}sum${ACUTE}`] },
  },
  {
    name: 'hebrew',
    lines: ['P01: שלום לכולם', 'P02: הֵם אָמְרוּ "no" וְהָלְכוּ, (2013) כן'],
    quote: 'הֵם אָמְרוּ "no" וְהָלְכוּ, (2013)',
    words: { sought: 'שלום', found: ['שלום'] },
  },
  {
    name: 'arabic',
    lines: ['P01: \u200fالسلام عليكم\u200f', 'P02: قال \u2067"budget"\u2069 ثم سكت'],
    quote: 'قال \u2067"budget"\u2069 ثم سكت',
    words: { sought: 'السلام', found: ['السلام'] },
  },
  {
    name: 'cjk',
    lines: ['P01: 我们很累。𠮷野家で', 'P02: 책임은 모두의 것입니다、𠮷です'],
    quote: '책임은 모두의 것입니다、𠮷',
    words: { sought: '野家', found: ['野家'] },
  },
] as const;

/** The script's text: its lines, and the quote once more behind them. */
function textOf({ lines, quote }: (typeof SCRIPTS)[number]): string {
  return `${lines.join('\n')}\nP01: ${quote}, again\n`;
}

describe('text of any script', () => {
  it('keeps every quote exact from import through coding and search to export', async () => {
    const folder = temporaryFolder();
    const emic = await studyIn(folder);
    for (const script of SCRIPTS)
      writeFileSync(join(folder, `${script.name}.txt`), textOf(script).replaceAll('\n', '\r\n'));
    await said(emic('import', 'study.emic', ...SCRIPTS.map(({ name }) => `${name}.txt`)));
    for (const script of SCRIPTS) {
      const { name, quote, words } = script;
      const text = textOf(script);
      expect(await said(emic('text', 'study.emic', name))).toBe(text);
      const first = text.indexOf(quote);
      const last = text.lastIndexOf(quote);
      const coding = ['code', 'study.emic', '--document', name, '--json'];
      const byQuote = await told<Place>(emic(...coding, '--code', `${name} > quote`, '--quote', quote));
      expect(byQuote).toMatchObject({ start: first, end: first + quote.length, quote });
      const offsets = ['--start', String(last), '--end', String(last + quote.length)];
      const byOffsets = await told<Place>(emic(...coding, '--code', `${name} > offsets`, ...offsets));
      expect(byOffsets).toMatchObject({ start: last, end: last + quote.length, quote });
      const exact = await told<readonly Place[]>(emic('search', 'study.emic', quote, '--exact', '--json'));
      expect(exact.map(({ document, start, end }) => [document, start, text.slice(start, end)])).toEqual([
        [name, first, quote],
        [name, last, quote],
      ]);
      const byWords = await told<readonly Place[]>(emic('search', 'study.emic', words.sought, '--json'));
      expect(byWords.map(({ document, start, end }) => [document, text.slice(start, end)])).toEqual(
        words.found.map((found) => [name, found]),
      );
    }
    const quotes = SCRIPTS.flatMap(({ name, quote }) => [
      [`${name} > quote`, quote],
      [`${name} > offsets`, quote],
    ]);
    expect(await quotesOf(emic)).toEqual(Object.fromEntries(quotes));
    expect(await exportedQuotes(emic, folder)).toEqual(Object.fromEntries(quotes));
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });

  it('refuses offsets that would cut an emoji in two, and keeps the project as it was', async () => {
    const folder = temporaryFolder();
    const emic = await studyIn(folder);
    writeFileSync(join(folder, 'emoji.txt'), 'P01: 😀\n');
    await said(emic('import', 'study.emic', 'emoji.txt'));
    const cut = ['--start', '5', '--end', '6'];
    const answer = await emic('code', 'study.emic', '--document', 'emoji', '--code', 'A', ...cut);
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(/^error: SPAN_SPLITS_CHARACTER: /);
    expect(await told(emic('list', 'study.emic', 'codes', '--json'))).toEqual([]);
  });
});

const MILLION = 1_000_000;
const PARAGRAPH = 'P01: We 😀 wait — שלום — for 𠮷野家 the cafe\u0301 assessment, every week again. ';

/** Text of exactly `length` code units with `marks` at the beginning, in the middle and at the end. */
function longText(length: number, paragraph: string, marks: readonly [string, string, string]): string {
  const [first, middle, last] = marks;
  const half = Math.floor(length / 2) - first.length - middle.length;
  const before = first + paragraph.repeat(Math.floor(half / paragraph.length)) + middle;
  const rest = length - before.length - last.length;
  const repeated = paragraph.repeat(Math.floor(rest / paragraph.length));
  return before + repeated + '.'.repeat(rest - repeated.length) + last;
}

/** Codes each mark, once by quote and once by offsets, and sees it everywhere exactly as it stands. */
async function expectExactQuotes(folder: string, text: string, marks: readonly string[]): Promise<void> {
  const emic = await studyIn(folder);
  writeFileSync(join(folder, 'long.txt'), text);
  await said(emic('import', 'study.emic', 'long.txt'));
  expect((await said(emic('text', 'study.emic', 'long'))) === text).toBe(true);
  const wanted: Record<string, string> = {};
  for (const [index, mark] of marks.entries()) {
    const start = text.indexOf(mark);
    const coding = ['code', 'study.emic', '--document', 'long', '--json'];
    const byQuote = await told<Place>(emic(...coding, '--code', `quote ${index}`, '--quote', mark));
    expect(byQuote).toMatchObject({ start, end: start + mark.length, quote: mark });
    wanted[`quote ${index}`] = mark;
    const exact = await told<readonly Place[]>(emic('search', 'study.emic', mark, '--exact', '--json'));
    expect(exact).toMatchObject([{ start, end: start + mark.length }]);
  }
  const start = text.lastIndexOf('mark');
  const byOffsets = ['--code', 'offsets', '--start', String(start - 3), '--end', String(text.length)];
  await said(emic('code', 'study.emic', '--document', 'long', ...byOffsets));
  wanted.offsets = text.slice(start - 3);
  const found = await told<readonly Place[]>(emic('search', 'study.emic', 'markgamma', '--json'));
  expect(found).toMatchObject([{ start, end: start + 'markgamma'.length }]);
  expect(await quotesOf(emic)).toEqual(wanted);
  expect(await exportedQuotes(emic, folder)).toEqual(wanted);
  expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
}

describe('long texts', () => {
  it('keeps every quote of a transcript of 1,000,000 characters', async () => {
    const marks = ['P01: markalpha 😀 begins\n', 'markbeta 🙂 between\n', '\nmarkgamma 🙃 ends'] as const;
    const text = longText(MILLION, `${PARAGRAPH}\n`, marks);
    expect(text).toHaveLength(MILLION);
    await expectExactQuotes(temporaryFolder(), text, marks);
  });

  it('keeps every quote of one line of 30 MB', async () => {
    const marks = ['markalpha 😀 begins ', ' markbeta 🙂 between ', ' markgamma 🙃 ends'] as const;
    const perUnit = Buffer.byteLength(PARAGRAPH) / PARAGRAPH.length;
    const text = longText(Math.ceil((30 * MILLION) / perUnit), PARAGRAPH, marks);
    expect(Buffer.byteLength(text)).toBeGreaterThan(29.9 * MILLION);
    await expectExactQuotes(temporaryFolder(), text, marks);
  });
});
