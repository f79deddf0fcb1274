import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../kernel/result.ts';
import {
  ATTRIBUTE_TYPES,
  type AttributeType,
  canonicalValue,
  choiceSpelled,
  guessType,
  naturalOrder,
} from './attribute.ts';

describe('guessType', () => {
  it.each<[AttributeType, readonly string[]]>([
    ['integer', ['3', ' 12 ', '', '-4', '−5', '0']],
    ['decimal', ['3', '12.50', '-0.5']],
    ['boolean', ['TRUE', 'false', '']],
    ['date', ['2013-05-01', '2012-02-29']],
    ['choice', ['nurse', 'social worker', 'nurse']],
    ['choice', ['yes', 'no', 'yes', '']],
    ['choice', ['Nurse', 'nurse', 'OT', 'ot']],
    ['choice', ['01', '02', '01']],
    ['text', ['01', '02', '03']],
    ['text', ['1', '2', '03']],
    ['text', ['1,5', '2,5']],
    ['text', ['1e5', '2']],
    ['text', ['+44', '+45']],
    ['text', ['1', 'n/a']],
    ['text', ['1234567890123456', '1234567890123457']],
    ['text', ['2013-02-30', '2013-05-01']],
    ['text', ['01/05/2013', '02/05/2013']],
    ['text', ['', ' ', '']],
    ['text', []],
  ])('takes for %s: %j', (type, entered) => {
    expect(guessType(entered)).toBe(type);
  });

  it('takes for a choice what stands one and a half times on average, in at most 20 short spellings', () => {
    const twice = (count: number) =>
      Array.from({ length: count * 2 }, (_, index) => `value ${index % count}`);
    const long = 'x'.repeat(60);
    expect(guessType(['a', 'a', 'b', 'c'])).toBe('text');
    expect(guessType(['a', 'a', 'b'])).toBe('choice');
    expect(guessType(twice(20))).toBe('choice');
    expect(guessType(twice(21))).toBe('text');
    expect(guessType([long, long])).toBe('choice');
    expect(guessType([`${long}x`, `${long}x`])).toBe('text');
  });

  it('gives a type that every value fits', () => {
    const values = fc.constantFrom(
      '',
      '0',
      '01',
      '-7',
      '1.50',
      'true',
      '2013-05-01',
      '2013-13-01',
      'nurse',
      '٣',
    );
    fc.assert(
      fc.property(fc.array(values), (entered) => {
        const type = guessType(entered);
        for (const value of entered) if (value !== '') expect(canonicalValue(type, value).ok).toBe(true);
      }),
    );
  });
});

describe('canonicalValue', () => {
  it.each<[AttributeType, string, string]>([
    ['integer', ' 7 ', '7'],
    ['integer', '−12', '-12'],
    ['integer', '-0', '0'],
    ['integer', '999999999999999', '999999999999999'],
    ['decimal', '7', '7'],
    ['decimal', '7.50', '7.5'],
    ['decimal', '10.0', '10'],
    ['decimal', '−0.50', '-0.5'],
    ['decimal', '-0.00', '0'],
    ['decimal', '0.0000001', '0.0000001'],
    ['decimal', '999999999999999.123456789012345', '999999999999999.123456789012345'],
    ['boolean', 'TRUE', 'true'],
    ['boolean', ' False ', 'false'],
    ['date', ' 2013-05-01 ', '2013-05-01'],
    ['date', '2012-02-29', '2012-02-29'],
    ['text', ' 01 ', '01'],
    ['choice', ' Nurse\u00a0', 'Nurse'],
  ])('reads as %s %j for %j', (type, entered, value) => {
    expect(canonicalValue(type, entered)).toEqual(ok(value));
  });

  it.each<[AttributeType, string]>([
    ['integer', '01'],
    ['integer', '1.0'],
    ['integer', '1,000'],
    ['integer', '1e3'],
    ['integer', '--1'],
    ['integer', '-'],
    ['integer', '1000000000000000'],
    ['integer', '٣'],
    ['decimal', '.5'],
    ['decimal', '5.'],
    ['decimal', '01.5'],
    ['decimal', '1,5'],
    ['boolean', 'yes'],
    ['boolean', '1'],
    ['date', '2013-02-29'],
    ['date', '2013-00-10'],
    ['date', '2013-5-1'],
    ['date', '01/05/2013'],
    ['date', '2013-05-01T00:00'],
  ])('refuses as %s %j', (type, entered) => {
    expect(canonicalValue(type, entered)).toEqual(err('ATTRIBUTE_VALUE_INVALID'));
  });

  it('takes a blank for no value of any type', () => {
    expect(ATTRIBUTE_TYPES.map((type) => canonicalValue(type, ' \u00a0'))).toEqual(
      ATTRIBUTE_TYPES.map(() => err('ATTRIBUTE_VALUE_INVALID')),
    );
  });

  it('means by a value what it meant by what was entered', () => {
    const digits = fc.stringMatching(/^[-−]?(0|[1-9]\d{0,14})(\.\d{1,15})?$/);
    fc.assert(
      fc.property(digits, (entered) => {
        const value = canonicalValue('decimal', entered);
        expect(value.ok && Number(value.value)).toBe(Number(entered.replace('−', '-')) + 0);
        expect(value.ok && canonicalValue('decimal', value.value)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('choiceSpelled', () => {
  it('gives the choice that is meant, the exact one before one in other letters', () => {
    expect(choiceSpelled(['Nurse', 'nurse'], ' nurse ')).toBe('nurse');
    expect(choiceSpelled(['Nurse', 'nurse'], 'NURSE')).toBe('Nurse');
    expect(choiceSpelled(['Social worker'], 'social  WORKER')).toBe('Social worker');
    expect(choiceSpelled(['Social worker'], 'social')).toBeUndefined();
  });
});

describe('naturalOrder', () => {
  it('is alphabetical in any case, with numbers inside by value', () => {
    expect(naturalOrder(['site 10', 'Site 9', 'école', 'Zebra', 'apple', '10-20', '5-10'])).toEqual([
      '5-10',
      '10-20',
      'apple',
      'école',
      'Site 9',
      'site 10',
      'Zebra',
    ]);
  });

  it('is by value where all are numbers', () => {
    expect(naturalOrder(['1.5', '-10', '1.25', '10', '-5', '9', '01'])).toEqual([
      '-10',
      '-5',
      '01',
      '1.25',
      '1.5',
      '9',
      '10',
    ]);
  });

  it('is the same whatever the order was before', () => {
    const values = fc.constantFrom('a', 'A', 'é', 'e\u0301', '-1', '1.25', '1.5', '10', '', 'ß', 'ss');
    fc.assert(
      fc.property(fc.uniqueArray(values), (some) => {
        expect(naturalOrder(some.toReversed())).toEqual(naturalOrder(some.toSorted()));
      }),
    );
  });
});
