import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { imported, labels, N01, paths, segments } from './story.ts';

function table(project: TestProject, ...lines: readonly string[]) {
  return project.get('participant.import', { bytes: csvBytes(...lines) });
}

async function people(project: TestProject): Promise<Record<string, unknown>> {
  const list = await project.get('participant.list', {});
  return Object.fromEntries(list.map(({ name, attributes }) => [name, attributes]));
}

describe('a table of participants', () => {
  it('counts the people on it, not its rows', async () => {
    const project = testProject();
    expect(await table(project, 'participant,document', 'N01,A', 'N02,A', 'n01,B')).toMatchObject({
      imported: 2,
    });
    expect(await labels(project, 1)).toEqual(['Imported 2 participants']);
  });

  it('splits a cell of an attribute with several values, each value once', async () => {
    const project = testProject();
    const multiple = { scope: 'participant', multiple: true } as const;
    await project.get('attribute.create', { name: 'Site', type: 'choice', ...multiple });
    await project.get('attribute.create', { name: 'Years', type: 'integer', ...multiple });
    const { refused, spellings } = await table(
      project,
      'participant,site,years,note',
      'N01,Leeds; York ;leeds;,2011;2012,a;b',
      'N02,york,2011;x,c',
    );
    expect(refused).toEqual([
      {
        row: 3,
        code: 'ATTRIBUTE_VALUE_INVALID',
        details: { entered: 'x', type: 'integer', attribute: 'Years' },
      },
    ]);
    expect(spellings).toEqual([['leeds', 'Leeds']]);
    expect(await people(project)).toEqual({
      N01: { Site: ['Leeds', 'York'], Years: ['2011', '2012'], note: ['a;b'] },
    });
    expect(await table(project, 'participant,site,years', 'N01,; ;,2011')).toMatchObject({ cleared: 1 });
    expect(await people(project)).toEqual({ N01: { Years: ['2011'], note: ['a;b'] } });
  });

  it('of which every row is refused creates nothing, not even its attributes', async () => {
    const project = testProject();
    const before = allRows(project);
    expect(await table(project, 'participant,team,years', ',a,1', 'N01,b')).toEqual({
      imported: 0,
      encoding: 'utf-8',
      refused: [
        { row: 2, code: 'NAME_EMPTY', details: { column: 'participant' } },
        { row: 3, code: 'CSV_ROW_RAGGED', details: { cells: 2, columns: 3 } },
      ],
      attributes: [],
      linked: 0,
      unmatched: [],
      cleared: 0,
      spellings: [],
    });
    expect(allRows(project)).toEqual(before);
    expect(await labels(project)).not.toContain('Imported 0 participants');
  });

  it('does not take a blank cell for a contradiction, nor clears what another row says', async () => {
    const project = testProject();
    await table(project, 'participant,team,years', 'N01,a,7', 'N02,a,7', 'N03,b,7');
    const before = allRows(project);
    const again = await table(
      project,
      'participant,document,team,years',
      'N01,A,,7',
      'n01,B,a,',
      'N02,A,a,7',
      'N02,B,,',
      'N02,C,c,',
      'N03,A,,7',
      'N03,B,,',
    );
    expect(again).toMatchObject({
      imported: 3,
      cleared: 1,
      refused: [
        { row: 6, code: 'PARTICIPANT_CONTRADICTED', details: { name: 'N02', attribute: 'team', line: 4 } },
      ],
    });
    expect(await people(project)).toEqual({
      N01: { team: ['a'], years: ['7'] },
      N02: { team: ['a'], years: ['7'] },
      N03: { years: ['7'] },
    });
    // What stays the same is not even written again.
    expect(allRows(project).attribute_value?.length).toBe(5);
    expect(before.attribute_value).toEqual(
      expect.arrayContaining([...(allRows(project).attribute_value ?? [])]),
    );
  });

  it('names the row that a third one contradicts', async () => {
    const project = testProject();
    const { refused } = await table(
      project,
      'participant,team,site',
      'N01,,x',
      'N01,a,',
      'N01,b,x',
      'N01,a,y',
    );
    expect(refused.map(({ row, details }) => [row, details.attribute, details.line])).toEqual([
      [4, 'team', 3],
      [5, 'site', 2],
    ]);
  });
});

