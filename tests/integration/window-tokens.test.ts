import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../src/domain/code-look.ts';
import { contrast, hexOf, linearOf, oklchOf } from '../support/oklch.ts';

type Theme = 'light' | 'dark';
const THEMES = ['light', 'dark'] as const;
const RENDERER = fileURLToPath(new URL('../../renderer', import.meta.url));
const SHEETS = textsOf('**/*.css');
const SOURCES = textsOf('**/*.{ts,tsx}');
const TOKENS = SHEETS.get('ui/tokens.css') ?? '';

/** Contrast of text or line on ground, in light and in dark, as the look was measured when it was designed. */
const PAIRS: readonly (readonly [text: string, on: string, light: number, dark: number])[] = [
  ['ink', 'paper', 16.33, 13.2],
  ['ink', 'canvas', 15.01, 14.17],
  ['ink-2', 'paper', 9.09, 9.08],
  ['ink-2', 'canvas', 8.36, 9.75],
  ['ink-3', 'paper', 5.8, 6.34],
  ['ink-3', 'canvas', 5.33, 6.81],
  ['ink-3', 'hover', 5, 5.93],
  ['ink-3', 'active', 4.61, 5.24],
  ['ink-3', 'accent-tint', 4.99, 5.01],
  ['control', 'paper', 3.6, 3.83],
  ['control', 'canvas', 3.31, 4.12],
  ['accent', 'paper', 6.01, 8.29],
  ['accent', 'canvas', 5.52, 8.9],
  ['accent', 'accent-tint', 5.17, 6.55],
  ['on-accent', 'accent-fill', 6.37, 8.15],
  ['ink', 'selection', 11.39, 6.56],
  ['danger', 'danger-tint', 5.48, 6.03],
  ['warning', 'warning-tint', 5.4, 7.8],
  ['success', 'success-tint', 5.53, 6.99],
  ['on-inverse', 'inverse', 13.86, 13.18],
  ['ink', 'heat-6', 11.42, 8.41],
  ['ink-2', 'heat-6', 6.36, 5.78],
];

/** Texts of the window's files by path. */
function textsOf(pattern: string): ReadonlyMap<string, string> {
  const paths = globSync(pattern, { cwd: RENDERER });
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(RENDERER, path), 'utf8')]),
  );
}

/** What the tokens of a theme say. */
function tokensOf(theme: Theme): ReadonlyMap<string, string> {
  const blocks = [...TOKENS.matchAll(/^(:root[^{]*)\{([^}]*)\}/gm)];
  const own = blocks.filter(([, selector = '']) =>
    theme === 'dark' ? selector.includes('dark') : selector.includes('light'),
  );
  return new Map(
    own.flatMap(([, , body = '']) =>
      [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    ),
  );
}

function colorOf(theme: Theme, name: string) {
  const value = tokensOf(theme).get(name) ?? '';
  const [lightness, chroma, hue] = value.match(/[\d.]+/g)?.map(Number) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`${theme} has no colour ${name}.`);
  return linearOf(lightness, chroma, hue);
}

function furthestChannel(one: string, other: string): number {
  const at = (hex: string, from: number): number => Number.parseInt(hex.slice(from, from + 2), 16);
  return Math.max(...[1, 3, 5].map((from) => Math.abs(at(one, from) - at(other, from))));
}

const between = (theme: Theme, one: string, other: string): number =>
  contrast(colorOf(theme, one), colorOf(theme, other));

