import { describe, expect, it } from 'vitest';
import { figureInWords, figureOf, greatestOf, heatStep, percentText } from './figures.ts';

const eight = { value: 8, n: 10, percent: 80 };
const none = { value: null, n: 10, percent: null };

describe('a cell as printed', () => {
  it('has its count and per cent, and of shares only the share', () => {
    expect(figureOf('participants', eight)).toEqual({ main: '8', side: '80 %' });
    expect(figureOf('words', { value: 1012, n: 10, percent: 4.2 })).toEqual({ main: '1,012', side: '4 %' });
    expect(figureOf('coverage', { value: 0.1234, n: 10, percent: 12.34 })).toEqual({
      main: '12.3 %',
      side: null,
    });
    expect(figureOf('rate', { value: 2.4, n: 10, percent: 8 })).toEqual({ main: '2.40', side: null });
  });

  it('tells nothing from no data', () => {
    expect(figureOf('participants', { value: 0, n: 10, percent: 0 })).toEqual({ main: '0', side: '0 %' });
    expect(figureOf('coverage', none)).toEqual({ main: '–', side: null });
    expect(figureOf('participants', { value: 0, n: 0, percent: null })).toEqual({ main: '–', side: null });
  });

  it('never rounds something down to nothing', () => {
    expect([0, 0.2, 0.99, 1, 62.5, 100].map(percentText)).toEqual(['0', '<1', '<1', '1', '63', '100']);
  });
});

describe('a cell in words', () => {
  it('says of how many, and per cent of what', () => {
    expect(figureInWords('participants', 'column', eight, 12)).toBe('8 of 10 participants, 80 %');
    expect(figureInWords('participants', 'row', { ...eight, percent: 40 }, 12)).toBe(
      '8 of 10 participants, 40 % of the row',
    );
    expect(figureInWords('documents', 'column', { value: 1, n: 10, percent: 100 }, 1)).toBe(
      '1 of 1 transcript, 100 %',
    );
    expect(figureInWords('segments', 'column', { value: 1, n: 10, percent: 0.5 }, 12)).toBe(
      '1 segment, <1 % of the column',
    );
    expect(figureInWords('coverage', 'column', { value: 0.05, n: 10, percent: 5 }, 12)).toBe(
      '5.0 % of the words',
    );
    expect(figureInWords('rate', 'column', { value: 2.4, n: 10, percent: 8 }, 12)).toBe(
      '2.40 passages per 1,000 words',
    );
    expect(figureInWords('coverage', 'column', none, 12)).toBe('no data');
  });
});

describe('shading', () => {
  it('leaves nothing as paper and takes six steps to the greatest', () => {
    expect([null, 0, 1, 16.7, 50, 80, 90, 100, 120].map((value) => heatStep(value, 100))).toEqual([
      0, 0, 1, 2, 3, 5, 6, 6, 6,
    ]);
    expect(heatStep(5, 0)).toBe(0);
  });

  it('compares shares with a hundred where that is their end, else with the greatest there is', () => {
    const rows = [
      { codeId: 'a', code_path: 'a', name: 'a', level: 1, cells: [{ group: 'N', ...eight }], total: eight },
    ];
    expect(greatestOf({ unit: 'participants', percentOf: 'column', rows })).toBe(100);
    expect(greatestOf({ unit: 'words', percentOf: 'row', rows })).toBe(100);
    expect(greatestOf({ unit: 'words', percentOf: 'column', rows })).toBe(80);
    expect(greatestOf({ unit: 'rate', percentOf: 'row', rows })).toBe(8);
  });
});
