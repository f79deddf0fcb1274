import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.ts';
import { startHost } from '../../support/running-host.ts';

export type Stage = { readonly page: Page; readonly close: () => Promise<void> };

export async function benchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: npm run setup:browser');
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}

/** A window on a copy of a project, its host a process of its own. */
export async function stageOn(browser: Browser, pristine: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'emic-bench-window-'));
  const file = join(folder, 'study.emic');
  copyFileSync(pristine, file);
  const host = await startHost(folder, [file]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('treeitem').first().waitFor();
  await page.getByRole('button', { name: 'Choose who is coding' }).click();
  await page.getByRole('menuitem', { name: 'Ada' }).click();
  return {
    page,
    close: async () => {
      await context.close();
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Milliseconds from a click on the element until `words` stand in `within` and have been painted: a frame after the
 * one in which they were found.
 */
export async function paintedAfterClick(
  page: Page,
  clicked: string,
  within: string,
  words: string,
): Promise<number> {
  const target = page.locator(clicked).first();
  await target.waitFor();
  return target.evaluate(
    (element, [selector = '', sought = '']) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = () => {
          const found = [...document.querySelectorAll(selector)].some((place) =>
            place.textContent?.includes(sought),
          );
          if (found) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          else requestAnimationFrame(look);
        };
        if (element instanceof HTMLElement) element.click();
        look();
      }),
    [within, words],
  );
}

/** Milliseconds from the key until something beneath `selector` has changed and been painted; null where nothing did. */
export async function paintedAfterKey(page: Page, key: string, selector: string): Promise<number | null> {
  const measured = page.evaluate(
    (within) =>
      new Promise<number | null>((resolve) => {
        setTimeout(() => resolve(null), 3_000);
        const place = document.querySelector(within) ?? document.body;
        const started = { at: 0 };
        const listen = () => {
          started.at = performance.now();
          window.removeEventListener('keydown', listen, true);
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started.at)));
          });
          observer.observe(place, { childList: true, subtree: true, characterData: true, attributes: true });
        };
        window.addEventListener('keydown', listen, true);
      }),
    selector,
  );
  await page.keyboard.press(key);
  return measured;
}

/** Milliseconds between frames while the element scrolls by a line each frame, sorted; without one, of an idle page. */
export async function frames(page: Page, scroller: string | null, count: number): Promise<readonly number[]> {
  return page.evaluate(
    ([selector, total]) =>
      new Promise<number[]>((resolve) => {
        const text = selector === null ? null : document.querySelector(selector);
        const scroll = text === null ? null : scrollerOf(text);
        const times: number[] = [];
        const step = (now: number) => {
          times.push(now);
          if (scroll) scroll.scrollTop += 28;
          if (times.length <= total) requestAnimationFrame(step);
          else
            resolve(
              times
                .slice(1)
                .map((at, index) => at - (times[index] ?? 0))
                .sort((one, other) => one - other),
            );
        };
        requestAnimationFrame(step);
        function scrollerOf(from: Element): Element {
          for (let place: Element | null = from; place !== null; place = place.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(place).overflowY)) return place;
          }
          return from;
        }
      }),
    [scroller, count] as const,
  );
}

/** Milliseconds of script that one letter costs in the focused field. */
export async function scriptOfLetter(page: Page, letter: string): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onKey = () => {
          const start = performance.now();
          window.removeEventListener('keydown', onKey, true);
          window.addEventListener('input', () => setTimeout(() => resolve(performance.now() - start)), {
            capture: true,
            once: true,
          });
        };
        window.addEventListener('keydown', onKey, true);
      }),
  );
  await page.keyboard.press(letter);
  return measured;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  );
}
