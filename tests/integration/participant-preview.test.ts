import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../src/contract/contract.ts';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { people, TALK, table } from './people.ts';
import { imported } from './story.ts';

type Preview = Output<'participant.preview'>;
type Columns = NonNullable<Input<'participant.preview'>['columns']>;

const preview = (project: TestProject, lines: readonly string[], columns?: Columns) =>
  project.get('participant.preview', {
    bytes: csvBytes(...lines),
    ...(columns === undefined ? {} : { columns }),
  });

/** The columns of a preview, as a window hands them on. */
const columnsOf = (shown: Preview): Columns =>
  shown.columns.map(({ header, as, attribute }) =>
    attribute === null ? { header, as } : { header, as, name: attribute.name, type: attribute.type },
  );

/** A project with a participant, a transcript, attributes of participants and one of documents. */
async function begun(): Promise<TestProject> {
  const project = testProject();
  await imported(project, 'Talk.txt', TALK);
  await table(project, 'participant,team,years', 'N01,East,3', 'N02,West,4', 'N03,East,5');
  await project.get('attribute.create', { name: 'wave', scope: 'document', type: 'integer' });
  return project;
}

const LINES = [
  'participant,document,Team,site,joined,wave',
  'n01,Talk.txt; Lost,east,1,2013-05-01,1',
  'N04,,North,2,,2',
  'N04,Gone,North,2,2013-02-30,2',
  'N05,,West,01',
  'N06,,,3,,',
  ',,West,,,',
];