describe('the tokens', () => {
  it('define every property that a style sheet of the window uses', () => {
    const defined = new Set([
      ...[...SHEETS.values()].flatMap((sheet) =>
        [...sheet.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name),
      ),
      // Set on elements: '--stripe' and its like.
      ...[...SOURCES.values()].flatMap((source) =>
        [...source.matchAll(/['"`](--[\w-]+)/g)].map(([, name]) => name),
      ),
    ]);
    const missing = [...SHEETS].flatMap(([path, sheet]) =>
      // One with a fallback may be absent.
      [...sheet.matchAll(/var\((--[\w-]+)\)/g)]
        .filter(([, name]) => !defined.has(name))
        .map(([, name]) => `${path} ${name}`),
    );
    expect({ sheets: SHEETS.size > 30, missing }).toEqual({ sheets: true, missing: [] });
  });

  it('are the only place with colours of their own', () => {
    const own = [...SHEETS].flatMap(([path, sheet]) =>
      path === 'ui/tokens.css'
        ? []
        : [...sheet.matchAll(/#[0-9a-f]{3,8}\b|\b(?:oklch|hsl)a?\([\d.]/gi)].map(
            ([value]) => `${path} ${value}`,
          ),
    );
    expect(own).toEqual([]);
  });

  it('say the same things in both themes', () => {
    expect([...tokensOf('dark').keys()]).toEqual([...tokensOf('light').keys()]);
  });

  it.each(THEMES)('have the contrast in %s that they were designed with', (theme) => {
    const off = PAIRS.map(([text, on, light, dark]) => ({
      pair: `${text} on ${on}`,
      by: between(theme, text, on) - (theme === 'light' ? light : dark),
    })).filter(({ by }) => Math.abs(by) > 0.03);
    expect(off).toEqual([]);
  });
});

describe('colours of codes', () => {
  it('are stored as what light paper shows', () => {
    const shown = PALETTE.map(({ name, hex }) => ({
      hex,
      shown: hexOf(colorOf('light', `code-${name}-stripe`)),
    }));
    // The tokens are rounded to three digits, which is worth at most one step of a channel.
    expect(shown.filter(({ hex, shown }) => furthestChannel(hex, shown) > 1)).toEqual([]);
  });

  // Lowest contrast of any of the sixteen.
  it.each([
    ['light', { paper: 3.7, canvas: 3.4, tint: 3.1, selected: 3.2, ink: 13.6, ink3: 4.8 }],
    ['dark', { paper: 4.5, canvas: 4.8, tint: 3.3, selected: 3.6, ink: 9.4, ink3: 4.5 }],
  ] as const)('are seen on every ground in %s', (theme, designed) => {
    const lowest = (of: (name: string) => number) =>
      Number(Math.min(...PALETTE.map(({ name }) => of(`code-${name}`))).toFixed(1));
    expect({
      paper: lowest((code) => between(theme, `${code}-stripe`, 'paper')),
      canvas: lowest((code) => between(theme, `${code}-stripe`, 'canvas')),
      tint: lowest((code) => between(theme, `${code}-stripe`, `${code}-tint`)),
      selected: lowest((code) => between(theme, `${code}-stripe`, 'accent-tint')),
      ink: lowest((code) => between(theme, 'ink', `${code}-tint`)),
      ink3: lowest((code) => between(theme, 'ink-3', `${code}-tint`)),
    }).toEqual(designed);
  });

  it.each(THEMES)('of somebody’s own are held to what is seen in %s', (theme) => {
    const bound = (name: string): number => Number(tokensOf(theme).get(`custom-${name}`));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (color) => {
        const [l, c, h] = oklchOf(`#${color.toString(16).padStart(6, '0')}`);
        const lightness = Math.min(bound('stripe-lightest'), Math.max(bound('stripe-darkest'), l));
        const stripe = linearOf(lightness, Math.min(c, bound('stripe-chroma')), h);
        const tint = linearOf(bound('tint-lightness'), Math.min(c, bound('tint-chroma')), h);
        expect(contrast(stripe, colorOf(theme, 'paper'))).toBeGreaterThan(theme === 'light' ? 3.7 : 4.5);
        expect(contrast(stripe, tint)).toBeGreaterThan(theme === 'light' ? 3.1 : 3.3);
        expect(contrast(colorOf(theme, 'ink-3'), tint)).toBeGreaterThan(4.45);
      }),
      { numRuns: 2000 },
    );
  });
});
