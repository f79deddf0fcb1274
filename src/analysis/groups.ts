import type { AttributeEntry } from '../domain/columns.ts';

/** A column of a crosstab: a value for each attribute compared (null: not recorded), or the interviewers. */
export type GroupKey =
  | { readonly kind: 'values'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'interviewer' };

export const NOT_RECORDED = 'Not recorded';
export const INTERVIEWER = 'Interviewer';
export const TOTAL_LABEL = 'Total';

// One language for everyone: a table must not change its order with the machine it is made on.
const alphabet = new Intl.Collator('en', { numeric: true });

export function groupLabelOf(key: GroupKey): string {
  return key.kind === 'interviewer'
    ? INTERVIEWER
    : key.values.map((value) => value ?? NOT_RECORDED).join(' / ');
}

/** What files print for the group: its value, null for one that is not recorded, "a / b" for a combination. */
export function groupValueOf(key: GroupKey): string | null {
  return key.kind === 'values' && key.values.length === 1 ? (key.values[0] ?? null) : groupLabelOf(key);
}

export function isSameGroup(a: GroupKey, b: GroupKey): boolean {
  if (a.kind === 'interviewer' || b.kind === 'interviewer') return a.kind === b.kind;
  return a.values.length === b.values.length && a.values.every((value, index) => value === b.values[index]);
}

/** Order of columns: by the first attribute, then by the second; interviewers last. */
export function compareGroups(attributes: readonly AttributeEntry[], a: GroupKey, b: GroupKey): number {
  if (a.kind === 'interviewer' || b.kind === 'interviewer') {
    return Number(a.kind === 'interviewer') - Number(b.kind === 'interviewer');
  }
  for (const [index, attribute] of attributes.entries()) {
    const order = compareValues(attribute, a.values[index] ?? null, b.values[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Choices in their order, then numbers by value and all else by alphabet, then "not recorded". */
export function compareValues(attribute: AttributeEntry, a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const byChoice = choiceRank(attribute, a) - choiceRank(attribute, b);
  if (byChoice !== 0) return byChoice;
  if (attribute.type === 'integer' || attribute.type === 'decimal') {
    const byNumber = Number(a) - Number(b);
    if (byNumber < 0 || byNumber > 0) return byNumber;
  }
  return alphabet.compare(a, b) || (a < b ? -1 : 1);
}

function choiceRank({ choices }: AttributeEntry, value: string): number {
  const index = choices.indexOf(value);
  return index < 0 ? choices.length : index;
}
