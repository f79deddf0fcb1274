import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/clock.ts';
import { err, ok } from '../kernel/result.ts';
import { type Code, codeAt, colorOf, inCodebookOrder, subtreeOf } from './code.ts';
import type { CodeId } from './ids.ts';

function code(id: string, parent: string | null, name: string, position = 'a0'): Code {
  return {
    id: id as CodeId,
    parentId: parent as CodeId | null,
    name,
    codable: true,
    definition: '',
    includes: '',
    excludes: '',
    example: '',
    origin: null,
    color: null,
    pattern: null,
    position,
    createdAt: instantOf(0),
  };
}

const CODEBOOK = [
  code('pay', 'risk', 'Pay > 20k', 'a1'),
  code('risk-in-risk', 'risk', 'Risk', 'Zz'),
  code('time', null, 'Time pressure', 'a0'),
  code('risk', null, 'Risk', 'a1'),
  code('risk-in-time', 'time', 'Risk', 'a0'),
  code('deepest', 'risk-in-risk', 'risk', 'a0'),
];

describe('inCodebookOrder', () => {
  it('puts each code before its sub-codes, siblings by position, with level and path', () => {
    expect(inCodebookOrder(CODEBOOK).map(({ id, level, path }) => [id, level, path])).toEqual([
      ['time', 1, 'Time pressure'],
      ['risk-in-time', 2, 'Time pressure > Risk'],
      ['risk', 1, 'Risk'],
      ['risk-in-risk', 2, 'Risk > Risk'],
      ['deepest', 3, 'Risk > Risk > risk'],
      ['pay', 2, 'Risk > Pay \\> 20k'],
    ]);
  });

  it('orders siblings of one position by their ids, and compares positions byte by byte', () => {
    const codes = [
      code('d', null, 'D', 'a0'),
      code('c', null, 'C', 'a0'),
      code('b', null, 'B', 'Zz'),
      code('a', null, 'A', 'a0V'),
    ];
    expect(inCodebookOrder(codes).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('leaves the list that it was given as it was', () => {
    const codes = [...CODEBOOK];
    inCodebookOrder(codes);
    expect(codes).toEqual(CODEBOOK);
    expect(inCodebookOrder([])).toEqual([]);
  });
});

describe('subtreeOf', () => {
  it('holds the code itself and all beneath it', () => {
    expect([...subtreeOf(CODEBOOK, 'risk' as CodeId)].sort()).toEqual([
      'deepest',
      'pay',
      'risk',
      'risk-in-risk',
    ]);
    expect([...subtreeOf(CODEBOOK, 'deepest' as CodeId)]).toEqual(['deepest']);
  });

  it('comes to an end where damaged rows stand beneath each other', () => {
    const circle = [code('a', 'b', 'A'), code('b', 'a', 'B')];
    expect([...subtreeOf(circle, 'a' as CodeId)]).toEqual(['a', 'b']);
  });
});

describe('codeAt', () => {
  it.each([
    [['Risk'], 'risk'],
    [['Risk', 'Risk'], 'risk-in-risk'],
    [['Risk', 'Risk', 'Risk'], 'deepest'],
    [['Time pressure', 'Risk'], 'risk-in-time'],
    [[' time  PRESSURE '], 'time'],
    [['risk', 'pay > 20K'], 'pay'],
  ])('finds %j at its own level', (names, id) => {
    expect(codeAt(CODEBOOK, names)?.id).toBe(id);
  });

  it.each([
    [['Pay > 20k']],
    [['Nowhere', 'Risk']],
    [['Risk', 'Time pressure']],
    [['Risk', 'Risk', 'Risk', 'Risk']],
    [[]],
  ])('finds nothing at %j', (names) => {
    expect(codeAt(CODEBOOK, names)).toBeNull();
  });

  it('prefers the sibling that is spelled exactly so', () => {
    const twins = [code('lower', null, 'risk'), code('upper', null, 'Risk')];
    expect(codeAt(twins, ['Risk'])?.id).toBe('upper');
    expect(codeAt(twins, ['RISK'])?.id).toBe('lower');
  });
});

describe('colorOf', () => {
  it('takes six or three hexadecimal digits', () => {
    expect(colorOf(' #A1b2C3 ')).toEqual(ok('#a1b2c3'));
    expect(colorOf('#1aF')).toEqual(ok('#11aaff'));
  });

  it.each([
    '',
    '#',
    'a1b2c3',
    '#12345',
    '#1234567',
    '#12345g',
    '#1234',
    'red',
    'x #123456',
    '#123456\n#123456',
  ])('refuses %j', (text) => {
    expect(colorOf(text)).toEqual(err('COLOR_INVALID'));
  });
});
