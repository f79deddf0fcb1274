import { describe, expect, it } from 'vitest';
import { labelAtLineStart, labelInBold } from './label-line.ts';

describe('labelAtLineStart', () => {
  it.each([
    ['Anna: hello', { label: 'Anna', layout: 'colon', length: 5, time: null }],
    ['  ANNA SMITH :\thello', { label: 'ANNA SMITH', layout: 'colon', length: 14, time: null }],
    ['P07:', { label: 'P07', layout: 'colon', length: 4, time: null }],
    ['问：3年', { label: '问', layout: 'colon', length: 2, time: null }],
    ['\u200fמראיין\u200f: מה', { label: 'מראיין', layout: 'colon', length: 9, time: null }],
    ['Anna\u00a0 Smith: x', { label: 'Anna Smith', layout: 'colon', length: 12, time: null }],
    ['Anna: [00:12] hello', { label: 'Anna', layout: 'colon', length: 5, time: 12_000 }],
    ['**Anna:** hello', { label: 'Anna', layout: 'bold-colon', length: 9, time: null }],
    ['**Anna**: hello', { label: 'Anna', layout: 'bold-colon', length: 9, time: null }],
    ['__Anna:__ hello', { label: 'Anna', layout: 'bold-colon', length: 9, time: null }],
    ['**[00:12] Anna:** hello', { label: 'Anna', layout: 'bold-colon', length: 17, time: 12_000 }],
    ['[00:12:03] Anna: hello', { label: 'Anna', layout: 'time-colon', length: 16, time: 723_000 }],
    ['00:12:03 Anna: hello', { label: 'Anna', layout: 'time-colon', length: 14, time: 723_000 }],
    ['(00:12) Anna: hello', { label: 'Anna', layout: 'time-colon', length: 13, time: 12_000 }],
    ['Anna (00:12): hello', { label: 'Anna', layout: 'time-colon', length: 13, time: 12_000 }],
    ['Anna [00:12.5]:', { label: 'Anna', layout: 'time-colon', length: 15, time: 12_500 }],
    ['Speaker 1  0:03', { label: 'Speaker 1', layout: 'time-line', length: 15, time: 3000 }],
    ['Anna 1:02:07 ', { label: 'Anna', layout: 'time-line', length: 13, time: 3_727_000 }],
    ['Anna (00:12)', { label: 'Anna', layout: 'time-line', length: 12, time: 12_000 }],
    ['Dr. Okafor: yes', { label: 'Dr. Okafor', layout: 'colon', length: 11, time: null }],
    ['Okafor, Jane: yes', { label: 'Okafor, Jane', layout: 'colon', length: 13, time: null }],
    [
      'Zoe\u0308 O’Neil-Smith (nurse): yes',
      { label: 'Zoe\u0308 O’Neil-Smith (nurse)', layout: 'colon', length: 26, time: null },
    ],
  ])('finds the label of %j', (line, found) => {
    expect(labelAtLineStart(line)).toEqual(found);
  });

  it.each([
    ['no colon at all'],
    ['http://example.org'],
    ['https: it began'],
    ['10:30 in the morning'],
    ['John 3:16 says so'],
    ['12: a number'],
    [': no name'],
    ['😀: no letter'],
    ['- Anna: a list'],
    ['# Interview: a heading'],
    ['“Anna: a quote'],
    ['It was late. Anna: no'],
    ['It was late; Anna: no'],
    ['Really? Anna: no'],
    ['well, Anna: no'],
    ['one two three four five six: too many'],
    [`${'a'.repeat(41)}: too long`],
    ['Anna 00:12 and more words'],
    ['**bold** Anna: word'],
  ])('finds none in %j', (line) => {
    expect(labelAtLineStart(line)).toBeNull();
  });

  it('takes as long for a line of blanks as for any other', { timeout: 5000 }, () => {
    const lines = [`${' '.repeat(120)}a b: c`, `a${' '.repeat(120)}b:c`, `[0:01]${' '.repeat(110)}12:3`];
    for (let round = 0; round < 5000; round += 1) for (const line of lines) labelAtLineStart(line);
  });
});

describe('labelInBold', () => {
  it('takes a short run without its direction marks, and no sentence', () => {
    expect(labelInBold(' Anna\u00a0Smith\u200f ')).toBe('Anna Smith');
    expect(labelInBold('What is your role?')).toBeNull();
    expect(labelInBold('')).toBeNull();
  });
});
