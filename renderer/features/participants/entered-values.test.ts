import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalValue } from '../../../src/domain/attribute.ts';
import { enteredValues, shownValue, writtenValues } from './entered-values.ts';

const one = (type: 'text' | 'integer' | 'boolean' | 'date' | 'choice') => ({ type, multiple: false });

describe('enteredValues', () => {
  it('understands yes and no as people write them', () => {
    expect(['Yes', 'y', 'TRUE', '1'].map((text) => enteredValues(one('boolean'), text))).toEqual([
      ['true'],
      ['true'],
      ['true'],
      ['true'],
    ]);
    expect(['No', 'n', '0'].flatMap((text) => enteredValues(one('boolean'), text))).toEqual([
      'false',
      'false',
      'false',
    ]);
    expect(enteredValues(one('boolean'), 'perhaps')).toEqual(['perhaps']);
  });

  it('understands dates that can be read in one way only', () => {
    const dates = [
      '2026-04-02',
      '2 Apr 2026',
      '2nd of April 2026',
      'April 2, 2026',
      '31/05/2026',
      '05/31/2026',
    ];
    expect(dates.flatMap((text) => enteredValues(one('date'), text))).toEqual([
      '2026-04-02',
      '2026-04-02',
      '2026-04-02',
      '2026-04-02',
      '2026-05-31',
      '2026-05-31',
    ]);
    expect(enteredValues(one('date'), '02/04/2026')).toEqual(['02/04/2026']);
  });

  it('takes blank and "Not recorded" for missing', () => {
    expect(['', '  ', 'not recorded'].map((text) => enteredValues(one('choice'), text))).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('parts several values', () => {
    expect(enteredValues({ type: 'choice', multiple: true }, 'Calder; ; Northmoor ')).toEqual([
      'Calder',
      'Northmoor',
    ]);
    expect(enteredValues(one('text'), 'one; two')).toEqual(['one; two']);
  });

  it('understands every date that it shows', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(enteredValues(one('date'), shownValue('date', iso))).toEqual([iso]);
        expect(canonicalValue('date', iso).ok).toBe(true);
      }),
    );
  });
});

describe('writtenValues', () => {
  it('writes what can be pasted again', () => {
    expect(writtenValues('date', ['2026-04-02'])).toBe('2026-04-02');
    expect(writtenValues('boolean', ['true'])).toBe('Yes');
    expect(writtenValues('choice', ['a', 'b'])).toBe('a; b');
  });
});
