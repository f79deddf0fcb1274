import { describe, expect, it } from 'vitest';
import { chosenColumns, columnInput, withColumn } from './table-columns.ts';

const column = (header: string, as: 'participant' | 'document' | 'attribute' | 'ignore') => ({
  header,
  as,
  name: null,
  type: null,
});

describe('withColumn', () => {
  it('keeps one column for the names and one for the transcripts', () => {
    const before = [column('Nr', 'participant'), column('Name', 'attribute'), column('File', 'document')];
    expect(withColumn(before, column('Name', 'participant'))).toEqual([
      column('Nr', 'attribute'),
      column('Name', 'participant'),
      column('File', 'document'),
    ]);
    expect(withColumn(before, column('Nr', 'ignore'))[0]).toEqual(column('Nr', 'ignore'));
  });
});

describe('chosenColumns', () => {
  it('takes what was proposed until something is chosen, and fixes types of new attributes only', () => {
    const preview = {
      encoding: 'utf-8',
      delimiter: ',',
      rows: 1,
      newcomers: [],
      known: [],
      unmatched: [],
      refused: [],
      columns: [
        { header: 'Name', as: 'participant' as const, attribute: null, samples: [], missing: 0 },
        {
          header: 'Age',
          as: 'attribute' as const,
          attribute: { name: 'Age', type: 'integer' as const, created: true },
          samples: [],
          missing: 0,
        },
        {
          header: 'Site',
          as: 'attribute' as const,
          attribute: { name: 'Site', type: 'choice' as const, created: false },
          samples: [],
          missing: 0,
        },
      ],
    };
    const chosen = chosenColumns(null, preview);
    expect(chosen.map(columnInput)).toEqual([
      { header: 'Name', as: 'participant' },
      { header: 'Age', as: 'attribute', name: 'Age', type: 'integer' },
      { header: 'Site', as: 'attribute', name: 'Site' },
    ]);
    expect(chosenColumns([column('Name', 'ignore')], preview)).toEqual([column('Name', 'ignore')]);
  });
});
