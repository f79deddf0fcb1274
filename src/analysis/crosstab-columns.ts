import type { AttributeEntry, AttributeValues } from '../domain/columns.ts';
import { type CrosstabPlan, valuesIn } from './crosstab-plan.ts';
import { type GroupKey, groupLabelOf, groupValueOf, TOTAL_LABEL } from './groups.ts';

/** The total is a column like any other, and always the first. */
export const TOTAL = 0;

export type Column = {
  /** Null for the total. */
  readonly key: GroupKey | null;
  /** As files print it, null where the value is not recorded; and as tables do. */
  readonly value: string | null;
  readonly label: string;
  /** How many participants (by an attribute of documents: participants in documents) have its values. */
  support: number;
  /** N: distinct persons with at least one included document. */
  persons: number;
  /** Included documents that one of them is linked to. */
  documents: number;
  /** Words of their turns in included documents. */
  words: number;
};

/** A person in columns that always hold them together, and how many included documents link them there. */
export type Slot = { readonly columns: readonly number[]; linked: number };

/** Columns and slots in the order in which they were first met; numbers once given never change. */
export type ColumnSet = {
  readonly total: Column;
  readonly columns: Column[];
  readonly columnOf: Map<string, number>;
  /** By the value of the first attribute, then of the second: the groups of a person who has these alone. */
  readonly groupsOf: Map<string | null, Map<string | null, readonly number[]>>;
  /** All columns but the total in their order, as far as it was asked for. */
  ordered: readonly number[];
  readonly slots: Slot[];
  readonly slotOf: Map<string, number>;
};

export function columnSetOf(plan: CrosstabPlan): ColumnSet {
  const total = emptyColumn(null);
  const set: ColumnSet = {
    total,
    columns: [total],
    columnOf: new Map(),
    groupsOf: new Map(),
    ordered: [],
    slots: [],
    slotOf: new Map(),
  };
  if (hasInterviewerColumn(plan)) columnIn(set, { kind: 'interviewer' });
  return set;
}

/** Frequencies show the total alone; interviewers who are asked for then count in it. */
export function hasInterviewerColumn(plan: CrosstabPlan): boolean {
  return plan.query.includeInterviewer && plan.by.length > 0;
}

/** The column of a group, made when the group is first met. */
export function columnIn(set: ColumnSet, key: GroupKey): number {
  const name = key.kind === 'values' ? JSON.stringify(key.values) : key.kind;
  const known = set.columnOf.get(name);
  if (known !== undefined) return known;
  set.columnOf.set(name, set.columns.length);
  return set.columns.push(emptyColumn(key)) - 1;
}

/** The slot of that name, made for these columns when it is first met. */
export function slotIn(set: ColumnSet, name: string, columns: readonly number[]): number {
  const known = set.slotOf.get(name);
  if (known !== undefined) return known;
  set.slotOf.set(name, set.slots.length);
  return set.slots.push({ columns, linked: 0 }) - 1;
}

/** The groups that a participant with these values is in, in a document with those: one for each combination. */
export function groupsOf(
  set: ColumnSet,
  plan: CrosstabPlan,
  participant: AttributeValues,
  document: AttributeValues,
): readonly number[] {
  const [first, second] = plan.by;
  if (first === undefined) return [];
  const valuesOf = ({ id, scope }: AttributeEntry) =>
    valuesIn(scope === 'document' ? document : participant, id);
  const ones = valuesOf(first);
  const others = second === undefined ? NO_OTHERS : valuesOf(second);
  if (ones.length > 1 || others.length > 1) return columnsFor(set, plan, ones, others);
  // Many people have the same values: what they come to is worked out once.
  const byOther = set.groupsOf.get(ones[0] ?? null) ?? new Map<string | null, readonly number[]>();
  const known = byOther.get(others[0] ?? null);
  if (known !== undefined) return known;
  const groups = columnsFor(set, plan, ones, others);
  set.groupsOf.set(ones[0] ?? null, byOther.set(others[0] ?? null, groups));
  return groups;
}

/** Stands for the values of a second attribute where there is only one. */
const NO_OTHERS: readonly (string | null)[] = [null];

function columnsFor(
  set: ColumnSet,
  { by }: CrosstabPlan,
  ones: readonly (string | null)[],
  others: readonly (string | null)[],
): readonly number[] {
  const keys = ones.flatMap((one) => others.map((other) => (by.length === 1 ? [one] : [one, other])));
  return [...new Set(keys.map((values) => columnIn(set, { kind: 'values', values })))];
}

export function changeSupport(set: ColumnSet, groups: readonly number[], by: number): void {
  for (const group of groups) {
    const column = set.columns[group];
    if (column) column.support += by;
  }
}

function emptyColumn(key: GroupKey | null): Column {
  const value = key ? groupValueOf(key) : TOTAL_LABEL;
  const label = key ? groupLabelOf(key) : TOTAL_LABEL;
  return { key, value, label, support: 0, persons: 0, documents: 0, words: 0 };
}
