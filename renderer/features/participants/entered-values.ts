import type { AttributeView } from '../../../src/contract/views.ts';
import type { AttributeType } from '../../../src/domain/attribute.ts';

const YES = new Set(['yes', 'y', 'true', '1']);
const NO = new Set(['no', 'n', 'false', '0']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** How a missing value is shown, and typed by those who like to. */
export const NOT_RECORDED = 'Not recorded';

/**
 * What somebody typed or pasted into a cell, as values to be kept; blank is missing. Yes and no, and dates written
 * out, become what the attribute's type asks for; what is not understood is left as it is, to be refused by name.
 */
export function enteredValues(
  { type, multiple }: Pick<AttributeView, 'type' | 'multiple'>,
  text: string,
): readonly string[] {
  const parts = multiple ? text.split(';') : [text];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.toLowerCase() !== NOT_RECORDED.toLowerCase())
    .map((part) => meantBy(type, part));
}

function meantBy(type: AttributeType, text: string): string {
  if (type === 'boolean') {
    const word = text.toLowerCase();
    return YES.has(word) ? 'true' : NO.has(word) ? 'false' : text;
  }
  return type === 'date' ? (dateIn(text) ?? text) : text;
}

/** `2 Apr 2026`, `2nd of April 2026`, `April 2, 2026`, `31/05/2026`. Null where day and month could be swapped. */
function dateIn(text: string): string | null {
  const worded =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+(?<month>\p{L}{3,9})\.?,?[ -]+(?<year>\d{4})$/u.exec(
      text,
    ) ?? /^(?<month>\p{L}{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/u.exec(text);
  if (worded?.groups) {
    const { day = '', month = '', year = '' } = worded.groups;
    const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
    return at < 0 ? null : isoDate(year, at + 1, Number(day));
  }
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  if (numbers === null) return null;
  const [, one = '', other = '', year = ''] = numbers;
  const [first, second] = [Number(one), Number(other)];
  if (first === second || first > 12) return isoDate(year, second, first);
  return second > 12 ? isoDate(year, first, second) : null;
}

function isoDate(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A kept value as it stands in its cell. */
export function shownValue(type: AttributeType, value: string): string {
  if (type === 'boolean') return value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
  if (type !== 'date') return value;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? value : DAY.format(date);
}

/** As it is typed and copied: it can be pasted again, here and into a spreadsheet. */
export function writtenValues(type: AttributeType, values: readonly string[]): string {
  return values.map((value) => (type === 'date' ? value : shownValue(type, value))).join('; ');
}

/** What a type asks for, where something typed does not fit it. */
export const TYPE_NEEDS: { readonly [Type in AttributeType]: string } = {
  text: 'Any words.',
  integer: 'A whole number is needed, such as 12.',
  decimal: 'A number is needed, with a point before decimals, such as 7.5.',
  boolean: 'Yes or No is needed.',
  date: 'A date is needed, such as 2026-05-31 or 31 May 2026.',
  choice: 'A value is needed.',
};
