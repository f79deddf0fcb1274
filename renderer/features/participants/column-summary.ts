import type { AttributeView } from '../../../src/contract/views.ts';
import { naturalOrder } from '../../../src/domain/attribute.ts';
import { counted } from '../../ui/counted.ts';
import { shownValue } from './entered-values.ts';
import { type GridRow, valuesOf } from './grid-data.ts';

export type ColumnSummary = {
  readonly recorded: number;
  readonly of: number;
  /** Values with how many have each, in the order in which people look for them. */
  readonly groups: readonly { readonly value: string; readonly count: number }[];
  /** What a column of numbers, dates or many different words comes to. */
  readonly words: string | null;
};

/** More different values are told by their number. */
const MOST_GROUPS = 8;

/** What a column holds, over all rows. */
export function summaryOf(attribute: AttributeView, rows: readonly GridRow[]): ColumnSummary {
  const recorded = rows.filter((row) => valuesOf(row, attribute).length > 0);
  const groups = countsOf(attribute, rows);
  const base = { recorded: recorded.length, of: rows.length };
  const values = groups.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
  if (attribute.type === 'integer' || attribute.type === 'decimal')
    return { ...base, groups: [], words: numberWords(values.map(Number)) };
  if (attribute.type === 'date') return { ...base, groups: [], words: dateWords(values) };
  const isFew = groups.length <= MOST_GROUPS || attribute.type === 'choice';
  const shown = groups.map(({ value, count }) => ({ value: shownValue(attribute.type, value), count }));
  return isFew && (attribute.type !== 'text' || groups.length < recorded.length)
    ? { ...base, groups: shown.filter(({ count }) => count > 0), words: null }
    : { ...base, groups: [], words: counted(groups.length, 'different value') };
}

/** How many have each value: choices in their order, others as people look for them. */
export function countsOf(
  attribute: AttributeView,
  rows: readonly GridRow[],
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>(attribute.choices.map((choice) => [choice, 0]));
  const others = new Map<string, number>();
  for (const value of rows.flatMap((row) => valuesOf(row, attribute))) {
    const among = counts.has(value) ? counts : others;
    among.set(value, (among.get(value) ?? 0) + 1);
  }
  const rest = naturalOrder(others.keys()).map((value) => ({ value, count: others.get(value) ?? 0 }));
  return [...[...counts].map(([value, count]) => ({ value, count })), ...rest];
}

function numberWords(values: readonly number[]): string | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return `${least} to ${most}, median ${median}`;
}

function dateWords(values: readonly string[]): string | null {
  const sorted = values.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  return `${shownValue('date', first)} to ${shownValue('date', last)}`;
}
