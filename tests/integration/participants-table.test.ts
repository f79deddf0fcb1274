import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, testProject } from '../support/project.ts';
import { GROUP, people, TALK, table, voices } from './people.ts';
import { imported } from './story.ts';

describe('a table of participants', () => {
  it('guesses types, keeps 01 as text, links documents by name and one participant to one voice', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await imported(project, 'FG.txt', GROUP);
    expect(
      await table(
        project,
        'Participant,Document,profession,years,rate,site,joined,trained',
        'N01,Talk.txt,Nurse,31,1.50,01,2013-05-01,true',
        'N03,FG,nurse,4,−2,02,2012-02-29,FALSE',
        'S02,FG,Social worker,,7,03,,',
        'S03,FG9,Social worker,0,7,03,,',
      ),
    ).toEqual({
      imported: 4,
      encoding: 'utf-8',
      refused: [],
      attributes: [
        { name: 'profession', type: 'choice', created: true },
        { name: 'years', type: 'integer', created: true },
        { name: 'rate', type: 'decimal', created: true },
        { name: 'site', type: 'text', created: true },
        { name: 'joined', type: 'date', created: true },
        { name: 'trained', type: 'boolean', created: true },
      ],
      linked: 3,
      unmatched: ['FG9'],
      cleared: 0,
      spellings: [['nurse', 'Nurse']],
    });
    expect(await people(project)).toEqual({
      N01: {
        documents: ['Talk'],
        profession: ['Nurse'],
        years: ['31'],
        rate: ['1.5'],
        site: ['01'],
        joined: ['2013-05-01'],
        trained: ['true'],
      },
      N03: {
        documents: ['FG'],
        profession: ['Nurse'],
        years: ['4'],
        rate: ['-2'],
        site: ['02'],
        joined: ['2012-02-29'],
        trained: ['false'],
      },
      S02: { documents: ['FG'], profession: ['Social worker'], rate: ['7'], site: ['03'] },
      S03: { documents: [], profession: ['Social worker'], years: ['0'], rate: ['7'], site: ['03'] },
    });
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: N01']);
    expect(await voices(project, 'FG')).toEqual(['Moderator: interviewer', 'N03: N03', 'S02: S02']);
    expect(allRows(project).attribute_value).toContainEqual(
      expect.objectContaining({ entered: '1.50', value: '1.5' }),
    );
  });

  it('updates by a second import, clears by blank cells and says so, and undoes to the row', async () => {
    const project = testProject();
    await table(project, 'participant,team,years', 'N01,b,1', 'N02,a,2', 'N03,b,3', 'N04,a,4');
    const before = allRows(project);
    expect(await table(project, 'participant,team,years', 'n01,B,', 'N02,c,2', 'N05,a,x')).toEqual({
      imported: 2,
      encoding: 'utf-8',
      refused: [
        {
          row: 4,
          code: 'ATTRIBUTE_VALUE_INVALID',
          details: { entered: 'x', type: 'integer', attribute: 'years' },
        },
      ],
      attributes: [
        { name: 'team', type: 'choice', created: false },
        { name: 'years', type: 'integer', created: false },
      ],
      linked: 0,
      unmatched: [],
      cleared: 1,
      spellings: [['B', 'b']],
    });
    expect(await people(project)).toEqual({
      N01: { documents: [], team: ['b'] },
      N02: { documents: [], team: ['c'], years: ['2'] },
      N03: { documents: [], team: ['b'], years: ['3'] },
      N04: { documents: [], team: ['a'], years: ['4'] },
    });
    expect(await project.get('attribute.list', {})).toMatchObject([
      { choices: ['a', 'b', 'c'] },
      { choices: [] },
    ]);
    await project.get('journal.undo', {});
    expect(allRows(project)).toEqual(before);
  });

  it('makes one choice of a new value that is cased in two ways', async () => {
    const project = testProject();
    await table(project, 'participant,team', 'N01,a', 'N02,a', 'N03,b');
    const { spellings } = await table(project, 'participant,team', 'N01,New', 'N02,NEW', 'N03,c');
    expect(spellings).toEqual([['NEW', 'New']]);
    expect(await project.get('attribute.list', {})).toMatchObject([{ choices: ['a', 'b', 'New', 'c'] }]);
    expect(await people(project)).toMatchObject({
      N01: { team: ['New'] },
      N02: { team: ['New'] },
      N03: { team: ['c'] },
    });
  });

  it('takes one participant on several rows or several documents in one cell', async () => {
    const project = testProject();
    for (const name of ['One; two.txt', 'A.txt', 'B.txt', 'C.txt'])
      await imported(project, name, `${name}: x\n${TALK}`);
    await table(
      project,
      'participant,document,team',
      'N01,A.txt; b ;,x',
      'N01,C,x',
      'N02,One; two,y',
      'N01,A,z',
    );
    expect(await people(project)).toEqual({
      N01: { documents: ['A', 'B', 'C'], team: ['x'] },
      N02: { documents: ['One; two'], team: ['y'] },
    });
  });

  it('counts people, not rows, in what history says', async () => {
    const project = testProject();
    await imported(project, 'A.txt', TALK);
    await imported(project, 'B.txt', `${TALK}.`);
    expect(await table(project, 'participant,document', 'N01,A', 'N01,B')).toMatchObject({ imported: 1 });
    expect(await project.get('journal.list', { limit: 1 })).toMatchObject({ undo: 'Imported 1 participant' });
  });

  it('refuses rows that contradict an earlier one, and ragged ones, by their lines', async () => {
    const project = testProject();
    const lines = ['participant,team', 'N01,a', '', 'n01,b', 'N02', '   ,c', 'N03,"c\nd"', 'N04,e,f'];
    const { imported: count, refused } = await table(project, ...lines);
    expect({ count, refused }).toEqual({
      count: 2,
      refused: [
        { row: 4, code: 'PARTICIPANT_CONTRADICTED', details: { name: 'n01', attribute: 'team', line: 2 } },
        { row: 5, code: 'CSV_ROW_RAGGED', details: { cells: 1, columns: 2 } },
        { row: 6, code: 'NAME_EMPTY', details: { column: 'participant' } },
        { row: 9, code: 'CSV_ROW_RAGGED', details: { cells: 3, columns: 2 } },
      ],
    });
    expect(await people(project)).toEqual({
      N01: { documents: [], team: ['a'] },
      N03: { documents: [], team: ['c\nd'] },
    });
    const strict = testProject();
    expect(
      await strict.call('participant.import', { bytes: csvBytes(...lines), strict: true }),
    ).toMatchObject({
      error: { code: 'ROWS_REFUSED', details: { rows: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 9 }] } },
    });
    expect([await people(strict), await strict.get('attribute.list', {})]).toEqual([{}, []]);
  });

  it('reads what Excel writes: sep=, semicolons, windows-1252', async () => {
    const project = testProject();
    const latin = Buffer.from('sep=;\r\nparticipant;Größe\r\nZoë;groß, sehr\r\n', 'latin1');
    await project.get('participant.import', { bytes: new Uint8Array(latin) });
    expect(await people(project)).toEqual({ Zoë: { documents: [], Größe: ['groß, sehr'] } });
  });

  it.each([
    ['CSV_HEADER_DUPLICATE', 'participant,team,Team\r\nN01,a,b'],
    ['CSV_HEADER_EMPTY', 'participant,\r\nN01,a'],
    ['CSV_COLUMN_MISSING', 'team,participant\r\na,N01'],
    ['CSV_QUOTE_UNCLOSED', 'participant,team\r\nN01,"a'],
    ['FILE_EMPTY', ''],
  ])('is refused whole with %s', async (code, csv) => {
    const project = testProject();
    const before = allRows(project);
    expect(await project.call('participant.import', { bytes: new TextEncoder().encode(csv) })).toMatchObject({
      error: { code },
    });
    expect(allRows(project)).toEqual(before);
  });

  it('does not guess whose voice it is where two take part', async () => {
    const project = testProject();
    await imported(project, 'Talk.txt', TALK);
    await table(project, 'participant,document', 'N01,Talk', 'N02,Talk');
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: participant']);
    await table(project, 'participant,document', 'maureen,');
    expect(await voices(project, 'Talk')).toEqual(['Interviewer: interviewer', 'Maureen: maureen']);
    expect(await people(project)).toMatchObject({ maureen: { documents: ['Talk'] } });
  });
});
