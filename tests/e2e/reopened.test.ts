import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startHost } from '../support/running-host.ts';
import { hasChromium, openWindow, type TestWindow } from '../support/window.ts';
import { eventually } from './codebook-study.ts';

/** How a view stands: what is chosen, closed and typed, and how far everything is scrolled. */
async function standing(page: Page) {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const all = [...(main?.querySelectorAll<HTMLElement>('*') ?? [])];
    const wordsOf = (selector: string) =>
      [...(main?.querySelectorAll(selector) ?? [])].map((at) => (at.textContent ?? '').slice(0, 80));
    return {
      view: document.querySelector('[aria-current=page]')?.textContent,
      chosen: wordsOf('[role=treeitem][aria-selected=true], [role=gridcell][aria-selected=true]'),
      rows: wordsOf('[role=row][aria-selected=true]'),
      closed: wordsOf('[aria-level][aria-expanded=false]'),
      filters: wordsOf('[aria-label=Filters] [title], [role=checkbox][aria-checked=true]'),
      buttons: wordsOf('header button[aria-haspopup]'),
      fields: [...(main?.querySelectorAll('input') ?? [])].map(({ value, checked }) => `${value} ${checked}`),
      scrolled: all
        .map(({ scrollTop, scrollLeft }) => `${Math.round(scrollTop)} ${Math.round(scrollLeft)}`)
        .filter((place) => place !== '0 0'),
    };
  });
}

type Standing = Awaited<ReturnType<typeof standing>>;

/** Each view as it stands, visited by its key. */
async function tour(page: Page, keys: readonly string[]): Promise<readonly Standing[]> {
  const seen: Standing[] = [];
  for (const key of keys) {
    await page.keyboard.press(`Control+${key}`);
    await page.waitForTimeout(700);
    seen.push(await standing(page));
  }
  return seen;
}

/** The project closed and Emic ended, then both opened again; `use` gets the new window. */
async function reopened(
  { page, host, folder, file, context }: TestWindow,
  use: (page: Page) => Promise<void>,
) {
  await page.close();
  await host.stop();
  const revived = await startHost(folder, [file]);
  try {
    const later = await context.newPage();
    await later.goto(revived.url);
    await later.getByRole('main').waitFor();
    await use(later);
    await later.close();
  } finally {
    await revived.stop();
  }
}

async function compareLeadership(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('button', { name: /Count/ }).click();
  await page.getByRole('option', { name: 'Passages', exact: true }).click();
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('button', { name: /Only with/ }).click();
  await page.getByRole('option', { name: 'local authority', exact: true }).click();
  await page.getByRole('checkbox', { name: /Northshire/ }).check({ force: true });
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell', { name: /^Leadership and joint working, Nurse/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page
    .getByRole('grid', { name: 'Segments of Leadership and joint working in all' })
    .getByRole('row')
    .nth(1)
    .waitFor();
  await page.keyboard.press('ArrowDown');
}

async function retrieveModels(page: Page): Promise<void> {
  await page.keyboard.press('Control+5');
  await page.getByRole('treeitem', { name: /^Models of care/ }).click();
  await page.getByRole('button', { name: 'profession' }).click();
  await page.getByRole('checkbox', { name: /^Nurse/ }).check({ force: true });
  const rows = page.getByRole('grid', { name: 'Segments', exact: true }).getByRole('row');
  await rows.first().focus();
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe(
      String(step + 2),
    );
  }
}

async function closeBranches(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  const risk = page.getByRole('treeitem', { name: /^Risk/ }).first();
  await risk.click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
}

async function filterHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+6');
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('imported');
  await page.getByRole('listbox', { name: 'Changes, newest first' }).focus();
  for (let step = 0; step < 24; step += 1) await page.keyboard.press('ArrowDown');
}

describe.skipIf(!hasChromium)('a project that is left and opened again', () => {
  it('stands in every view as it was left, filters, branches, cell, quote and scroll', async () => {
    const window = await openWindow({ size: { width: 1100, height: 620 } });
    const { page } = window;
    await closeBranches(page);
    await retrieveModels(page);
    await filterHistory(page);
    await compareLeadership(page);
    const keys = ['2', '5', '6', '4'] as const;
    const before = await tour(page, keys);
    // Every view has something to lose.
    expect(before.map(({ scrolled }) => scrolled.length > 0)).toEqual([true, true, true, true]);
    expect(before[0]?.closed).toHaveLength(1);
    expect(before[3]?.rows).toHaveLength(1);
    await page.waitForTimeout(600);
    await reopened(window, async (later) => {
      await later.getByRole('grid', { name: 'Segments of Leadership and joint working in all' }).waitFor();
      expect((await standing(later)).view).toBe('Compare groups');
      expect(await tour(later, keys)).toEqual(before);
    });
  });

  it('keeps what was changed in its last moment', async () => {
    const window = await openWindow();
    const { page } = window;
    await page.keyboard.press('Control+6');
    await page.getByRole('listbox', { name: 'Changes, newest first' }).waitFor();
    // Left at once: nothing waits for the pause after which a layout is kept.
    await reopened(window, async (later) => {
      await later.getByRole('heading', { name: 'History' }).waitFor();
    });
  });
});
