import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/window.ts';
import { galleryForTests } from './gallery-page.ts';

const gallery = galleryForTests();
const { open, shoot } = gallery;

describe.skipIf(!hasChromium)('a toast', () => {
  const bar = () => gallery.page.getByRole('region', { name: 'Messages' });

  it('goes after six seconds, but not while it is looked at', async () => {
    await gallery.page.clock.install();
    await open('page=messages');
    await gallery.page.getByRole('button', { name: 'With Undo' }).press('Enter');
    const undo = gallery.page.getByRole('button', { name: /^Undo/ });
    await gallery.page.clock.runFor(5000);
    await undo.focus();
    await gallery.page.clock.runFor(20_000);
    expect(await undo.count()).toBe(1);
    await gallery.page.getByRole('button', { name: 'Plain' }).focus();
    await gallery.page.clock.runFor(5900);
    expect(await undo.count()).toBe(1);
    // It fades before it goes.
    await expect
      .poll(async () => {
        await gallery.page.clock.runFor(200);
        return undo.count();
      })
      .toBe(0);
  });

  it('undoes, and gives way to the newest', async () => {
    await open('page=messages');
    await gallery.page.getByRole('button', { name: 'With Undo' }).click();
    await gallery.page.getByRole('button', { name: /^Undo/ }).press('Enter');
    expect(await gallery.page.getByText('Undone 1 times').count()).toBe(1);
    await gallery.page.getByRole('button', { name: 'With Undo' }).click();
    await gallery.page.getByRole('button', { name: 'Plain' }).click();
    expect(await bar().getByRole('button').count()).toBe(1);
    expect(await bar().getByRole('status').innerText()).toBe('Exported 592 segments to segments.csv.');
  });

  it('of an error stays until it is closed', async () => {
    await gallery.page.clock.install();
    await open('page=messages');
    await gallery.page.getByRole('button', { name: 'Error' }).press('Enter');
    // In steps, so that the page can answer to each.
    for (let second = 0; second < 12; second += 1) await gallery.page.clock.runFor(1000);
    expect(await bar().getByRole('button').count()).toBe(1);
    expect(await bar().getByRole('alert').innerText()).toBe(
      'The folder is full. Nothing was lost; free some room and try again.',
    );
    await shoot('toast-error');
    await gallery.page.getByRole('button', { name: 'Close message' }).press('Enter');
    expect(await bar().getByRole('button').count()).toBe(0);
  });

  it('is not needed for saying something: the same sentence is announced twice', async () => {
    await open('page=messages');
    const announced = () =>
      gallery.page
        .locator('[data-announcement]')
        .evaluateAll((places) => places.map((place) => place.textContent));
    const sentence = 'Coded “Risk management”, 34 words, 2 codes here';
    await gallery.page.getByRole('button', { name: 'Announce' }).click();
    expect(await announced()).toEqual(['', sentence]);
    await gallery.page.getByRole('button', { name: 'Announce' }).click();
    expect(await announced()).toEqual([sentence, '']);
  });
});

describe.skipIf(!hasChromium)('panes', () => {
  const handle = (name: string) => gallery.page.getByRole('separator', { name: `Resize ${name}` });
  const size = (name: string) => handle(name).getAttribute('aria-valuenow').then(Number);

  it('are resized with arrow keys within their bounds and closed with Enter', async () => {
    await open('page=panes');
    const steps: (readonly [string, number])[] = [];
    for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Home', 'End', 'Enter', 'Enter']) {
      await handle('transcripts').press(key);
      steps.push([key, await size('transcripts')]);
    }
    expect(steps).toEqual([
      ['ArrowRight', 240],
      ['Shift+ArrowRight', 272],
      ['Home', 200],
      ['End', 480],
      ['Enter', 0],
      ['Enter', 480],
    ]);
    await handle('inspector').press('ArrowLeft');
    expect(await size('inspector')).toBe(240);
    await handle('segments').press('ArrowUp');
    expect(await size('segments')).toBe(128);
  });

  it('follow the pointer, and close when they are pushed together', async () => {
    await open('page=panes');
    const drag = async (name: string, x: number) => {
      const box = await handle(name).boundingBox();
      if (!box) throw new Error(`No handle for ${name}.`);
      await gallery.page.mouse.move(box.x, box.y + 40);
      await gallery.page.mouse.down();
      await gallery.page.mouse.move(box.x + x / 2, box.y + 40);
      await gallery.page.mouse.move(box.x + x, box.y + 40);
      await gallery.page.mouse.up();
    };
    await drag('transcripts', 60);
    expect(await size('transcripts')).toBe(292);
    await drag('transcripts', -260);
    expect(await size('transcripts')).toBe(0);
    expect(await gallery.page.getByRole('heading', { name: 'Transcripts' }).isVisible()).toBe(false);
    await drag('transcripts', 230);
    expect(await size('transcripts')).toBe(230);
  });
});
