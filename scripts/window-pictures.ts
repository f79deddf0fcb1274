// Takes the README's pictures of the window, of a fresh example study: docs/window-*.png.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { exampleAt } from '../tests/support/example-project.ts';
import { startHost } from '../tests/support/running-host.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'emic-pictures-'));
const file = join(folder, 'study.emic');
await exampleAt(file);
const host = await startHost(folder, [file]);
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
const page = await context.newPage();

try {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Choose who is coding' }).click();
  await page.getByRole('menuitem', { name: 'Priya' }).click();
  await coding(page);
  await comparing(page);
  await view(page, 'Codebook');
  await page.getByText("Somebody else's job").first().click();
  await taken(page, 'codebook');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await view(page, 'Transcripts');
  await page.keyboard.press('Escape');
  await taken(page, 'dark');
} finally {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A passage with several codes, one of them focused, and the picker open over a selection. */
async function coding(window: Page): Promise<void> {
  await window.getByRole('treeitem', { name: /N04/ }).click();
  const text = window.getByRole('textbox', { name: /Transcript|N04/ }).first();
  await text.click({ position: { x: 200, y: 20 } });
  for (let segment = 0; segment < 3; segment += 1) await window.keyboard.press(']');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('s');
  await window.keyboard.press('c');
  await window.getByRole('option').first().waitFor();
  await window.keyboard.type('role');
  await taken(window, 'coding');
  await window.keyboard.press('Escape');
}

/** Who speaks of risk, and the quotes behind one number. */
async function comparing(window: Page): Promise<void> {
  await view(window, 'Compare groups');
  await window.getByRole('gridcell').nth(21).click();
  await window.keyboard.press('Enter');
  await taken(window, 'compare');
}

async function view(window: Page, name: string): Promise<void> {
  await window.getByRole('link', { name, exact: true }).click();
}

async function taken(window: Page, name: string): Promise<void> {
  // Fonts and the first answers are there by then.
  await window.waitForTimeout(1_500);
  await window.screenshot({ path: join(DOCS, `window-${name}.png`) });
}
