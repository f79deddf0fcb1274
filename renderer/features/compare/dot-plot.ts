import { dot, plot, ruleX, ruleY } from '@observablehq/plot';
import type { CrosstabUnit } from '../../../src/domain/crosstab-query.ts';
import { axisTo, type Dot, type DotRows, sideBySide } from './chart-data.ts';
import { GROUP_SHAPES, type GroupShape } from './group-shapes.ts';

export type ChartColors = {
  readonly accent: string;
  readonly ink: string;
  readonly paper: string;
  readonly line: string;
  readonly range: string;
};

export type DotPlot = {
  readonly element: SVGSVGElement | HTMLElement;
  /** Places and words of the axis, CSS pixels from the chart's left edge. */
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
};

type DotPlotOptions = {
  readonly width: number;
  readonly rowHeight: number;
  readonly greatest: number;
  readonly unit: CrosstabUnit;
  readonly colors?: ChartColors;
  /** Room around the plot, CSS pixels. */
  readonly margin?: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
};

/** Colours that follow the theme. */
const THEME: ChartColors = {
  accent: 'var(--accent)',
  ink: 'var(--ink-2)',
  paper: 'var(--paper)',
  line: 'var(--hairline)',
  range: 'var(--border)',
};

const MARGIN = { left: 16, right: 48, top: 0, bottom: 0 };

/** Symbols of Plot, with the area that makes each about ten pixels wide. */
const SYMBOLS: Readonly<
  Record<
    GroupShape,
    { readonly symbol: 'circle' | 'square' | 'triangle' | 'diamond' | 'times'; readonly r: number }
  >
> = {
  circle: { symbol: 'circle', r: 4.5 },
  square: { symbol: 'square', r: 4.3 },
  triangle: { symbol: 'triangle', r: 4.2 },
  diamond: { symbol: 'diamond', r: 4.2 },
  cross: { symbol: 'times', r: 3.6 },
  ring: { symbol: 'circle', r: 4 },
};

export function dotPlot(rows: DotRows, options: DotPlotOptions): DotPlot {
  const { width, rowHeight, greatest, unit, colors = THEME, margin = MARGIN } = options;
  const axis = axisTo(greatest, unit !== 'rate');
  const span = width - margin.left - margin.right;
  const shifts = sideBySide(rows.dots, span / axis.most);
  const placed = rows.dots.map((one, index) => ({
    ...one,
    x: one.value + ((shifts[index] ?? 0) * axis.most) / span,
  }));
  const height = rows.count * rowHeight + margin.top + margin.bottom;
  const middle = (one: { readonly row: number }) => one.row + 0.5;
  const element = plot({
    width,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, axis.most], axis: null },
    y: { domain: [0, Math.max(1, rows.count)], range: [margin.top, height - margin.bottom], axis: null },
    style: { overflow: 'visible', background: 'transparent' },
    marks: [
      ruleX(
        axis.ticks.map(({ at }) => at),
        { stroke: colors.line },
      ),
      ruleY(rows.ranges, { y: middle, x1: 'from', x2: 'to', stroke: colors.range, strokeWidth: 2 }),
      ...GROUP_SHAPES.map((shape) =>
        dot(
          placed.filter((one) => one.shape === shape),
          { x: 'x', y: middle, title: (one: Dot) => one.words, ...lookOf(shape, colors) },
        ),
      ),
    ],
  });
  const ticks = axis.ticks.map(({ at, label }) => ({ x: margin.left + (at / axis.most) * span, label }));
  return { element, ticks };
}

function lookOf(shape: GroupShape, { accent, ink, paper }: ChartColors) {
  const { symbol, r } = SYMBOLS[shape];
  const isFilled = shape === 'circle' || shape === 'triangle';
  const color = shape === 'circle' || shape === 'ring' ? accent : ink;
  if (isFilled) return { symbol, r, fill: color, stroke: 'none' };
  return { symbol, r, stroke: color, strokeWidth: 1.8, fill: shape === 'cross' ? 'none' : paper };
}
