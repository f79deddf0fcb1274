import { type Layer, pointIn, type Row } from './row.ts';
import type { Look, Stretch } from './transcript-types.ts';

/** A stretch to be painted in a style. */
export type Paint = Stretch & { readonly name: string };

/**
 * The styles of one view. Underlines are `::highlight()` decorations: the installed Chromium honours offset, thickness,
 * line, `var()` and change of theme in them and stacks those of several highlights, so that nothing needs to be painted
 * on a canvas, and they wrap, zoom and print with the text. Rules are written for the page alone and inherited by the
 * rows, so that no other element of the window is matched against them.
 */
export type Highlights = {
  readonly prefix: string;
  readonly sheet: CSSStyleSheet;
  /** Numbers by colour, tint and pattern. */
  readonly styles: Map<string, number>;
};

/** Painted from the first to the last. */
const PRIORITY = { tint: 0, focused: 1, other: 2, found: 3, current: 4, selection: 5 };
export const LEVELS = 3;

export function highlightsFor(prefix: string): Highlights {
  const highlights = { prefix, sheet: new CSSStyleSheet(), styles: new Map<string, number>() };
  document.adoptedStyleSheets.push(highlights.sheet);
  addRule(highlights, 'found', {
    'background-color': 'var(--warning-tint)',
    'text-decoration': 'underline 1px solid var(--warning)',
    'text-underline-offset': 'var(--underline-0)',
  });
  addRule(highlights, 'current', {
    'background-color': 'var(--warning-tint)',
    'text-decoration': 'underline 2px solid var(--warning)',
    'text-underline-offset': 'var(--underline-0)',
  });
  addRule(highlights, 'selection', { 'background-color': 'var(--selection)', color: 'var(--ink)' });
  return highlights;
}

export function dropHighlights({ prefix, sheet }: Highlights): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  for (const name of [...CSS.highlights.keys()])
    if (name.startsWith(`${prefix}-`)) CSS.highlights.delete(name);
}

/** Colours go in as values, never as text of a rule: they may be a researcher's own. */
function addRule(
  { prefix, sheet }: Highlights,
  name: string,
  declarations: Readonly<Record<string, string>>,
): void {
  const at = sheet.insertRule(
    `[data-page="${prefix}"]::highlight(${prefix}-${name}) {}`,
    sheet.cssRules.length,
  );
  const rule = sheet.cssRules[at];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [property, value] of Object.entries(declarations)) rule.style.setProperty(property, value);
}

export function cssColor(color: string): string {
  return color.startsWith('--') ? `var(${color})` : color;
}

/** The number of a look's styles, with its rules written. */
export function styleOf(highlights: Highlights, look: Look): number {
  const key = `${look.pattern} ${look.color} ${look.tint}`;
  const known = highlights.styles.get(key);
  if (known !== undefined) return known;
  const style = highlights.styles.size;
  highlights.styles.set(key, style);
  const color = cssColor(look.color);
  addRule(highlights, `tint-${style}`, { 'background-color': cssColor(look.tint) });
  addRule(highlights, `focused-${style}`, underline('2px', look, color, 0));
  for (let level = 0; level < LEVELS; level += 1)
    addRule(
      highlights,
      `other-${style}-${level}`,
      underline(look.pattern === 'dotted' ? '2px' : '1px', look, color, level),
    );
  return style;
}

function underline(thickness: string, { pattern }: Look, color: string, level: number) {
  return {
    'text-decoration-line': 'underline',
    'text-decoration-style': pattern,
    'text-decoration-color': color,
    'text-decoration-thickness': thickness,
    'text-underline-offset': `var(--underline-${level})`,
  };
}

/** Paints exactly `paints` in a layer of a row; what is painted already stays untouched. */
export function paintRow(highlights: Highlights, row: Row, layer: Layer, paints: readonly Paint[]): void {
  const painted = row.painted[layer];
  const wanted = new Set<string>();
  for (const { name, start, end } of paints) {
    const from = Math.max(start, row.bodyStart);
    const to = Math.min(end, row.bodyStart + row.body.length - (row.body.data.endsWith('\n') ? 1 : 0));
    if (from >= to) continue;
    const key = `${name} ${from} ${to}`;
    if (wanted.has(key)) continue;
    wanted.add(key);
    if (painted.has(key)) continue;
    const range = rangeIn(row, from, to);
    painted.set(key, { name, range });
    highlightNamed(highlights, name).add(range);
  }
  for (const [key, { name, range }] of painted) {
    if (wanted.has(key)) continue;
    highlightNamed(highlights, name).delete(range);
    painted.delete(key);
  }
}

export function wipeRow(highlights: Highlights, row: Row): void {
  for (const layer of ['codes', 'found', 'selection'] as const) paintRow(highlights, row, layer, []);
}

function rangeIn(row: Row, start: number, end: number): StaticRange {
  const from = pointIn(row, start);
  const to = pointIn(row, end);
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}

function highlightNamed({ prefix }: Highlights, name: string): Highlight {
  const full = `${prefix}-${name}`;
  const known = CSS.highlights.get(full);
  if (known !== undefined) return known;
  const highlight = new Highlight();
  highlight.priority = priorityOf(name);
  CSS.highlights.set(full, highlight);
  return highlight;
}

function priorityOf(name: string): number {
  const kind = name.split('-')[0] ?? '';
  return Object.entries(PRIORITY).find(([known]) => known === kind)?.[1] ?? 0;
}
