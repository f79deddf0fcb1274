import type { CodeNode } from '../domain/columns.ts';
import type { CrosstabUnit, PercentBase } from '../domain/crosstab-query.ts';
import { type Column, TOTAL } from './crosstab-columns.ts';
import type { CrosstabState } from './crosstab-state.ts';
import { compareGroups, type GroupKey } from './groups.ts';

/** The head of a column: who is in it, and what its percentages are taken of. */
export type CrosstabGroup = {
  /** Null for the total. */
  readonly key: GroupKey | null;
  /** As files print it: "a / b" for a combination, null where the value is not recorded. */
  readonly value: string | null;
  readonly label: string;
  /** N: persons of the group with at least one included document. */
  readonly n: number;
  /** Included documents that one of them is linked to; of the interviewers, in which one of them speaks. */
  readonly documents: number;
  /** Words of their turns in included documents. */
  readonly words: number;
};

/** A table in one unit. Later changes of the state leave it as it is. */
export type Crosstab = {
  readonly unit: CrosstabUnit;
  /** In their order, without the total. */
  readonly groups: readonly CrosstabGroup[];
  readonly total: CrosstabGroup;
  /** Every code shown, in codebook order. */
  readonly rows: readonly CodeNode[];
  /** By group and then row, the total after the last group; NaN where the value is not defined. */
  readonly values: Float64Array;
  /** By group, the total last: the sum of the top rows, which shares of the column are taken of. */
  readonly sums: Float64Array;
};

/** Null where there is nothing to divide by. */
export type CrosstabCell = {
  readonly value: number | null;
  readonly n: number;
  /** 0 to 100, not rounded. */
  readonly percent: number | null;
};

export function readCrosstab(state: CrosstabState, unit: CrosstabUnit): Crosstab {
  const { plan } = state;
  const { shown, groups, total } = headsOf(state);
  const rows = plan.rows.length;
  const values = new Float64Array(shown.length * rows);
  const sums = new Float64Array(shown.length);
  for (let place = 0; place < shown.length; place += 1) {
    const base = place * rows;
    readColumn(state, unit, shown[place] ?? TOTAL, { values, base });
    for (let row = 0; row < rows; row += 1) {
      if ((plan.parentOf[row] ?? -1) < 0) sums[place] = (sums[place] ?? 0) + (values[base + row] ?? 0);
    }
  }
  return { unit, groups, total, rows: plan.rows, values, sums };
}

/** The heads of the columns shown, the total's last among them; the same for every unit until a document changes. */
export type CrosstabHeads = {
  readonly shown: readonly number[];
  readonly groups: readonly CrosstabGroup[];
  readonly total: CrosstabGroup;
};

function headsOf(state: CrosstabState): CrosstabHeads {
  if (state.heads !== null) return state.heads;
  const { set } = state;
  const shown = shownColumns(state);
  const groups = shown.slice(0, -1).flatMap((column) => set.columns[column] ?? []);
  state.heads = { shown, groups: groups.map(headOf), total: headOf(set.total) };
  return state.heads;
}

/** Row and group by their places in the table. */
export function cellOf(
  table: Crosstab,
  row: number,
  group: number,
  percentOf: PercentBase = 'column',
): CrosstabCell {
  const value = valueAt(table, row, group);
  const { n, documents } = table.groups[group] ?? table.total;
  if (Number.isNaN(value)) return { value: null, n, percent: null };
  const percent =
    percentOf === 'row'
      ? share(value, valueAt(table, row, table.groups.length))
      : percentOfColumn(table, value, { n, documents, sum: table.sums[group] ?? 0 });
  return { value, n, percent };
}

export function totalOf(table: Crosstab, row: number, percentOf: PercentBase = 'column'): CrosstabCell {
  return cellOf(table, row, table.groups.length, percentOf);
}

function valueAt(table: Crosstab, row: number, group: number): number {
  return table.values[group * table.rows.length + row] ?? Number.NaN;
}

function percentOfColumn(
  { unit }: Crosstab,
  value: number,
  of: { readonly n: number; readonly documents: number; readonly sum: number },
): number | null {
  if (unit === 'coverage') return 100 * value;
  const whole = unit === 'participants' ? of.n : unit === 'documents' ? of.documents : of.sum;
  return share(value, whole);
}

function share(value: number, whole: number): number | null {
  return whole > 0 ? (100 * value) / whole : null;
}

/** Groups that have a member, in their order; the interviewers, where they count; the total last. */
function shownColumns(state: CrosstabState): readonly number[] {
  const { columns } = state.set;
  const isShown = (place: number) => {
    const column = columns[place];
    return column?.key?.kind === 'interviewer' || (column?.support ?? 0) > 0;
  };
  return [...orderedColumns(state).filter(isShown), TOTAL];
}

/** All columns but the total in their order: worked out again only when a column was added. */
function orderedColumns({ plan, set }: CrosstabState): readonly number[] {
  if (set.ordered.length === set.columns.length - 1) return set.ordered;
  const keyed = set.columns.flatMap(({ key }, column) => (key ? [{ column, key }] : []));
  keyed.sort((a, b) => compareGroups(plan.by, a.key, b.key));
  set.ordered = keyed.map(({ column }) => column);
  return set.ordered;
}

function headOf({ value, label, key, persons, documents, words }: Column): CrosstabGroup {
  return { key, value, label, n: persons, documents, words };
}

/** Where a column's cells go. */
type Cells = { readonly values: Float64Array; readonly base: number };

function readColumn(
  { counts, plan, set }: CrosstabState,
  unit: CrosstabUnit,
  column: number,
  into: Cells,
): void {
  const { values, base } = into;
  const rows = plan.rows.length;
  const from = column * rows;
  const words = set.columns[column]?.words ?? 0;
  const count = unit === 'coverage' ? counts.words : unit === 'rate' ? counts.passages : counts[unit];
  for (let row = 0; row < rows; row += 1) values[base + row] = count[from + row] ?? 0;
  if (unit === 'segments' && !plan.agreed) addToParents(plan.parentOf, into);
  if (unit === 'coverage') divide(into, rows, words, 1);
  if (unit === 'rate') divide(into, rows, words, 1000);
}

/** A segment has one code, so that the segments of a branch are the sum of its codes'. */
function addToParents(parentOf: Int32Array, { values, base }: Cells): void {
  for (let row = parentOf.length - 1; row >= 0; row -= 1) {
    const parent = parentOf[row] ?? -1;
    if (parent >= 0) values[base + parent] = (values[base + parent] ?? 0) + (values[base + row] ?? 0);
  }
}

function divide({ values, base }: Cells, rows: number, words: number, per: number): void {
  for (let row = base; row < base + rows; row += 1) {
    values[row] = words > 0 ? (per * (values[row] ?? 0)) / words : Number.NaN;
  }
}
