import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { readonly id: string; readonly impact: string; readonly places: readonly string[] };

/** Serious and critical faults that axe finds in the page as it stands. */
export async function seriousFaults(page: Page, within?: string): Promise<readonly Finding[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          context: unknown,
          options: unknown,
        ) => Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(selector ?? document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({
        id,
        impact,
        places: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} — ${failureSummary}`),
      }));
  }, within ?? null);
}

/** Nothing serious in either theme; the theme that was there comes back. */
export async function expectNoSeriousFaults(page: Page, within?: string): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme ?? 'light');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
      // Colours that fade are half-way for a moment, and longer on a busy machine.
      for (const animation of document.getAnimations()) animation.finish();
    }, theme);
    expect({ theme, faults: await seriousFaults(page, within) }).toEqual({ theme, faults: [] });
  }
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, before);
}
