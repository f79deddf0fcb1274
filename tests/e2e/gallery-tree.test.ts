import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/window.ts';
import { galleryForTests } from './gallery-page.ts';

const gallery = galleryForTests();
const { open, shoot } = gallery;

describe.skipIf(!hasChromium)('a tree', () => {
  const row = (name: string) => gallery.page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  const names = () =>
    gallery.page
      .getByRole('tree', { name: 'Codebook' })
      .getByRole('treeitem')
      .evaluateAll((rows) => rows.map((each) => `${each.getAttribute('aria-level')} ${each.dataset.id}`));
  const selected = () =>
    gallery.page
      .getByRole('tree', { name: 'Codebook' })
      .locator('[aria-selected=true]')
      .evaluateAll((rows) => rows.map((each) => each.dataset.id));
  const active = () => gallery.page.evaluate(() => (document.activeElement as HTMLElement).dataset.id ?? '');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await gallery.page.keyboard.press(key);
  };

  it('is walked, opened and closed with the arrow keys', async () => {
    await open('page=tree');
    await row('Role boundaries').focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowLeft');
    expect(await active()).toBe('role');
    await press('ArrowLeft', 'ArrowDown');
    expect(await active()).toBe('risk');
    await press('End', 'ArrowUp', 'ArrowLeft', 'ArrowLeft');
    expect(await names()).toEqual([
      '1 role',
      '1 risk',
      '2 positive',
      '2 cover',
      '2 safe',
      '1 medical',
      '1 time',
      '1 hope',
    ]);
    await press('Home', '*');
    expect((await names()).length).toBe(15);
  });

  it('goes to what is typed and leaves other keys to the window', async () => {
    await open('page=tree');
    await row('Role boundaries').focus();
    await gallery.page.keyboard.type('sa');
    expect(await active()).toBe('safe');
    await gallery.page.evaluate(() =>
      window.addEventListener('keydown', ({ key }) => document.body.setAttribute('data-heard', key)),
    );
    await press('q');
    expect(await gallery.page.locator('body').getAttribute('data-heard')).toBe(null);
    await gallery.page.waitForTimeout(800);
    await press('1');
    expect(await gallery.page.locator('body').getAttribute('data-heard')).toBe('1');
  });

  it('selects several as a list of files does', async () => {
    await open('page=tree');
    await row('Role boundaries').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await selected()).toEqual(['role', 'job', 'crossing']);
    await row('Covering your back').click({ modifiers: ['Control'] });
    expect(await selected()).toEqual(['role', 'job', 'crossing', 'cover']);
    await press('Space');
    expect(await selected()).toEqual(['role', 'job', 'crossing']);
    await press('Control+a');
    expect((await selected()).length).toBe((await names()).length);
  });

  it('renames in place; a name that is refused stays to be mended, Escape gives the old one back', async () => {
    await open('page=tree');
    await row('Medical model').focus();
    await press('F2');
    const field = gallery.page.getByRole('textbox', { name: 'New name for Medical model' });
    await expect.poll(() => field.evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(13);
    await field.fill('Risk management');
    await press('Enter');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill('Medical model first');
    await press('Enter');
    await row('Medical model first').waitFor();
    await expect.poll(active).toBe('medical');
    await press('F2');
    await gallery.page.keyboard.type('x y');
    await press('Escape');
    expect(await row('Medical model first').count()).toBe(1);
    await expect.poll(active).toBe('medical');
  });

  it('moves a row with Alt and the arrow keys, and the focus goes with it', async () => {
    await open('page=tree');
    await row('Professional identity').focus();
    await press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp');
    expect((await names()).slice(0, 4)).toEqual(['1 role', '2 identity', '2 job', '2 crossing']);
    await press('Alt+ArrowLeft');
    expect((await names()).slice(0, 5)).toEqual(['1 role', '2 job', '2 crossing', '1 identity', '1 risk']);
    await press('Alt+ArrowRight');
    expect((await names()).slice(0, 4)).toEqual(['1 role', '2 job', '2 crossing', '2 identity']);
    expect(await active()).toBe('identity');
  });

  it('opens a menu at a row with the menu key and acts with Enter', async () => {
    await open('page=tree');
    await row('Safeguarding').focus();
    await press('Shift+F10');
    await gallery.page.getByRole('menuitem', { name: 'Open' }).press('Enter');
    expect(await gallery.page.getByText('Opened safe').count()).toBe(1);
    await expect.poll(active).toBe('safe');
    await press('Enter');
    expect(await gallery.page.getByText('Acted on safe').count()).toBe(1);
  });

  /** Drags from a row to a place in another: `part` 0 is its top, 1 its bottom. */
  async function drag(
    from: string,
    to: string,
    part: number,
    x = 60,
    before = async () => {},
  ): Promise<void> {
    await row(from).hover();
    await gallery.page.mouse.down();
    const box = await row(to).boundingBox();
    if (!box) throw new Error(`No row ${to}.`);
    await gallery.page.mouse.move(box.x + x, box.y + box.height * part - 3, { steps: 4 });
    await gallery.page.mouse.move(box.x + x, box.y + box.height * part, { steps: 2 });
    await gallery.page.waitForTimeout(50);
    await before();
    await gallery.page.mouse.up();
  }

  it('orders what is dropped between rows, and says beforehand what will happen', async () => {
    await open('page=tree&theme=dark');
    await drag('Panel and sign-off', 'Time and paperwork', 0.95, 60, async () => {
      expect(await gallery.page.getByText('move to first in Time and paperwork').count()).toBe(1);
      await shoot('tree-drag-dark');
    });
    expect((await names()).slice(-5)).toEqual(['1 time', '2 panel', '2 forms', '2 excluding', '1 hope']);
  });

  it('nests what is dropped onto a row', async () => {
    await open('page=tree');
    await drag('Safeguarding', 'Recovery and hope', 0.5, 60, async () => {
      expect(await gallery.page.getByText('move into Recovery and hope').count()).toBe(1);
      await shoot('tree-drag-onto');
    });
    await row('Recovery and hope').focus();
    await press('ArrowRight');
    expect((await names()).slice(-2)).toEqual(['1 hope', '2 safe']);
  });

  it('changes nothing when a drag is given up or leads nowhere', async () => {
    await open('page=tree');
    const before = await names();
    await drag('Role boundaries', 'Somebody else', 0.5);
    await drag('Safeguarding', 'Recovery and hope', 0.5, 60, () => gallery.page.keyboard.press('Escape'));
    expect(await names()).toEqual(before);
  });

  it('takes what is dropped from elsewhere onto a row', async () => {
    await open('page=tree');
    const dataTransfer = await gallery.page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'whose job is this');
      return data;
    });
    const box = await row('Covering your back').boundingBox();
    const at = { dataTransfer, clientX: (box?.x ?? 0) + 40, clientY: (box?.y ?? 0) + 10 };
    await row('Covering your back').dispatchEvent('dragover', at);
    await row('Covering your back').dispatchEvent('drop', at);
    expect(await gallery.page.getByText('Dropped whose job is this on cover').count()).toBe(1);
  });

  it('keeps few rows of many in the page, and End reaches the last', async () => {
    await open('page=tree');
    const tree = gallery.page.getByRole('tree', { name: 'Many codes' });
    expect(await tree.getByRole('treeitem').count()).toBeLessThan(60);
    await tree.getByRole('treeitem', { name: 'Theme 1', exact: true }).focus();
    await press('End');
    await expect.poll(active).toBe('code 4999');
    await tree.evaluate((element) => element.parentElement?.scrollTo(0, 0));
    await press('ArrowUp');
    await expect.poll(active).toBe('code 4998');
    expect(await tree.getByRole('treeitem', { name: 'Code 4998' }).isVisible()).toBe(true);
  });
});
