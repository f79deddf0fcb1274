// `npm run bench:window`: what a person waits for, measured in Chromium and printed beside the bar. Exit code 1 where
// one is missed.
import type { Page } from 'playwright-core';
import { CORPUS_PLANS, type Corpus, corpusOf } from '../../../fixtures/corpus/corpus.ts';
import { corpusProject } from '../../../fixtures/corpus/corpus-project.ts';
import { builtWindow } from '../../../src/cli/built-window.ts';
import { SEED } from '../ground.ts';
import { longProject } from './long-project.ts';
import {
  benchBrowser,
  frames,
  median,
  paintedAfterClick,
  paintedAfterKey,
  quantile,
  scriptOfLetter,
  stageOn,
} from './stage.ts';

const TEXT = '[role=textbox][aria-readonly=true]';
const SEGMENTS = 'section[aria-label="Segments in this transcript"]';
const REPEATS = 9;
const FRAMES = 240;

const failures: string[] = [];
builtWindow((line) => process.stdout.write(`${line}\n`));
process.stdout.write(row('milliseconds', 'ours', 'bar', ''));
const browser = await benchBrowser();
try {
  await withMiddling();
  await withLong('words', '60,000 words, 10,000 segments', 120);
  await withLong('characters', '1,000,000 characters, 10,000 segments', 150);
} finally {
  await browser.close();
}
process.exitCode = failures.length > 0 ? 1 : 0;

async function withMiddling(): Promise<void> {
  const { page, close } = await stageOn(browser, corpusProject('M', SEED));
  const corpus = corpusOf(CORPUS_PLANS.M, SEED);
  try {
    const idle = await frames(page, null, FRAMES);
    tell('a frame of an idle page, p95', quantile(idle, 0.95), null);
    await openings(page, corpus, 'a coded 9,000-word transcript, M', 80);
    await scrolling(page, '9,000 words', quantile(idle, 0.95));
    await applying(page, 'M');
    await comparing(page);
  } finally {
    await close();
  }
}

async function withLong(which: 'words' | 'characters', name: string, bar: number): Promise<void> {
  const { path, corpus } = longProject(which);
  const { page, close } = await stageOn(browser, path);
  try {
    await openings(page, corpus, name, bar);
    const idle = await frames(page, null, FRAMES);
    await scrolling(page, name, quantile(idle, 0.95));
    await applying(page, name);
    if (which === 'words') await typing(page);
  } finally {
    await close();
  }
}

/** The first opening of a transcript asks the host; later ones show what is known. */
async function openings(page: Page, corpus: Corpus, name: string, bar: number): Promise<void> {
  const listed = await page.getByRole('treeitem').allTextContents();
  const places = corpus.names
    .map((_, place) => place)
    .filter((place) => listed.some((row) => row.includes(corpus.names[place] ?? '')))
    .slice(0, REPEATS);
  const [one = 0, other = 0] = places;
  const first: number[] = [];
  for (const place of [...places.slice(1), one]) first.push(await opening(page, corpus, place));
  tell(`open ${name}`, median(first), bar);
  const again: number[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1)
    again.push(await opening(page, corpus, turn % 2 === 0 ? other : one));
  tell(`open it again: ${name}`, median(again), bar);
}

function opening(page: Page, corpus: Corpus, place: number): Promise<number> {
  const name = corpus.names[place] ?? '';
  const said = corpus.transcript(place).text.split('\n')[0]?.slice(-40) ?? '';
  return paintedAfterClick(page, `[role=treeitem]:has-text("${name}")`, TEXT, said);
}

async function scrolling(page: Page, name: string, idle: number): Promise<void> {
  const times = await frames(page, TEXT, FRAMES);
  // A frame cannot be shorter than the screen's; without a graphics card it is often longer even on an idle page.
  tell(`scroll ${name}, p95 of a frame`, quantile(times, 0.95), Math.max(16.7, idle) + 0.5);
  tell(`scroll ${name}, median of a frame`, quantile(times, 0.5), null);
}

/** Codes sentence after sentence with the same code. */
async function applying(page: Page, name: string): Promise<void> {
  await pickerOpened(page);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Code' }).waitFor({ state: 'detached' });
  const times: number[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1) {
    for (let line = 0; line < 4; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    const time = await paintedAfterKey(page, '.', SEGMENTS);
    // A long sentence may still be the one that was coded before.
    if (time !== null) times.push(time);
    await page.waitForTimeout(120);
  }
  tell(`apply a code, ${name}`, median(times), 33);
}

/** Selects a sentence in view. A click on a coded place opens its card, which Escape closes. */
async function pickerOpened(page: Page): Promise<void> {
  await page.locator(TEXT).click({ position: { x: 60, y: 60 } });
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  await page.locator(TEXT).focus();
  await page.keyboard.press('s');
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Code' }).waitFor();
}

async function comparing(page: Page): Promise<void> {
  const cold = await paintedAfterClick(
    page,
    'nav a:has-text("Compare groups")',
    '[role=treegrid] [role=gridcell]',
    '%',
  );
  tell('compare groups for the first time, M', cold, null);
  const times: number[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1) {
    await page.getByRole('button', { name: /^Count / }).click();
    await page.getByRole('option', { name: turn % 2 === 0 ? /^Segments/ : /^Participants/ }).focus();
    const time = await paintedAfterKey(page, 'Enter', '[role=treegrid]');
    if (time !== null) times.push(time);
    await page.waitForTimeout(150);
  }
  tell('count in another unit, painted, M', median(times), 33);
}

async function typing(page: Page): Promise<void> {
  await pickerOpened(page);
  const times: number[] = [];
  for (const letter of 'anterolmis') times.push(await scriptOfLetter(page, letter));
  tell('a letter in the code picker, 1,000 codes, slowest', Math.max(...times), 16);
  await page.keyboard.press('Escape');
}

function tell(name: string, ours: number, bar: number | null): void {
  const ok = bar === null || (ours > 0 && ours <= bar);
  if (!ok) failures.push(name);
  process.stdout.write(
    row(name, ours.toFixed(1), bar === null ? '' : bar.toFixed(1), bar === null ? '' : ok ? 'ok' : 'FAIL'),
  );
}

function row(name: string, ours: string, bar: string, verdict: string): string {
  return `${`${name.padEnd(64)}${ours.padStart(9)}${bar.padStart(9)}  ${verdict}`.trimEnd()}\n`;
}
