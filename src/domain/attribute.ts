import { err, ok, type Result } from '../kernel/result.ts';
import type { AttributeId } from './ids.ts';
import { sameName } from './name.ts';

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
const MOST_CHOICES = 20;
const LONGEST_CHOICE = 60;

/**
 * The narrowest type that every entered value fits; blanks do not count. `01` stays text. A column is a
 * choice where values are short, at most 20, and on average stand more than one and a half times.
 */
export function guessType(entered: readonly string[]): AttributeType {
  const values = entered.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return 'text';
  for (const type of ['integer', 'decimal', 'boolean', 'date'] as const) {
    if (values.every((value) => canonicalValue(type, value).ok)) return type;
  }
  const different = new Set(values);
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
      return INTEGER.test(value)
        ? ok(String(Number(value.replace('−', '-'))))
        : err('ATTRIBUTE_VALUE_INVALID');
    case 'decimal':
      return DECIMAL.test(value)
        ? ok(String(Number(value.replace('−', '-'))))
        : err('ATTRIBUTE_VALUE_INVALID');
    case 'boolean':
      return /^(true|false)$/i.test(value) ? ok(value.toLowerCase()) : err('ATTRIBUTE_VALUE_INVALID');
    case 'date':
      return isCivilDate(value) ? ok(value) : err('ATTRIBUTE_VALUE_INVALID');
    default:
      return value === '' ? err('ATTRIBUTE_VALUE_INVALID') : ok(value);
  }
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
  return [...values].sort((one, other) => collator.compare(one, other) || (one < other ? -1 : 1));
}
