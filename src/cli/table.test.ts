import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, folded, oneLine, textTable } from './table.ts';

describe('textTable', () => {
  it('pads columns to one width, numbers to the right, and leaves no space at the end', () => {
    const rows = [
      ['code', 'n', ''],
      ['Risk', '7', 'x'],
      ['Time pressure', '12', ''],
    ];
    expect(textTable(rows, new Set([1]))).toBe(
      'code            n\nRisk            7  x\nTime pressure  12\n',
    );
  });

  it('takes rows of different lengths', () => {
    expect(textTable([['a'], ['bb', 'c'], []])).toBe('a\nbb  c\n\n');
  });

  it.each([
    ['e\u0301', 1],
    ['שָׁלוֹם', 4],
    ['\u200fשלום\u200f', 4],
    ['她说', 4],
    ['𠀀', 2],
    ['한국', 4],
    ['😀', 2],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['© ™ ✓', 5],
    ['\u200b', 0],
  ])('gives %j the %d columns that a terminal gives it', (cell, width) => {
    expect(
      textTable([
        [cell, '|'],
        ['12345678', '|'],
      ]),
    ).toBe(`${cell}${' '.repeat(8 - width)}  |\n12345678  |\n`);
  });

  it('keeps each row on its line, whatever stands in a cell', () => {
    expect(textTable([['a\r\nb', '\u001b[2Jc\td']])).toBe('a b   [2Jc d\n');
    const cells = fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cells, (rows) => {
        expect(textTable(rows).match(/[\p{Cc}\u2028\u2029]/gu)).toEqual(rows.map(() => '\n'));
      }),
    );
  });
});

describe('folded', () => {
  it('breaks a text at spaces, and gives a longer word a line of its own', () => {
    expect(folded('She was so tired', 7)).toEqual(['She was', 'so', 'tired']);
    expect(folded('a responsibility of mine', 7)).toEqual(['a', 'responsibility', 'of mine']);
    expect(folded('', 7)).toEqual(['']);
  });
});

describe('oneLine', () => {
  it('makes one line of a text and cuts it to so many characters', () => {
    expect(oneLine(' She was\n\ttired ', 20)).toBe('She was tired');
    expect(oneLine('She was tired', 13)).toBe('She was tired');
    expect(oneLine('She was tired', 8)).toBe('She was…');
    expect(oneLine('😀😀😀😀', 3)).toBe('😀😀…');
    expect(oneLine('a\u001b[2Jb\0c', 20)).toBe('a [2Jb c');
  });
});

describe('cellText', () => {
  it('writes any value of an answer', () => {
    expect([null, undefined, '', 'x', 0, 1.5, true].map(cellText)).toEqual([
      '',
      '',
      '',
      'x',
      '0',
      '1.5',
      'true',
    ]);
    expect(cellText(['Leeds', null, 'York'])).toBe('Leeds; ; York');
    expect(cellText({ site: ['Leeds', 'York'], years: 7 })).toBe('site: Leeds; York, years: 7');
    expect(cellText([{ label: 'I', role: 'interviewer' }, { label: 'N01' }])).toBe(
      'label: I, role: interviewer; label: N01',
    );
    expect([cellText([]), cellText({})]).toEqual(['', '']);
  });
});