describe('the preview of a table of participants', () => {
  it('says how each column would be read, who is new, and what would be refused', async () => {
    const project = await begun();
    const before = allRows(project);
    expect(await preview(project, LINES)).toEqual({
      encoding: 'utf-8',
      delimiter: ',',
      rows: 6,
      columns: [
        {
          header: 'participant',
          as: 'participant',
          attribute: null,
          samples: ['n01', 'N04', 'N06'],
          missing: 1,
        },
        {
          header: 'document',
          as: 'document',
          attribute: null,
          samples: ['Talk.txt; Lost', 'Gone'],
          missing: 3,
        },
        {
          header: 'Team',
          as: 'attribute',
          attribute: { name: 'team', type: 'choice', created: false },
          samples: ['east', 'North', 'West'],
          missing: 1,
        },
        {
          header: 'site',
          as: 'attribute',
          attribute: { name: 'site', type: 'integer', created: true },
          samples: ['1', '2', '3'],
          missing: 1,
        },
        {
          header: 'joined',
          as: 'attribute',
          attribute: { name: 'joined', type: 'text', created: true },
          samples: ['2013-05-01', '2013-02-30'],
          missing: 3,
        },
        {
          header: 'wave',
          as: 'attribute',
          // "wave" is of documents.
          attribute: { name: 'wave (2)', type: 'integer', created: true },
          samples: ['1', '2'],
          missing: 2,
        },
      ],
      newcomers: ['N04', 'N06'],
      known: ['N01'],
      unmatched: ['Lost', 'Gone'],
      refused: [
        { row: 5, code: 'CSV_ROW_RAGGED', details: { cells: 4, columns: 6 } },
        { row: 7, code: 'NAME_EMPTY', details: { column: 'participant' } },
      ],
    });
    expect(allRows(project)).toEqual(before);
  });

  it('goes by what somebody chose: another first column, other names and types, columns left out', async () => {
    const project = await begun();
    const lines = ['Who;Where;Since;Remark', 'N01;East;2011;a', 'N07;South;2012;b', 'N08;South;then;c'];
    const proposed = await preview(project, lines);
    expect(proposed.columns.map(({ header, as, attribute }) => [header, as, attribute?.type])).toEqual([
      ['Who', 'participant', undefined],
      ['Where', 'attribute', 'choice'],
      ['Since', 'attribute', 'text'],
      ['Remark', 'attribute', 'text'],
    ]);
    expect(proposed.delimiter).toBe(';');
    const columns: Columns = [
      { header: 'Who', as: 'participant' },
      { header: 'Where', as: 'attribute', name: 'TEAM' },
      { header: 'Since', as: 'attribute', name: 'In post since', type: 'integer' },
      { header: 'Remark', as: 'ignore' },
    ];
    const shown = await preview(project, lines, columns);
    expect(shown.columns.map(({ as, attribute }) => [as, attribute])).toEqual([
      ['participant', null],
      ['attribute', { name: 'team', type: 'choice', created: false }],
      ['attribute', { name: 'In post since', type: 'integer', created: true }],
      ['ignore', null],
    ]);
    expect(shown.refused).toEqual([
      {
        row: 4,
        code: 'ATTRIBUTE_VALUE_INVALID',
        details: { entered: 'then', type: 'integer', attribute: 'In post since' },
      },
    ]);
    const done = await project.get('participant.import', { bytes: csvBytes(...lines), columns });
    expect([done.imported, done.refused]).toEqual([2, shown.refused]);
    expect(await people(project)).toMatchObject({
      N01: { team: ['East'], years: ['3'], 'In post since': ['2011'] },
      N07: { documents: [], team: ['South'], 'In post since': ['2012'] },
    });
  });

  it.each<[string, Columns, unknown]>([
    [
      'nobody',
      [{ header: 'participant', as: 'ignore' }],
      {
        code: 'INVALID_INPUT',
        details: { issues: ['columns: one column, and no more, holds the participants'] },
      },
    ],
    [
      'two of participants',
      [
        { header: 'participant', as: 'participant' },
        { header: 'team', as: 'participant' },
      ],
      {
        code: 'INVALID_INPUT',
        details: { issues: ['columns: one column, and no more, holds the participants'] },
      },
    ],
    [
      'two of transcripts',
      [
        { header: 'participant', as: 'participant' },
        { header: 'team', as: 'document' },
        { header: 'site', as: 'document' },
      ],
      { code: 'INVALID_INPUT', details: { issues: ['columns: one column at most names transcripts'] } },
    ],
    [
      'one twice',
      [
        { header: 'participant', as: 'participant' },
        { header: 'team', as: 'ignore' },
        { header: 'team', as: 'attribute' },
      ],
      { code: 'INVALID_INPUT', details: { issues: ['columns: each column can stand there once only'] } },
    ],
    [
      'one that is not there',
      [{ header: 'Participant', as: 'participant' }],
      {
        code: 'CSV_COLUMN_MISSING',
        details: { column: 'Participant', header: ['participant', 'team', 'site'] },
      },
    ],
    [
      'two for one attribute',
      [
        { header: 'participant', as: 'participant' },
        { header: 'site', as: 'attribute', name: 'Team' },
      ],
      { code: 'NAME_TAKEN', details: { name: 'Team' } },
    ],
    [
      'an attribute of documents',
      [
        { header: 'participant', as: 'participant' },
        { header: 'site', as: 'attribute', name: 'Wave' },
      ],
      { code: 'NAME_TAKEN', details: { name: 'Wave' } },
    ],
    [
      'another type of an attribute that is there',
      [
        { header: 'participant', as: 'participant' },
        { header: 'team', as: 'attribute', type: 'integer' },
      ],
      {
        code: 'INVALID_INPUT',
        details: { issues: ['columns: the attribute team is of type choice already'] },
      },
    ],
  ])('and the import refuse a choice of columns with %s', async (_, columns, error) => {
    const project = await begun();
    const before = allRows(project);
    const input = { bytes: csvBytes('participant,team,site', 'N01,East,1'), columns };
    expect(await project.call('participant.preview', input)).toEqual({ ok: false, error });
    expect(await project.call('participant.import', input)).toEqual({ ok: false, error });
    expect(allRows(project)).toEqual(before);
  });

  it('leaves out no column that nobody spoke of', async () => {
    const project = await begun();
    const shown = await preview(
      project,
      ['team,who,document', 'East,N09,Talk'],
      [{ header: 'who', as: 'participant' }],
    );
    expect(shown.columns.map(({ as, attribute }) => [as, attribute?.name])).toEqual([
      ['attribute', 'team'],
      ['participant', undefined],
      ['document', undefined],
    ]);
    const both = await preview(
      project,
      ['who,document,text', 'N09,x,Talk'],
      [
        { header: 'who', as: 'participant' },
        { header: 'text', as: 'document' },
      ],
    );
    expect(both.columns.map(({ as, attribute }) => [as, attribute?.name])).toEqual([
      ['participant', undefined],
      ['attribute', 'document'],
      ['document', undefined],
    ]);
  });

  it('of any table says what its import then does', async () => {
    const name = fc.constantFrom('N01', 'n02', 'P9', 'P 10', '', 'Zoë');
    const cell = fc.constantFrom('', 'East', 'east', '1', '01', '2.5', '2013-05-01', 'true', 'a;b', '"x');
    const row = fc.tuple(name, fc.constantFrom('', 'Talk', 'Talk.txt; Lost', 'Gone'), cell, cell, cell);
    const lineOf = (cells: readonly string[]) =>
      cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
    const choice = fc.record({
      as: fc.constantFrom('attribute' as const, 'attribute' as const, 'ignore' as const),
      name: fc.option(fc.constantFrom('Team', 'Site', 'Wave'), { nil: undefined }),
      type: fc.option(fc.constantFrom('text' as const, 'integer' as const, 'choice' as const), {
        nil: undefined,
      }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('team', 'years', 'wave', 'site'),
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.option(fc.tuple(choice, choice, choice), { nil: undefined }),
        async (header, rows, choices) => {
          const project = await begun();
          const lines = [lineOf(['participant', 'document', header, 'other', 'third']), ...rows.map(lineOf)];
          const columns = choices?.map((role, index) => ({
            header: [header, 'other', 'third'][index] ?? '',
            ...role,
          }));
          const asked: Columns | undefined = columns && [
            { header: 'participant', as: 'participant' },
            { header: 'document', as: 'document' },
            ...columns,
          ];
          const input = { bytes: csvBytes(...lines), ...(asked === undefined ? {} : { columns: asked }) };
          const shown = await project.call('participant.preview', input);
          const before = (await project.get('participant.list', {})).map(({ name: one }) => one);
          const imported = await project.call('participant.import', {
            bytes: input.bytes,
            columns: shown.ok ? columnsOf(shown.value) : (asked ?? []),
          });
          if (!shown.ok || !imported.ok) {
            expect(imported).toEqual(shown);
          } else {
            expectToAgree(shown.value, imported.value);
            const after = (await project.get('participant.list', {})).map(({ name: one }) => one);
            expect(after).toEqual([...before, ...shown.value.newcomers]);
          }
          project.host.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

function expectToAgree(shown: Preview, done: Output<'participant.import'>): void {
  expect({
    imported: done.imported,
    encoding: done.encoding,
    refused: done.refused,
    unmatched: done.unmatched,
  }).toEqual({
    imported: shown.newcomers.length + shown.known.length,
    encoding: shown.encoding,
    refused: shown.refused,
    unmatched: shown.unmatched,
  });
  const attributes = shown.columns.flatMap(({ attribute }) => attribute ?? []);
  // Where nobody goes in, nothing is made.
  expect(done.attributes).toEqual(
    done.imported > 0 ? attributes : attributes.filter(({ created }) => !created),
  );
}
