import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTextBench, type TextBench, type TextPage } from './text-harness.ts';
import { inOrder, interview, looks, type Segment, segment } from './text-samples.ts';

const held: { bench: TextBench | null } = { bench: null };

async function openedWith(props: object, size?: { width: number; height: number }): Promise<TextPage> {
  if (held.bench === null) throw new Error('The browser is not there.');
  const text = await held.bench.open(size);
  await text.show({ looks, ...props });
  return text;
}

beforeAll(async () => {
  held.bench = await startTextBench();
});
afterAll(async () => {
  await held.bench?.close();
});

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const long = interview(400);

/** Numbers from 0 to below 1, the same every time. */
function drawn(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => ((at + 1) * 0.618033988749895) % 1);
}

/** Segments spread over a text. */
function spread(text: string, count: number): readonly Segment[] {
  const places = drawn(count).map((share, at) => {
    const start = Math.floor(share * (text.length - 400));
    return segment(`s${at}`, `c${at % 16}`, start, start + 20 + ((at * 37) % 300));
  });
  return inOrder(places);
}

/** What is told once nothing new has been told for a while: a busy machine is late with its frames. */
async function settled<T>(read: () => Promise<T>): Promise<T> {
  for (let last = await read(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const next = await read();
    if (next !== undefined && JSON.stringify(next) === JSON.stringify(last)) return next;
    last = next;
  }
}

describe('scrolling', () => {
  it('shows any place exactly, near or far, before its surroundings were ever seen', async () => {
    const { ask, page } = await openedWith({ documentId: 'a', ...long });
    const misses: unknown[] = [];
    for (const share of drawn(40)) {
      const offset = Math.floor(share * (long.text.length - 2000)) + 10;
      await ask('scrollTo', offset, { align: 'start' });
      const rect = await ask<Rect | null>('rectOf', offset, offset + 1);
      if (rect?.y !== 10) misses.push({ offset, rect });
    }
    expect(misses).toEqual([]);
    await page.close();
  });

  it('keeps every line where it is when codes are applied', async () => {
    const segments = spread(long.text, 60);
    const { ask, get, show, page } = await openedWith({ documentId: 'b', ...long, segments });
    const place = Math.floor(long.text.length / 2);
    await ask('scrollTo', place, { align: 'start' });
    const before = await get('rowTops');
    const added = [0, 1, 2, 3, 4, 5].map((at) => segment(`n${at}`, `c${at}`, place + 10 * at, place + 500));
    await show({ segments: inOrder([...segments, ...added]) });
    await page.waitForTimeout(300);
    expect(await get('rowTops')).toEqual(before);
    await page.close();
  });

  it('keeps the line at the top when the view is resized, and when the text grows', async () => {
    const { ask, show, page } = await openedWith({ documentId: 'c', ...long });
    const offset = (long.turns[201]?.start ?? 0) + 'Denise: '.length;
    await ask('scrollTo', offset, { align: 'start' });
    await page.setViewportSize({ width: 1300, height: 600 });
    await page.waitForTimeout(200);
    expect((await ask<Rect | null>('rectOf', offset, offset + 1))?.y).toBe(10);
    await show({ textSize: 5 });
    expect((await ask<Rect | null>('rectOf', offset, offset + 1))?.y).toBe(10);
    await page.close();
  });

  it('does not jump while one scrolls up through paragraphs never seen', async () => {
    const { ask, get, page } = await openedWith({ documentId: 'd', ...long });
    await ask('scrollTo', Math.floor(long.text.length * 0.7), { align: 'start' });
    const jumps: unknown[] = [];
    let before = await get<Record<string, number>>('rowTops');
    for (let step = 0; step < 25; step += 1) {
      await page.mouse.move(300, 300);
      await page.mouse.wheel(0, -170);
      await page.waitForTimeout(step % 5 === 4 ? 220 : 40);
      const after = await get<Record<string, number>>('rowTops');
      const moves = Object.keys(after).flatMap((words) => {
        const from = before[words];
        return from === undefined || words === '\n' || words === ''
          ? []
          : [Math.round((after[words] ?? 0) - from)];
      });
      const most = Math.max(...moves);
      if (most > 170 || moves.filter((move) => move === most).length < 2) jumps.push({ step, moves });
      before = after;
    }
    expect(jumps).toEqual([]);
    await page.close();
  });

  it('comes back to the place it was left at', async () => {
    const { ask, told, page } = await openedWith({ documentId: 'e', ...long });
    await ask('scrollTo', 30_000, { align: 'start' });
    const position = await settled(async () => (await told('position')).at(-1)?.[0]);
    const rect = await ask<Rect | null>('rectOf', 30_000, 30_001);
    const again = await openedWith({ documentId: 'e', ...long, position });
    expect(await again.ask('rectOf', 30_000, 30_001)).toEqual(rect);
    await page.close();
    await again.page.close();
  });

  it('holds a line of a million characters in a few dozen elements', async () => {
    const text = 'So it goes round and round, and it’s the person who waits. '.repeat(17_000).trim();
    const turns = [{ start: 0, end: text.length, speaker: null, role: null }];
    const { ask, page, complaints } = await openedWith({ documentId: 'f', text, turns });
    await ask('scrollTo', 654_321, { align: 'start' });
    expect((await ask<Rect | null>('rectOf', 654_321, 654_322))?.y).toBe(10);
    expect(await page.locator('*').count()).toBeLessThan(150);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('segments', () => {
  const start = (long.turns[1]?.start ?? 0) + 'Denise: '.length;
  const quote = (from: number, to: number): string => long.text.slice(start + from, start + to);
  const five = inOrder([
    segment('wide', 'c0', start, start + 300),
    segment('second', 'c4', start + 10, start + 200),
    segment('third', 'c8', start + 20, start + 150),
    segment('fourth', 'c12', start + 30, start + 60),
    segment('apart', 'c1', start + 400, start + 420),
  ]);

  it('are underlined at three offsets, the widest nearest the text, and "+1" stands for the fourth', async () => {
    const { get, page } = await openedWith({ documentId: 'g', ...long, segments: five });
    const painted = await get<readonly { name: string; words: string }[]>('painted');
    expect(new Set(painted.map(({ name, words }) => `${name.replace(/-\d+-/, ' ')} ${words}`))).toEqual(
      new Set([
        `other 0 ${quote(0, 300)}`,
        `other 1 ${quote(10, 200)}`,
        `other 2 ${quote(20, 150)}`,
        `other 0 ${quote(400, 420)}`,
      ]),
    );
    expect(await page.locator('[data-more]').allTextContents()).toEqual(['+1']);
    await page.close();
  });

  it('tint the focused one over its extent and give it the first underline', async () => {
    const { get, show, page } = await openedWith({ documentId: 'h', ...long, segments: five });
    await show({ focused: 'fourth' });
    const painted = await get<readonly { name: string; words: string }[]>('painted');
    const ofFocused = painted.filter(({ name }) => /tint|focused/.test(name));
    expect(ofFocused.map(({ words }) => words)).toEqual([quote(30, 60), quote(30, 60)]);
    expect(painted.find(({ words }) => words === quote(0, 300))?.name).toMatch(/^other-\d+-1$/);
    await page.close();
  });

  it('are focused by a click on their bracket, each in its own lane', async () => {
    const { ask, told, page } = await openedWith({ documentId: 'i', ...long, segments: five });
    const line = await ask<Rect>('rectOf', start + 40, start + 41);
    const margin = await page.locator('canvas').first().boundingBox();
    if (margin === null) throw new Error('No margin.');
    for (const lane of [0, 1, 2, 3]) await page.mouse.click(margin.x + 17 + 8 * lane, line.y + 14);
    expect((await told('segment')).map(([id]) => id)).toEqual(['wide', 'second', 'third', 'fourth']);
    await page.close();
  });

  it('keep their name beside the first line in view when they began above it, where there is room', async () => {
    const whole = segment('whole', 'c5', start, start + 1400);
    const inner = segment('inner', 'c6', start + 700, start + 1300);
    const segments = inOrder([whole, inner]);
    const { ask, told, page } = await openedWith({ documentId: 'n', ...long, segments });
    const tip = page.locator('[aria-hidden=true]').filter({ hasText: /^Theme > Code/ });
    /** Names that stand within some lines of a place, hovered over from above; the pointer stays on the last one. */
    const namesFrom = async (top: number) => {
      const box = await page.locator('canvas').first().boundingBox();
      const names = new Set<string>();
      for (let y = top + 2; y < top + 70 && names.size === 0; y += 6) {
        await page.mouse.move((box?.x ?? 0) + 65, y);
        if (await tip.isVisible()) names.add(await tip.innerText());
      }
      return [...names];
    };
    const first = await ask<Rect>('rectOf', start, start + 1);
    expect(await namesFrom(first.y)).toEqual(['Theme > Code 5']);
    await page.mouse.wheel(0, first.y + 3.5 * first.height);
    await page.waitForTimeout(400);
    expect(await namesFrom(0)).toEqual(['Theme > Code 5']);
    await page.mouse.down();
    await page.mouse.up();
    expect((await told('segment')).map(([id]) => id)).toEqual(['whole']);
    await page.close();
  });

  it('are all told of when their place is clicked, none where there is none', async () => {
    const { ask, told, page } = await openedWith({ documentId: 'j', ...long, segments: five });
    const word = await ask<Rect>('rectOf', start + 41, start + 42);
    await page.mouse.click(word.x + 2, word.y + 12);
    const bare = await ask<Rect>('rectOf', start + 310, start + 311);
    await page.mouse.click(bare.x + 2, bare.y + 12);
    const places = await told('place');
    expect(places.map(([offset, ids, , by]) => ({ offset, ids, by }))).toEqual([
      { offset: start + 41, ids: ['wide', 'second', 'third', 'fourth'], by: 'pointer' },
    ]);
    await page.close();
  });

  it('are visited with ] and [, and shown', async () => {
    const segments = inOrder([...five, segment('far', 'c2', 40_000, 40_050)]);
    const { ask, told, page } = await openedWith({ documentId: 'k', ...long, segments });
    await ask('select', 0, 0);
    await ask('focus');
    for (const key of [']', ']', ']', ']', ']', ']', '[']) await page.keyboard.press(key);
    const visited = (await told('segment')).map(([id]) => id);
    expect(visited).toEqual(['wide', 'second', 'third', 'fourth', 'apart', 'far', 'apart']);
    expect(await ask('rectOf', start + 400, start + 401)).not.toBeNull();
    await page.close();
  });

  it('are a list of buttons for screen readers, one stop for Tab, arrows within', async () => {
    const { told, page } = await openedWith({ documentId: 'l', ...long, segments: five });
    const list = page.getByRole('region', { name: 'Segments in this transcript' });
    await list.getByRole('button').first().waitFor({ state: 'attached' });
    const names = await list.getByRole('button').allTextContents();
    expect(names[0]).toBe(`Code 0, line 3, ${quote(0, 300).trim().split(/\s+/).length} words`);
    await page.getByRole('textbox', { name: 'Transcript text' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await told('segment')).toEqual([['second']]);
    await page.close();
  });

  it('are painted anew in the colours of the other theme', async () => {
    const { ask, get, page } = await openedWith({ documentId: 'm', ...long, segments: five });
    const line = await ask<Rect>('rectOf', start + 40, start + 41);
    const margin = await page.locator('canvas').first().boundingBox();
    const point = [(margin?.x ?? 0) + 17, line.y + 14] as const;
    const light = await get('pixel', ...point);
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
    await page.waitForTimeout(100);
    expect([light, await get('pixel', ...point)]).toEqual([
      [57, 127, 127, 255],
      [85, 202, 198, 255],
    ]);
    await page.close();
  });

  it('leave what is found to be seen, the current place marked', async () => {
    const found = [
      { start: start + 3, end: start + 9 },
      { start: start + 50, end: start + 55 },
    ];
    const { get, page } = await openedWith({ documentId: 'n', ...long, found, foundCurrent: 1 });
    expect(await get('painted')).toEqual([
      { name: 'found', words: quote(3, 9) },
      { name: 'current', words: quote(50, 55) },
    ]);
    await page.close();
  });
});
