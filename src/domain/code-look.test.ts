import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Look, looksOf, nextThemeColor, PALETTE, PATTERNS, type Pattern } from './code-look.ts';
import type { CodeId } from './ids.ts';

type Styled = Parameters<typeof looksOf>[0][number];

function code(
  id: string,
  parent: string | null,
  color: string | null = null,
  pattern: Pattern | null = null,
): Styled {
  return { id: id as CodeId, parentId: parent as CodeId | null, color, pattern };
}

function shown(codes: readonly Styled[]): Record<string, string> {
  const name = (hex: string) => PALETTE.find((entry) => entry.hex === hex)?.name ?? hex;
  return Object.fromEntries(
    [...looksOf(codes)].map(([id, { color, pattern }]) => [id, `${name(color)} ${pattern}`]),
  );
}

describe('the look of a code', () => {
  it('is a colour for a theme, and for its sub-codes that colour with a line each', () => {
    expect(
      shown([
        code('risk', null),
        code('panel', 'risk'),
        code('chair', 'panel'),
        code('money', 'panel'),
        code('forms', 'risk'),
        code('time', 'risk'),
        code('trust', 'risk'),
        code('hope', 'risk'),
        code('care', null),
        code('love', 'care'),
      ]),
    ).toEqual({
      risk: 'teal solid',
      panel: 'teal dashed',
      chair: 'teal dashed',
      money: 'teal dotted',
      forms: 'teal dotted',
      time: 'teal double',
      trust: 'teal solid',
      hope: 'teal dashed',
      care: 'claret solid',
      love: 'claret dashed',
    });
  });

  it('is its own colour and its own line where it has them, and its sub-codes take the colour on', () => {
    expect(
      shown([
        code('risk', null, '#123456', 'double'),
        code('panel', 'risk', '#ff0000'),
        code('chair', 'panel', null, 'solid'),
        code('forms', 'risk'),
      ]),
    ).toEqual({
      risk: '#123456 double',
      panel: '#ff0000 dashed',
      chair: '#ff0000 solid',
      forms: '#123456 dotted',
    });
  });

  it('of a theme without a colour is the first that fewest themes before it have', () => {
    const [teal, claret, ochre] = PALETTE;
    expect(
      shown([
        code('a', null, claret.hex),
        code('b', null),
        code('c', null, ochre.hex),
        code('d', null),
        code('e', null, teal.hex),
        code('f', null),
      ]),
    ).toMatchObject({ b: 'teal solid', d: 'indigo solid', f: 'violet solid' });
    const all = PALETTE.map(({ hex }, index) => code(`t${index}`, null, hex));
    expect(shown([...all, code('x', null), code('y', null)])).toMatchObject({
      x: 'teal solid',
      y: 'claret solid',
    });
  });
});

describe('the colour of a theme that is new', () => {
  it('is the first of the palette that no theme has, those with a colour by rule counted', () => {
    const [teal, claret, ochre, indigo] = PALETTE;
    expect(nextThemeColor([])).toBe(teal.hex);
    expect(nextThemeColor([{ color: ochre.hex }, { color: null }])).toBe(claret.hex);
    expect(nextThemeColor([{ color: '#123456' }, { color: null }, { color: null }])).toBe(ochre.hex);
    expect(nextThemeColor([{ color: ochre.hex }, { color: teal.hex }, { color: claret.hex }])).toBe(
      indigo.hex,
    );
  });

  it('is, where all are taken, the first of those that fewest themes have', () => {
    const used = PALETTE.map(({ hex }) => ({ color: hex }));
    const [teal, claret] = PALETTE;
    expect(nextThemeColor([...used, { color: teal.hex }])).toBe(claret.hex);
  });
});

const style = fc.record({
  parent: fc.option(fc.nat(40), { nil: null, freq: 2 }),
  color: fc.option(fc.constantFrom(...PALETTE.map(({ hex }) => hex), '#123456'), { nil: null, freq: 2 }),
  pattern: fc.option(fc.constantFrom(...PATTERNS), { nil: null, freq: 4 }),
});

/** A forest in codebook order: each code hangs beneath one before it, and branches come in one piece. */
const codebook = fc.array(style, { minLength: 1, maxLength: 40 }).map((styles) => {
  const codes = styles.map(({ parent, color, pattern }, index) =>
    code(`c${index}`, parent === null || index === 0 ? null : `c${parent % index}`, color, pattern),
  );
  const inOrder: Styled[] = [];
  const place = (parentId: string | null): void => {
    for (const one of codes.filter((other) => other.parentId === parentId)) {
      inOrder.push(one);
      place(one.id);
    }
  };
  place(null);
  return inOrder;
});

describe('looks, whatever the codebook', () => {
  it('are one for each code, its own where it has one, the colour of the code above it else', () => {
    fc.assert(
      fc.property(codebook, (codes) => {
        const looks = looksOf(codes);
        expect([...looks.keys()]).toEqual(codes.map(({ id }) => id));
        for (const { id, parentId, color, pattern } of codes) {
          const look = looks.get(id);
          const above = parentId === null ? look : looks.get(parentId);
          expect(look).toEqual({
            color: color ?? above?.color,
            pattern: pattern ?? (parentId === null ? 'solid' : look?.pattern),
          });
        }
      }),
    );
  });

  it('do not change where a code comes behind all others', () => {
    fc.assert(
      fc.property(codebook, style, (codes, { color, pattern }) => {
        const before = [...looksOf(codes)];
        const last = codes.at(-1);
        for (const parent of [null, last?.parentId ?? null, last?.id ?? null]) {
          const after = [...looksOf([...codes, code('new', parent, color, pattern)])];
          expect(after.slice(0, -1)).toEqual(before);
        }
      }),
    );
  });

  it('of themes never share a colour of the palette while one is free', () => {
    fc.assert(
      fc.property(fc.nat(2 * PALETTE.length), (count) => {
        const themes: Styled[] = [];
        for (let number = 0; number < count; number += 1)
          themes.push(code(`t${number}`, null, number % 2 === 0 ? null : nextThemeColor(themes)));
        const uses = Map.groupBy(looksOf(themes).values(), ({ color }: Look) => color);
        const counts = [...uses.values()].map(({ length }) => length);
        expect(uses.size).toBe(Math.min(count, PALETTE.length));
        expect(Math.max(0, ...counts) - Math.min(Number.POSITIVE_INFINITY, ...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
