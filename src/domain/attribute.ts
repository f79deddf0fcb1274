import { err, ok, type Result } from '../kernel/result.ts';
import type { AttributeId } from './ids.ts';
import { foldName, sameName } from './name.ts';

export const ATTRIBUTE_TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'choice'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];
export const ATTRIBUTE_SCOPES = ['participant', 'document'] as const;
export type AttributeScope = (typeof ATTRIBUTE_SCOPES)[number];

export type Attribute = {
  readonly id: AttributeId;
  readonly name: string;
  readonly scope: AttributeScope;
  readonly type: AttributeType;
  readonly multiple: boolean;
  readonly position: string;
  /** In their order; empty for every type but choice. */
  readonly choices: readonly string[];
};

const INTEGER = /^[-−]?(0|[1-9]\d{0,14})$/u;
const DECIMAL = /^[-−]?(0|[1-9]\d{0,14})(\.\d{1,15})?$/u;
const NUMBER = /^[-−]?\d+(\.\d+)?$/u;
const MOST_CHOICES = 20;
const LONGEST_CHOICE = 60;

/**
 * The narrowest type that every entered value fits; blanks do not count. `01` stays text. A column is a
 * choice where values are short, at most 20 however they are cased, and stand one and a half times on average.
 */
export function guessType(entered: readonly string[]): AttributeType {
  const values = entered.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return 'text';
  for (const type of ['integer', 'decimal', 'boolean', 'date'] as const) {
    if (values.every((value) => canonicalValue(type, value).ok)) return type;
  }
  const different = new Set(values.map(foldName));
  const isChoice =
    different.size <= MOST_CHOICES &&
    different.size * 1.5 <= values.length &&
    values.every((value) => value.length <= LONGEST_CHOICE);
  return isChoice ? 'choice' : 'text';
}

/** What an entered value means for a type: integer `7`, decimal `7.5`, boolean `true`, date `2013-05-01`. */
export function canonicalValue(
  type: AttributeType,
  entered: string,
): Result<string, 'ATTRIBUTE_VALUE_INVALID'> {
  const value = entered.trim();
  switch (type) {
    case 'integer':
      return INTEGER.test(value) ? ok(plainNumber(value)) : err('ATTRIBUTE_VALUE_INVALID');
    case 'decimal':
      return DECIMAL.test(value) ? ok(plainNumber(value)) : err('ATTRIBUTE_VALUE_INVALID');
    case 'boolean':
      return /^(true|false)$/i.test(value) ? ok(value.toLowerCase()) : err('ATTRIBUTE_VALUE_INVALID');
    case 'date':
      return isCivilDate(value) ? ok(value) : err('ATTRIBUTE_VALUE_INVALID');
    default:
      return value === '' ? err('ATTRIBUTE_VALUE_INVALID') : ok(value);
  }
}

/** No digit is lost and none written as an exponent: `7.50` is `7.5`, `-0.0` is `0`. */
function plainNumber(value: string): string {
  const [whole = '', decimals = ''] = value.replace('−', '-').split('.');
  const kept = decimals.replace(/0+$/, '');
  if (kept !== '') return `${whole}.${kept}`;
  return whole === '-0' ? '0' : whole;
}

function isCivilDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The choice that an entered value spells, however it is cased. */
export function choiceSpelled(choices: readonly string[], entered: string): string | undefined {
  return (
    choices.find((choice) => choice === entered.trim()) ?? choices.find((choice) => sameName(choice, entered))
  );
}

/** Groups and choices in the order in which people look for them: alphabetical, numbers by value. */
export function naturalOrder(values: Iterable<string>): string[] {
  const collator = new Intl.Collator('en-GB', { numeric: true });
  const sorted = [...values].sort((one, other) => collator.compare(one, other) || (one < other ? -1 : 1));
  // The collator takes digits for whole numbers: to it 1.5 comes before 1.25, and -5 before -10.
  const numberIn = (text: string) => Number(text.replace('−', '-'));
  return sorted.every((text) => NUMBER.test(text))
    ? sorted.sort((one, other) => numberIn(one) - numberIn(other))
    : sorted;
}