describe('the encoding of a table', () => {
  const latin = (...lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));

  it('is said, and can be asked for', async () => {
    const project = testProject();
    await imported(project, 'N01.txt', N01);
    const bytes = latin('participant,site', 'Zoë,Köln');
    expect(await project.get('participant.import', { bytes })).toMatchObject({ encoding: 'windows-1252' });
    expect(await project.get('participant.import', { bytes, encoding: 'macroman' })).toMatchObject({
      encoding: 'macintosh',
    });
    expect(Object.keys(await people(project))).toEqual(['Zoë', 'ZoÎ']);
    expect(await project.call('participant.import', { bytes, encoding: 'utf-8' })).toMatchObject({
      error: { code: 'ENCODING_INVALID' },
    });
    const codebook = latin('code,definition', 'Müde,é');
    expect(await project.get('codebook.import', { bytes: codebook, encoding: 'latin2' })).toMatchObject({
      encoding: 'iso-8859-2',
    });
    const rows = latin('document,code,quote', 'N01,Müde,tired');
    expect(await project.get('segment.import', { bytes: rows, encoding: 'latin1' })).toMatchObject({
      imported: 1,
      encoding: 'windows-1252',
    });
  });
});

describe('a code name that several codes have', () => {
  const AMBIGUOUS = {
    ok: false,
    error: { code: 'CODE_AMBIGUOUS', details: { name: 'blame', paths: ['A1 > Blame', 'B1 > Blame'] } },
  };

  async function twice(): Promise<TestProject> {
    const project = testProject();
    await imported(project, 'N01.txt', N01);
    await project.get('codebook.import', { bytes: csvBytes('code', 'A1 > Blame', 'B1 > Blame') });
    return project;
  }

  it('is refused where a code is meant and where one might be made, and makes no theme', async () => {
    const project = await twice();
    const before = allRows(project);
    const quote = { document: 'N01', code: 'blame', quote: 'tired' };
    expect(await project.call('segment.applyQuote', quote)).toEqual(AMBIGUOUS);
    expect(await project.call('segment.table', { code: 'blame', where: [], coder: 'any' })).toEqual(
      AMBIGUOUS,
    );
    expect(await project.call('code.rename', { code: 'blame', name: 'Guilt' })).toEqual(AMBIGUOUS);
    expect(allRows(project)).toEqual(before);
    await project.get('segment.applyQuote', { ...quote, code: 'b1 > blame' });
    expect(await segments(project)).toEqual(['B1 > Blame: tired (Priya)']);
  });

  it('is the theme of that name where there is one, and stays an exact path in tables', async () => {
    const project = await twice();
    const bytes = csvBytes('document,code,quote', 'N01,Blame,tired');
    expect(await project.get('segment.import', { bytes })).toMatchObject({ codesCreated: ['Blame'] });
    expect(await paths(project)).toEqual(['A1', 'A1 > Blame', 'B1', 'B1 > Blame', 'Blame']);
    await project.get('segment.applyQuote', { document: 'N01', code: 'blame', quote: 'panel' });
    expect(await segments(project)).toEqual(['Blame: tired (Priya)', 'Blame: panel (Priya)']);
  });
});

describe('a table with many codes', () => {
  it('of 3,000 codes goes in whole, as often as it comes', async () => {
    const project = testProject();
    const codes = Array.from({ length: 3_000 }, (_, index) => `T${index % 60} > Code ${index}`);
    const bytes = csvBytes('code,definition', ...codes.map((path) => `${path},About ${path}`));
    expect(await project.get('codebook.import', { bytes })).toMatchObject({ created: 3_000, updated: 0 });
    const before = allRows(project);
    expect(await project.get('codebook.import', { bytes })).toMatchObject({ created: 0, updated: 3_000 });
    expect(allRows(project)).toEqual(before);
    expect((await paths(project)).slice(0, 3)).toEqual(['T0', 'T0 > Code 0', 'T0 > Code 60']);
  });

  it('of 1,500 new themes in a table of segments makes each of them once', async () => {
    const project = testProject();
    await imported(project, 'N01.txt', N01);
    const rows = Array.from({ length: 1_500 }, (_, index) => `N01,Theme ${index},tired`);
    const bytes = csvBytes('document,code,quote', ...rows);
    const { codesCreated } = await project.get('segment.import', { bytes });
    expect(codesCreated).toHaveLength(1_500);
    expect(await paths(project)).toEqual(codesCreated);
  });

  it('carries on what an earlier row of the same table said of a code, however it is cased', async () => {
    const project = testProject();
    await project.get('codebook.import', {
      bytes: csvBytes('code,definition,color,codable', 'A > B,first,,', 'a > b,,#abc,', 'A,,,no', 'A > C,,,'),
    });
    expect(await project.get('code.list', {})).toMatchObject([
      { path: 'A', codable: false },
      { path: 'A > B', definition: 'first', color: '#aabbcc' },
      { path: 'A > C', definition: '' },
    ]);
  });
});
