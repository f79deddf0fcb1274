import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/window.ts';
import { galleryForTests } from './gallery-page.ts';

const gallery = galleryForTests();
const { faults, focused, open, shoot } = gallery;

describe.skipIf(!hasChromium).each(['light', 'dark'])('in %s', (theme) => {
  it.each(['buttons', 'fields', 'codes', 'messages', 'panes', 'tree'])(
    'the page of %s breaks no rule of accessibility and says nothing in the console',
    async (name) => {
      await open(`page=${name}&theme=${theme}`);
      await shoot(`${name}-${theme}`);
      expect({ faults: await faults(), told: gallery.told }).toEqual({ faults: [], told: [] });
    },
  );

  it('what floats breaks no rule either', async () => {
    await open(`page=buttons&theme=${theme}`);
    await gallery.page.getByRole('button', { name: 'More' }).click();
    await gallery.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    await shoot(`menu-${theme}`);
    expect(await faults()).toEqual([]);
    await gallery.page.keyboard.press('Escape');
    await gallery.page.getByRole('button', { name: 'Merge codes…' }).click();
    await gallery.page.getByRole('dialog').waitFor();
    await shoot(`dialog-${theme}`);
    expect({ faults: await faults(), told: gallery.told }).toEqual({ faults: [], told: [] });
  });
});

describe.skipIf(!hasChromium)('by keyboard', () => {
  const button = (name: string) => gallery.page.getByRole('button', { name, exact: true });

  it('a menu opens on its first command, runs one with Enter and gives the focus back', async () => {
    await open('page=buttons');
    await button('More').focus();
    await gallery.page.keyboard.press('Enter');
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.keyboard.press('Enter');
    expect(await gallery.page.getByText('Done: unpinned').count()).toBe(1);
    await expect.poll(focused).toBe('More');
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.keyboard.type('mo');
    await gallery.page.keyboard.press('ArrowRight');
    await gallery.page.getByRole('menuitem', { name: 'The top level' }).waitFor();
    await gallery.page.keyboard.press('Enter');
    expect(await gallery.page.getByText('Done: moved to the top').count()).toBe(1);
  });

  it('a menu, a popover and a dialog close with Escape', async () => {
    await open('page=buttons');
    for (const [name, role] of [
      ['More', 'menu'],
      ['As a context menu', 'menu'],
      ['Explain', 'dialog'],
      ['Merge codes…', 'dialog'],
    ] as const) {
      await button(name).focus();
      await gallery.page.keyboard.press('Enter');
      await gallery.page.getByRole(role).waitFor();
      await gallery.page.keyboard.press('Escape');
      await expect.poll(() => gallery.page.getByRole(role).count()).toBe(0);
      await expect.poll(focused).toBe(name);
    }
  });

  it('an icon button tells its name and keys when it has the focus', async () => {
    await open('page=buttons');
    await button('Small').focus();
    for (let press = 0; press < 3; press += 1) await gallery.page.keyboard.press('Tab');
    expect(await focused()).toBe('Search');
    expect(await gallery.page.getByRole('tooltip').innerText()).toMatch(/^Search\s*Ctrl F$/);
    expect(await button('Search').getAttribute('aria-keyshortcuts')).toBe('Control+F');
  });

  it('arrow keys choose in a choice group', async () => {
    await open('page=buttons');
    await gallery.page.getByRole('radio', { name: 'Participant' }).focus();
    await gallery.page.keyboard.press('ArrowRight');
    expect(await gallery.page.getByRole('radio', { name: 'Interviewer' }).isChecked()).toBe(true);
  });

  it('a select is called by its word and value, and a letter chooses', async () => {
    await open('page=fields');
    await button('Group by Profession').focus();
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.getByRole('option', { name: 'Profession' }).waitFor();
    await gallery.page.keyboard.press('s');
    await gallery.page.keyboard.press('Enter');
    await expect.poll(focused).toContain('Site');
    expect(await button('Group by Site').count()).toBe(1);
  });

  it('a combo box narrows its choices by typing', async () => {
    await open('page=fields');
    const box = gallery.page.getByRole('combobox', { name: 'Participant' });
    await box.fill('mar');
    expect(await gallery.page.getByRole('option').allInnerTexts()).toEqual([
      expect.stringMatching(/^SW11 Marta/),
    ]);
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('SW11 Marta');
    expect(await gallery.page.getByText('Chosen: sw11').count()).toBe(1);
  });

  it('Escape empties a search field, Space ticks and switches', async () => {
    await open('page=fields');
    const search = gallery.page.getByRole('searchbox', { name: 'Filter' });
    await search.fill('risk');
    await search.press('Escape');
    expect(await search.inputValue()).toBe('');
    await gallery.page.getByRole('checkbox', { name: 'Interviewer turns' }).press('Space');
    expect(await gallery.page.getByRole('checkbox', { name: 'Interviewer turns' }).isChecked()).toBe(true);
    await gallery.page.getByRole('switch', { name: 'Line numbers' }).press('Space');
    expect(await gallery.page.getByRole('switch', { name: 'Line numbers' }).isChecked()).toBe(true);
  });

  it('a wrong field says what is wrong and what to do', async () => {
    await open('page=fields');
    const field = gallery.page.getByRole('textbox', { name: 'Code name' });
    expect({
      invalid: await field.getAttribute('aria-invalid'),
      told: await field.evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ')
          .trim(),
      ),
    }).toEqual({
      invalid: 'true',
      told: 'A code of this name is already in this place. Give it another name.',
    });
  });

  it('colours are chosen with arrow keys, a long list goes to its end', async () => {
    await open('page=codes');
    await gallery.page.getByRole('radio', { name: 'indigo' }).focus();
    await gallery.page.keyboard.press('ArrowRight');
    expect(await gallery.page.getByRole('radio', { name: 'violet' }).isChecked()).toBe(true);
    const list = gallery.page.getByRole('listbox', { name: 'Passages' });
    await list.focus();
    await gallery.page.keyboard.press('End');
    await gallery.page.getByText('Passage 5000').waitFor();
    expect(await list.getAttribute('aria-activedescendant')).toBe('list-option-4999');
    expect(await gallery.page.getByRole('option').count()).toBeLessThan(60);
  });
});
