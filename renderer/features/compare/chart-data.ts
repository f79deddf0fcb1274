import type { CrosstabCell, CrosstabView } from '../../../src/contract/views.ts';
import type { CodeRow } from './code-rows.ts';
import type { RowSetting } from './compare-row.tsx';
import { figureInWords, magnitudeOf } from './figures.ts';
import { GROUP_SHAPES, type GroupShape } from './group-shapes.ts';

export type Dot = {
  /** 0-based row of those given. */
  readonly row: number;
  readonly value: number;
  readonly shape: GroupShape;
  /** "Nurse: 8 of 10 participants, 80 %" */
  readonly words: string;
};

export type DotRows = {
  readonly count: number;
  readonly dots: readonly Dot[];
  /** From the least to the greatest value of each row that has two or more. */
  readonly ranges: readonly { readonly row: number; readonly from: number; readonly to: number }[];
};

/** What the chart draws: a dot for each group; for all participants where nothing is compared. */
export function dotRows(table: CrosstabView, rows: readonly CodeRow[], setting: RowSetting): DotRows {
  const dots: Dot[] = [];
  const ranges: { row: number; from: number; to: number }[] = [];
  for (const [row, { row: code }] of rows.entries()) {
    const cells: readonly CrosstabCell[] = table.groups.length === 0 ? [code.total] : code.cells;
    const values: number[] = [];
    for (const [index, cell] of cells.entries()) {
      const value = magnitudeOf(setting.unit, cell);
      const shape = GROUP_SHAPES[index];
      if (value === null || shape === undefined) continue;
      values.push(value);
      const head = table.groups[index];
      const words = figureInWords(setting.unit, setting.percentOf, cell, (head ?? table.total).documents);
      dots.push({ row, value, shape, words: `${head?.value ?? 'All'}: ${words}` });
    }
    if (values.length > 1) ranges.push({ row, from: Math.min(...values), to: Math.max(...values) });
  }
  return { count: rows.length, dots, ranges };
}

/** Width of a mark, CSS pixels. */
const MARK = 10;

/** Marks nearer than this could not be told apart, CSS pixels. */
const NEAR = 5;

/** How far each dot stands beside its value, in CSS pixels: marks at one value stand side by side, in their order. */
export function sideBySide(dots: readonly Dot[], pixelsPerUnit: number): readonly number[] {
  const shifts = dots.map(() => 0);
  const placed = dots.map(({ row, value }, index) => ({ row, at: value * pixelsPerUnit, index }));
  for (const row of Map.groupBy(placed, (one) => one.row).values()) {
    for (const group of together(row.toSorted((one, other) => one.at - other.at))) {
      const middle = group.reduce((sum, { at }) => sum + at, 0) / group.length;
      for (const [place, { at, index }] of group.entries())
        shifts[index] = group.length === 1 ? 0 : middle - at + (place - (group.length - 1) / 2) * MARK;
    }
  }
  return shifts;
}

type Placed = { readonly at: number; readonly index: number };

function together(row: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const one of row) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && one.at - before.at < NEAR) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

export type Axis = {
  readonly most: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
};

const NICE = [1, 2, 2.5, 5, 10];

/** An axis from nothing to a round number that holds the greatest value. */
export function axisTo(greatest: number, isPercent: boolean): Axis {
  const raw = (greatest > 0 ? greatest : 1) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (NICE.find((nice) => nice * power >= raw - 1e-9) ?? 10) * power;
  const steps = Math.max(1, Math.ceil(greatest / step - 1e-9));
  const ticks = Array.from({ length: steps + 1 }, (_, index) => {
    const at = Number((index * step).toPrecision(12));
    const words = at.toLocaleString('en-GB', { maximumFractionDigits: 6 });
    return { at, label: index === steps && isPercent ? `${words} %` : words };
  });
  return { most: ticks.at(-1)?.at ?? 1, ticks };
}
