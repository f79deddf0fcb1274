import { expect, it } from 'vitest';
import type { AttributeEntry } from '../domain/columns.ts';
import {
  compareGroups,
  compareValues,
  type GroupKey,
  groupLabelOf,
  groupValueOf,
  isSameGroup,
} from './groups.ts';
import { attributeId } from './study.test-support.ts';

const attribute = (type: AttributeEntry['type'], choices: readonly string[] = []): AttributeEntry => ({
  id: attributeId(type),
  name: type,
  scope: 'participant',
  type,
  choices,
});
const sorted = (of: AttributeEntry, values: readonly (string | null)[]) =>
  values.toSorted((a, b) => compareValues(of, a, b));
const key = (...values: (string | null)[]): GroupKey => ({ kind: 'values', values });
const interviewer: GroupKey = { kind: 'interviewer' };

it('puts choices in their order, other values after them, and what is not recorded last', () => {
  expect(sorted(attribute('choice', ['senior', 'junior']), [null, 'b', 'junior', 'a', 'senior'])).toEqual([
    'senior',
    'junior',
    'a',
    'b',
    null,
  ]);
});

it('orders numbers by value and texts by alphabet, with the numbers in them by value', () => {
  expect(sorted(attribute('decimal'), ['10', '-1.5', '9', null, '-20'])).toEqual([
    '-20',
    '-1.5',
    '9',
    '10',
    null,
  ]);
  expect(sorted(attribute('text'), ['site 10', 'Zoe', 'site 9', 'äther', 'abc'])).toEqual([
    'abc',
    'äther',
    'site 9',
    'site 10',
    'Zoe',
  ]);
});

it('orders combinations by the first attribute, then by the second, and interviewers after them all', () => {
  const by = [attribute('text'), attribute('integer')];
  const keys = [interviewer, key(null, '1'), key('b', null), key('b', '2'), key('a', '10'), key('a', '9')];
  expect(keys.toSorted((a, b) => compareGroups(by, a, b)).map(groupLabelOf)).toEqual([
    'a / 9',
    'a / 10',
    'b / 2',
    'b / Not recorded',
    'Not recorded / 1',
    'Interviewer',
  ]);
});

it('prints the value of one attribute, null where it is not recorded, and the label of anything else', () => {
  expect([key('a'), key(null), key('a', null), interviewer].map(groupValueOf)).toEqual([
    'a',
    null,
    'a / Not recorded',
    'Interviewer',
  ]);
});

it('tells a value "Interviewer" from the interviewers', () => {
  expect(isSameGroup(key('Interviewer'), interviewer)).toBe(false);
  expect(isSameGroup(interviewer, interviewer)).toBe(true);
  expect(isSameGroup(key('a', null), key('a', null))).toBe(true);
  expect(isSameGroup(key('a', null), key('a'))).toBe(false);
});
