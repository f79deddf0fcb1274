import { describe, expect, it } from 'vitest';
import type { AttributeView } from '../../../src/contract/views.ts';
import { summaryOf } from './column-summary.ts';
import { columnsFor, foundRows, type GridRow, sortedRows } from './grid-data.ts';

const attribute = (
  name: string,
  type: AttributeView['type'],
  choices: readonly string[] = [],
): AttributeView => ({
  id: name,
  name,
  scope: 'participant',
  type,
  multiple: false,
  choices,
});
const attributes = [
  attribute('site', 'choice', ['West', 'Calder']),
  attribute('years', 'decimal'),
  attribute('supervises', 'boolean'),
  { ...attribute('wave', 'integer'), scope: 'document' as const },
];
const row = (name: string, values: GridRow['values'], words = 10, wordsCoded = 0): GridRow => ({
  id: name,
  name,
  values,
  links: [],
  words,
  wordsCoded,
});
const rows = [
  row('N10', { site: ['Calder'], years: ['1.25'], supervises: ['true'] }, 10, 5),
  row('N2', { years: ['-3'] }, 0),
  row('N1', { site: ['West'], years: ['1.5'] }, 10, 1),
];
const columns = columnsFor('participant', attributes, rows);
const order = (columnId: string, descending = false) =>
  sortedRows(rows, columns, { columnId, descending }).map(({ name }) => name);

describe('columnsFor', () => {
  it('has the names, the attributes of the rows alone, the links and what is coded', () => {
    expect(columns.map(({ name, note }) => [name, note])).toEqual([
      ['Participant', ''],
      ['site', 'Choice'],
      ['years', 'Number'],
      ['supervises', 'Yes / no'],
      ['Transcripts', ''],
      ['Words coded', ''],
    ]);
    expect(columnsFor('document', attributes, []).map(({ name }) => name)).toEqual([
      'Transcript',
      'wave',
      'Participants',
      'Words coded',
    ]);
  });
});

describe('sortedRows', () => {
  it('sorts names as people count, choices in their order, numbers by value, what is missing last', () => {
    expect(order('name')).toEqual(['N1', 'N2', 'N10']);
    expect(order('site')).toEqual(['N1', 'N10', 'N2']);
    expect(order('site', true)).toEqual(['N10', 'N1', 'N2']);
    expect(order('years')).toEqual(['N2', 'N10', 'N1']);
    expect(order('coded', true)).toEqual(['N10', 'N1', 'N2']);
    expect(order('gone')).toEqual(['N10', 'N2', 'N1']);
  });
});

describe('foundRows', () => {
  const found = (find: string) => foundRows(rows, columns, find).map(({ name }) => name);

  it('finds what is shown and what is written, however it is cased', () => {
    expect(found('cÁLD')).toEqual(['N10']);
    expect(found('yes')).toEqual(['N10']);
    expect(found('not recorded')).toEqual(['N2', 'N1']);
    expect(found('')).toEqual(['N10', 'N2', 'N1']);
  });
});

describe('summaryOf', () => {
  it('counts groups in their order, and tells numbers by their ends and their middle', () => {
    const [site, years] = attributes;
    expect(site && summaryOf(site, rows)).toEqual({
      recorded: 2,
      of: 3,
      groups: [
        { value: 'West', count: 1 },
        { value: 'Calder', count: 1 },
      ],
      words: null,
    });
    expect(years && summaryOf(years, rows)).toEqual({
      recorded: 3,
      of: 3,
      groups: [],
      words: '-3 to 1.5, median 1.25',
    });
  });
});
