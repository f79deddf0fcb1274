import { type Look, PALETTE } from '../../../src/domain/code-look.ts';
import { dotRows } from './chart-data.ts';
import type { ChartWanted } from './chart-file.ts';
import { type DotPlot, dotPlot } from './dot-plot.ts';
import { greatestOf, UNIT_NAMES } from './figures.ts';
import { GROUP_SHAPES, type GroupShape, SHAPE_PATHS } from './group-shapes.ts';
import { lightColors } from './light-colors.ts';
import { add, setAll, sheetOf, write } from './svg-parts.ts';
import { wrapped } from './wrapped.ts';

export type ChartFacts = readonly { readonly name: string; readonly words: string }[];

/** First the family as it is installed, then as this program names it. */
const FONT = '"Source Sans 3", "Source Sans 3 Variable", "Segoe UI", system-ui, sans-serif';
const WHITE = '#ffffff';

// CSS pixels.
const WIDTH = 960;
const NAMES = 320;
const EDGE = 24;
const ROW = 24;
const LINE = 18;
const SMALL_LINE = 15;
/** Characters that a line of the small print takes at this width. */
const CHARACTERS = 150;
/** Characters of a code's name that fit beside the plot, and those that a level of indentation costs. */
const NAME = { most: 42, level: 2 };

type Inks = {
  readonly ink: string;
  readonly grey: string;
  readonly quiet: string;
  readonly accent: string;
  readonly line: string;
  readonly range: string;
};

/** The chart with everything that it needs to be understood alone. */
export function drawChart(wanted: ChartWanted): SVGSVGElement {
  const { table, rows, input, looks, facts } = wanted;
  const inks = inksOf();
  const heads = table.groups.length === 0 ? [{ value: 'All', n: table.total.n }] : table.groups;
  const small = [
    ...wrapped(table.definition, CHARACTERS),
    ...wrapped(facts.map(({ name, words }) => `${name}: ${words}`).join('. '), CHARACTERS),
  ];
  const top = EDGE + 26 + heads.length * LINE + 34;
  const bottom = top + rows.length * ROW;
  const sheet = sheetOf(WIDTH, bottom + 20 + small.length * SMALL_LINE + EDGE, FONT, WHITE);
  write(sheet, titleOf(table.by, input.unit), {
    x: EDGE,
    y: EDGE + 16,
    size: 18,
    weight: 600,
    fill: inks.ink,
  });
  for (const [index, { value, n }] of heads.entries()) {
    const y = EDGE + 26 + LINE * (index + 1);
    drawShape(sheet, GROUP_SHAPES[index] ?? 'circle', { x: EDGE, y: y - 10 }, inks);
    write(sheet, `${value} (N = ${n})`, { x: EDGE + 16, y: y - 1, size: 13, weight: 400, fill: inks.ink });
  }
  const plotted = plotOf(wanted, inks);
  for (const { x, label } of plotted.ticks)
    write(sheet, label, {
      x: NAMES + x,
      y: top - 8,
      size: 12,
      weight: 400,
      fill: inks.quiet,
      anchor: 'middle',
    });
  strip(plotted.element);
  setAll(plotted.element, { x: NAMES, y: top, 'font-family': FONT });
  sheet.append(plotted.element);
  for (const [index, { row, depth }] of rows.entries()) {
    const place = { x: EDGE + (depth - 1) * 13, y: top + index * ROW };
    drawMark(sheet, looks.get(row.codeId), place, inks);
    const name = shortened(row.name, NAME.most - depth * NAME.level);
    const words =
      depth === 1 ? ({ weight: 600, fill: inks.ink } as const) : ({ weight: 400, fill: inks.grey } as const);
    write(sheet, name, { x: place.x + 11, y: place.y + 17, size: 14, ...words });
  }
  for (const [index, line] of small.entries())
    write(sheet, line, {
      x: EDGE,
      y: bottom + 28 + index * SMALL_LINE,
      size: 11,
      weight: 400,
      fill: inks.quiet,
    });
  return sheet;
}

/** Takes off what Plot adds for pages: a style, and classes and properties that nobody else knows. */
function strip(chart: Element): void {
  chart.querySelector('style')?.remove();
  for (const part of [chart, ...chart.querySelectorAll('*')]) {
    for (const { name, value } of [...part.attributes])
      if (name === 'class' || name === 'style' || value.includes('var(')) part.removeAttribute(name);
  }
}

function plotOf({ table, rows, input }: ChartWanted, { accent, grey, line, range }: Inks): DotPlot {
  const percentOf = input.percentOf ?? 'column';
  const greatest = greatestOf({ unit: input.unit, percentOf, rows: table.rows });
  const setting = { groups: table.groups, total: table.total, unit: input.unit, percentOf, greatest };
  return dotPlot(dotRows(table, rows, setting), {
    width: WIDTH - NAMES - EDGE,
    rowHeight: ROW,
    greatest,
    unit: input.unit,
    colors: { accent, ink: grey, paper: WHITE, line, range },
  });
}

function inksOf(): Inks {
  const colors = lightColors(['--ink', '--ink-2', '--ink-3', '--accent', '--hairline', '--border']);
  const color = (name: string) => colors.get(name) ?? 'black';
  return {
    ink: color('--ink'),
    grey: color('--ink-2'),
    quiet: color('--ink-3'),
    accent: color('--accent'),
    line: color('--hairline'),
    range: color('--border'),
  };
}

function titleOf(by: readonly string[], unit: keyof typeof UNIT_NAMES): string {
  return by.length === 0 ? UNIT_NAMES[unit] : `${UNIT_NAMES[unit]} by ${by.join(' and ')}`;
}

function shortened(name: string, most: number): string {
  const characters = [...name];
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`;
}

type Place = { readonly x: number; readonly y: number };

function drawShape(sheet: SVGElement, shape: GroupShape, { x, y }: Place, { accent, grey }: Inks): void {
  const isFilled = shape === 'circle' || shape === 'triangle';
  const color = shape === 'circle' || shape === 'ring' ? accent : grey;
  add(sheet, 'path', {
    d: SHAPE_PATHS[shape],
    transform: `translate(${x} ${y})`,
    fill: isFilled ? color : 'none',
    stroke: isFilled ? 'none' : color,
    'stroke-width': 1.5,
  });
}

/** Parts of a mark 4 wide and 14 high: left, top, width, height. */
const MARKS: Readonly<Record<Look['pattern'], readonly (readonly [number, number, number, number])[]>> = {
  solid: [[0, 0, 4, 14]],
  dashed: [
    [0, 0, 4, 4],
    [0, 5, 4, 4],
    [0, 10, 4, 4],
  ],
  dotted: [
    [0, 0, 4, 4],
    [0, 5, 4, 4],
    [0, 10, 4, 4],
  ],
  double: [
    [0, 0, 1.5, 14],
    [2.5, 0, 1.5, 14],
  ],
};

function drawMark(sheet: SVGElement, look: Look | undefined, { x, y }: Place, { quiet }: Inks): void {
  if (look === undefined) return;
  // A stored colour is the one for light paper.
  const known = PALETTE.find(({ hex }) => hex === look.color.toLowerCase())?.hex ?? look.color;
  const fill = /^#[0-9a-f]{6}$/i.test(known) ? known : quiet;
  const rx = look.pattern === 'dotted' ? 2 : 0.75;
  for (const [left, top, width, height] of MARKS[look.pattern])
    add(sheet, 'rect', { x: x + left, y: y + 5 + top, width, height, rx, fill });
}
