import { describe, expect, it } from 'vitest';
import { csvBytes, type TestProject, testProject } from '../support/project.ts';
import { paths } from './story.ts';

/** The codebook without what differs from project to project. */
async function content(project: TestProject): Promise<readonly object[]> {
  return (await project.get('code.list', {})).map(({ id: _, parentId: __, ...code }) => code);
}

describe('a codebook table', () => {
  it('brings every column of every code into another project', async () => {
    const from = testProject();
    await from.get('code.create', { name: 'Role > "boundaries"', parent: null, color: '#d55e00' });
    await from.get('code.create', { name: 'Risk', parent: 'Role \\> "boundaries"', origin: 'in vivo' });
    await from.get('code.create', { name: 'Risk', parent: null, codable: false });
    await from.get('code.create', {
      name: 'Budget',
      parent: 'Role \\> "boundaries" > Risk',
      origin: 'guide',
    });
    await from.get('code.define', {
      code: 'Budget',
      definition: '=Who decides?\nWho pays, "really"?',
      includes: '- money; cost',
      excludes: '@time',
      example: '“It’s 😀, isn’t it”',
    });
    await from.get('code.define', { code: 'Role \\> "boundaries" > Risk', definition: 'beneath' });
    for (const options of [{}, { bom: false, guard: false }]) {
      const { bytes } = await from.get('codebook.export', options);
      const to = testProject();
      expect(await to.get('codebook.import', { bytes })).toEqual({
        imported: 4,
        encoding: 'utf-8',
        created: 4,
        updated: 0,
        refused: [],
      });
      expect(await content(to)).toEqual(await content(from));
      expect(await to.get('codebook.import', { bytes })).toMatchObject({ created: 0, updated: 4 });
      expect(await content(to)).toEqual(await content(from));
    }
  });

  it('makes the codes above, keeps what a blank cell says nothing about, and knows other headers', async () => {
    const project = testProject();
    await project.get('codebook.import', {
      bytes: csvBytes(
        "\ufeffCode;Definition;Use when;Don't use when;Colour",
        'Care > Social model;What helps;Support;Medicine;#0072b2',
      ),
    });
    await project.get('codebook.import', {
      bytes: csvBytes('code,definition,example', 'care > SOCIAL MODEL,,Quote'),
    });
    expect(await content(project)).toMatchObject([
      { path: 'Care', definition: '' },
      {
        path: 'Care > Social model',
        definition: 'What helps',
        includes: 'Support',
        excludes: 'Medicine',
        example: 'Quote',
        color: '#0072b2',
      },
    ]);
  });

  it('lists refused rows by line, takes the others, and is one entry of the history', async () => {
    const project = testProject();
    const rows = [
      'code,definition,color,origin',
      'A,"two\nlines",#fff,',
      'B,b,reddish,',
      'A > > C,c,,',
      'D,d',
      'E,e,,guess',
      'F,f,,Data',
    ];
    const bytes = csvBytes(...rows);
    expect(await project.get('codebook.import', { bytes })).toEqual({
      imported: 2,
      encoding: 'utf-8',
      created: 2,
      updated: 0,
      refused: [
        { row: 4, code: 'COLOR_INVALID', details: { color: 'reddish' } },
        { row: 5, code: 'CODE_PATH_INVALID', details: { path: 'A > > C' } },
        { row: 6, code: 'CSV_ROW_RAGGED', details: { cells: 2, columns: 4 } },
        {
          row: 7,
          code: 'INVALID_INPUT',
          details: { issues: ['origin "guess" is none of guide, data, in vivo'] },
        },
      ],
    });
    expect(await paths(project)).toEqual(['A', 'F']);
    await project.get('journal.undo', {});
    expect(await paths(project)).toEqual([]);
    expect(await project.call('codebook.import', { bytes, strict: true })).toMatchObject({
      error: { code: 'ROWS_REFUSED', details: { rows: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 7 }] } },
    });
    expect(await paths(project)).toEqual([]);
  });

  it('without a column of codes is refused', async () => {
    const project = testProject();
    expect(await project.call('codebook.import', { bytes: csvBytes('name,definition', 'A,a') })).toEqual({
      ok: false,
      error: { code: 'CSV_COLUMN_MISSING', details: { column: 'code', header: ['name', 'definition'] } },
    });
  });
});
