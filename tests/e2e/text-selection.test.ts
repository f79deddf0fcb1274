import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTextBench, type TextBench, type TextPage } from './text-harness.ts';
import { interview, looks } from './text-samples.ts';

const held: { bench: TextBench | null } = { bench: null };

async function openedWith(props: object): Promise<TextPage> {
  if (held.bench === null) throw new Error('The browser is not there.');
  const text = await held.bench.open();
  await text.show({ looks, ...props });
  return text;
}

beforeAll(async () => {
  held.bench = await startTextBench();
});
afterAll(async () => {
  await held.bench?.close();
});

const long = interview(400);

describe('selecting in a transcript', () => {
  it('selects with the mouse across paragraphs that were not in the page, and copies exactly those words', async () => {
    const { page, ask, told, complaints } = await openedWith({ documentId: 'a', ...long });
    const words = page.locator('[data-row="apart"] > [dir]').first();
    const box = await words.boundingBox();
    if (box === null) throw new Error('No paragraph.');
    const mounted = await page.locator('[data-row]').count();
    await page.mouse.move(box.x + 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(300, 400);
    await page.mouse.move(300, 760, { steps: 4 });
    await page.waitForTimeout(1200);
    await page.mouse.move(300, 500);
    await page.mouse.up();
    const selection = await ask<{ start: number; end: number }>('selection');
    expect(selection.end - selection.start).toBeGreaterThan(4000);
    expect(await page.locator('[data-row]').count()).toBeLessThan(mounted + 40);
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate('navigator.clipboard.readText()');
    const { start, end } = selection;
    expect(String(copied).trim()).toBe(long.text.slice(start, end));
    expect((await told('selection')).at(-1)?.[0]).toEqual(selection);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('selects everything, though most of it is not in the page, and copies the canonical text', async () => {
    const { page, ask } = await openedWith({ documentId: 'b', ...long });
    await ask('focus');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(long.text);
    // What would be coded begins behind the label, which is not seen.
    const start = 'Interviewer: '.length;
    expect(await ask('selection')).toEqual({ start, end: long.text.trimEnd().length });
    await page.close();
  });

  it('extends by characters, words, lines and to the end with the keyboard', async () => {
    const { page, ask } = await openedWith({ documentId: 'c', ...long });
    const start = long.text.indexOf('Well');
    await ask('select', start, start);
    await ask('focus');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await ask('selection')).toEqual({ start, end: start + 1 });
    await page.keyboard.press('Control+Shift+ArrowRight');
    expect(await ask('selection')).toEqual({ start, end: start + 'Well,'.length });
    await page.keyboard.press('Shift+ArrowDown');
    const down = await ask<{ end: number }>('selection');
    expect(down.end).toBeGreaterThan(start + 30);
    await page.keyboard.press('Shift+ArrowUp');
    expect(await ask('caret')).toBe(start + 'Well, '.length);
    await page.keyboard.press('Control+Shift+End');
    expect(await ask('selection')).toEqual({ start, end: long.text.trimEnd().length });
    await page.close();
  });

  it('selects the sentence and the turn at the caret, without the label', async () => {
    const { page, ask } = await openedWith({ documentId: 'd', ...long });
    const turn = long.turns[1] ?? { start: 0, end: 0 };
    const start = turn.start + 'Denise: '.length;
    await ask('select', start + 3, start + 3);
    await ask('focus');
    await page.keyboard.press('s');
    const sentence = await ask<{ start: number; end: number }>('selection');
    expect(long.text.slice(sentence.start, sentence.end)).toBe('Well, on paper it is straightforward.');
    await page.keyboard.press('s');
    const two = await ask<{ start: number; end: number }>('selection');
    expect(long.text.slice(two.start, two.end)).toMatch(/^Well, on paper it is straightforward\. \S.*[.?]$/);
    await page.keyboard.press('t');
    expect(await ask('selection')).toEqual({ start, end: long.text.slice(0, turn.end).trimEnd().length });
    await page.close();
  });

  it('takes a word with two clicks, a paragraph with three, and extends with Shift', async () => {
    const { page, ask } = await openedWith({ documentId: 'e', ...long });
    const start = long.text.indexOf('Well');
    const rect = await ask<{ x: number; y: number }>('rectOf', start, start + 4);
    await page.mouse.dblclick(rect.x + 12, rect.y + 12);
    expect(await ask('selection')).toEqual({ start, end: start + 4 });
    await page.waitForTimeout(600);
    await page.mouse.click(rect.x + 12, rect.y + 12, { clickCount: 3 });
    const line = long.text.indexOf('\n', start);
    expect(await ask('selection')).toEqual({ start, end: line });
    await page.waitForTimeout(600);
    await page.mouse.click(rect.x + 1, rect.y + 12);
    await page.waitForTimeout(600);
    const later = await ask<{ x: number; y: number; width: number }>('rectOf', start + 6, start + 14);
    await page.keyboard.down('Shift');
    await page.mouse.click(later.x + later.width - 1, later.y + 12);
    await page.keyboard.up('Shift');
    expect(await ask('selection')).toEqual({ start, end: start + 14 });
    await page.close();
  });

  it('changes nothing in the text, whatever is typed, pasted or composed', async () => {
    const { page, ask, complaints } = await openedWith({ documentId: 'f', ...long });
    await ask('select', 40, 60);
    await ask('focus');
    const before = await page.locator('[data-page]').textContent();
    await page.keyboard.type('xyz 7.');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Control+x');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: '漢字' });
    expect(await page.locator('[data-page]').textContent()).toBe(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('steps over the hidden label, both ways', async () => {
    const { page, ask } = await openedWith({ documentId: 'g', ...long });
    const turn = long.turns[1]?.start ?? 0;
    const words = turn + 'Denise: '.length;
    await ask('select', words, words);
    await ask('focus');
    await page.keyboard.press('ArrowLeft');
    expect(await ask('caret')).toBe(long.text.slice(0, turn).trimEnd().length);
    await page.keyboard.press('ArrowRight');
    expect(await ask('caret')).toBe(words);
    await page.close();
  });
});

describe('scripts', () => {
  const text = 'I: 👩‍👩‍👧 e\u0301 ok 🇬🇧🇫🇷.\n\nMoshe: שלום לכולם, זה טקסט ארוך.\n\nJoy: Thanks.\n';
  const at = (part: string): number => text.indexOf(part);
  const turns = [
    { start: 0, end: at('Moshe'), speaker: 'I', role: 'interviewer' },
    { start: at('Moshe'), end: at('Joy'), speaker: 'Moshe', role: 'participant' },
    { start: at('Joy'), end: text.length, speaker: 'Joy', role: 'participant' },
  ];
  const scripts = { text, turns };

  beforeEach(() => expect(held.bench).not.toBeNull());

  it('moves over whole characters, be they made of many code units', async () => {
    const { page, ask } = await openedWith({ documentId: 'h', ...scripts });
    const family = at('👩');
    await ask('select', family, family);
    await ask('focus');
    const stops: unknown[] = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('ArrowRight');
      stops.push(await ask('caret'));
    }
    expect(stops).toEqual([family + 8, family + 9, family + 11, family + 12]);
    await ask('select', family + 3, family + 6);
    expect(await ask('selection')).toEqual({ start: family, end: family + 8 });
    await page.close();
  });

  it('gives a paragraph the direction of its words, not of its label, and moves as one sees', async () => {
    const { page, ask } = await openedWith({ documentId: 'i', ...scripts });
    const paragraph = page.locator('[data-row] > [dir]', { hasText: 'שלום' });
    expect(await paragraph.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    const start = at('שלום');
    await ask('select', start, start);
    await ask('focus');
    await page.keyboard.press('ArrowLeft');
    expect(await ask('caret')).toBe(start + 1);
    await page.keyboard.press('ArrowRight');
    expect(await ask('caret')).toBe(start);
    await page.close();
  });
});
