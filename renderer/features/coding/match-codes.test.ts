import { describe, expect, it } from 'vitest';
import type { CodeView } from '../../../src/contract/views.ts';
import { indexCodes, matchCodes } from './match-codes.ts';

function code(path: string, more: Partial<CodeView> = {}): CodeView {
  const names = path.split(' > ');
  return {
    id: path,
    name: names.at(-1) ?? '',
    path,
    level: names.length,
    parentId: names.length > 1 ? names.slice(0, -1).join(' > ') : null,
    codable: true,
    definition: '',
    includes: '',
    excludes: '',
    example: '',
    origin: null,
    color: null,
    pattern: null,
    look: { color: '#397f7f', pattern: 'solid' },
    segments: 0,
    segments_subtree: 0,
    participants: 0,
    ...more,
  };
}

const CODES = [
  code('Role boundaries'),
  code('Role boundaries > Somebody else’s job'),
  code('Role boundaries > Professional identity'),
  code('Risk'),
  code('Risk > Risk management'),
  code('Filed away', { codable: false }),
  code('Filed away > Café talk'),
];
const INDEX = indexCodes(CODES);
const paths = (query: string, recent: readonly string[] = []) =>
  matchCodes(INDEX, query, recent).map(({ code: { path } }) => path);

describe('finding a code while typing', () => {
  it('shows recent codes first, then the codebook, and never a folder', () => {
    expect(paths('', ['Risk > Risk management', 'gone', 'Risk'])).toEqual([
      'Risk > Risk management',
      'Risk',
      'Role boundaries',
      'Role boundaries > Somebody else’s job',
      'Role boundaries > Professional identity',
      'Filed away > Café talk',
    ]);
  });

  it('puts names before paths, and wants every word somewhere', () => {
    expect(paths('role')[0]).toBe('Role boundaries');
    expect(paths('role')).toHaveLength(3);
    expect(paths('role job')).toEqual(['Role boundaries > Somebody else’s job']);
    expect(paths('job role')).toEqual(['Role boundaries > Somebody else’s job']);
    expect(paths('role > some')).toEqual(['Role boundaries > Somebody else’s job']);
    expect(paths('risk zebra')).toEqual([]);
    expect(paths('rm')).toEqual(['Risk > Risk management']);
    expect(paths("else's")).toEqual(['Role boundaries > Somebody else’s job']);
    expect(paths('filed cafe')).toEqual(['Filed away > Café talk']);
  });

  it('lets a recent code win among equals only', () => {
    expect(paths('role', ['Role boundaries > Professional identity'])).toEqual([
      'Role boundaries',
      'Role boundaries > Professional identity',
      'Role boundaries > Somebody else’s job',
    ]);
  });

  it('says which letters matched, in the name and in the path', () => {
    const [found] = matchCodes(INDEX, 'bound else', []);
    expect(found?.inName).toEqual([{ start: 9, end: 13 }]);
    expect(found?.inAbove).toEqual([{ start: 5, end: 10 }]);
  });

  it('answers a keystroke with a thousand codes within a frame', () => {
    const many = indexCodes(
      Array.from({ length: 1000 }, (_, n) =>
        code(`Theme ${n % 40} of the study > Some longer name of code ${n}`),
      ),
    );
    const queries = ['s', 'so', 'sol', 'solo', 'solon', 'theme 7 code', 'tsln', 'zzz', 'name of 99'];
    for (const query of queries) matchCodes(many, query, []);
    const timed = (query: string) => {
      const began = performance.now();
      matchCodes(many, query, []);
      return performance.now() - began;
    };
    // The fastest of five: other programs take their share of the computer.
    const times = queries.map((query) => Math.min(...Array.from({ length: 5 }, () => timed(query))));
    expect(Math.max(...times)).toBeLessThan(16);
  });
});
