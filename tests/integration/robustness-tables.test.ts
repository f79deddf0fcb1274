import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Emic, emicIn, errorCodes, said, told } from '../support/command-line.ts';
import { docxOfLines } from '../support/docx-builder.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import { temporaryFolder, testProject, textFile } from '../support/project.ts';

/** A closed project with one transcript and one coding. */
async function study(): Promise<{ folder: string; path: string; emic: Emic }> {
  const folder = temporaryFolder();
  const { host, path, get } = testProject(folder);
  await get('document.import', textFile('N01.txt', 'N01: so 😀 tired, so tired\nI: since when?\n'));
  await get('segment.applyQuote', { document: 'N01', code: 'There', quote: 'since' });
  host.close();
  return { folder, path, emic: emicIn(folder) };
}

type Refused = { readonly refused: readonly { readonly row: number; readonly code: string }[] };

const rowsOf = ({ refused }: Refused) => refused.map(({ row, code }) => [row, code]);

const TABLES = {
  segments: {
    command: ['segments', 'import', 'study.emic', 'table.csv'],
    lines: [
      'document,code,quote,start,end,occurrence,comment',
      'N01,Theme > Tired,tired,,,2,"two',
      'lines"',
      'N01,Theme > Tired,so 😀 tired',
      'N02,Theme > Tired,tired,,,,',
      'N01,Theme > Tired,not said,,,,',
      'N01,Theme > Tired,tired,,,3,',
      'N01,Theme > Tired,,8,9,,',
      'N01,Theme > Tired,,30,20,,',
      'N01,Theme > Tired,,0,4000,,',
      'N01, > ,tired,,,1,',
      'N01,Theme > Tired,tired,,,1,,more',
      'N01,Theme > Tired,so 😀 tired,,,,last',
    ],
    refused: [
      [4, 'CSV_ROW_RAGGED'],
      [5, 'NOT_FOUND'],
      [6, 'QUOTE_NOT_FOUND'],
      [7, 'OCCURRENCE_NOT_FOUND'],
      [8, 'SPAN_SPLITS_CHARACTER'],
      [9, 'SPAN_EMPTY'],
      [10, 'SPAN_OUT_OF_RANGE'],
      [11, 'CODE_PATH_INVALID'],
      [12, 'CSV_ROW_RAGGED'],
    ],
    counted: { imported: 2 },
    listed: ['segments', 'study.emic', '--json'],
    kept: [
      { text: 'so 😀 tired', code_path: 'Theme > Tired', comment: 'last' },
      { text: 'tired', code_path: 'Theme > Tired', comment: 'two\nlines' },
      { text: 'since', code_path: 'There', comment: '' },
    ],
  },
  participants: {
    command: ['participants', 'study.emic', 'table.csv'],
    lines: ['participant,profession', 'N01,nurse', 'N02', ' ,nurse', 'N03,nurse,more', 'N04,social worker'],
    refused: [
      [3, 'CSV_ROW_RAGGED'],
      [4, 'NAME_EMPTY'],
      [5, 'CSV_ROW_RAGGED'],
    ],
    counted: { participants: 2 },
    listed: ['list', 'study.emic', 'participants', '--json'],
    kept: [
      { name: 'N01', attributes: { profession: ['nurse'] } },
      { name: 'N04', attributes: { profession: ['social worker'] } },
    ],
  },
  codebook: {
    command: ['codebook', 'import', 'study.emic', 'table.csv'],
    lines: ['code,definition,color', 'A > B,first,#112233', 'A,,puce', 'A > > B,,', 'C', 'D,last,'],
    refused: [
      [3, 'COLOR_INVALID'],
      [4, 'CODE_PATH_INVALID'],
      [5, 'CSV_ROW_RAGGED'],
    ],
    counted: { imported: 2 },
    listed: ['list', 'study.emic', 'codes', '--json'],
    kept: [
      { path: 'There' },
      { path: 'A' },
      { path: 'A > B', definition: 'first', color: '#112233' },
      { path: 'D', definition: 'last' },
    ],
  },
} as const;

const KINDS = ['segments', 'participants', 'codebook'] as const;

describe.each(KINDS)('a table of %s', (kind) => {
  const { command, lines, refused, counted, listed, kept } = TABLES[kind];

  it('gives its good rows, and names the others by their line', async () => {
    const { folder, emic } = await study();
    writeFileSync(join(folder, 'table.csv'), lines.join('\n'));
    const answer = await emic(...command);
    expect(answer.code).toBe(1);
    expect(answer.stderr.trimEnd().split('\n')).toEqual(
      refused.map(([line, code]) => expect.stringMatching(`^error: ${code}: line ${line}: [A-Z'].*\\.$`)),
    );
    expect(await told(emic(...listed))).toMatchObject(kept);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });

  it('tells the same as one JSON document, and gives nothing at all with --strict', async () => {
    const { folder, path, emic } = await study();
    writeFileSync(join(folder, 'table.csv'), `sep=;\n${lines.join('\n').replaceAll(',', ';')}`);
    const before = rowsIn(path);
    const strict = await emic(...command, '--strict');
    expect(strict).toMatchObject({ code: 1, stdout: '' });
    expect(errorCodes(strict)).toEqual(['ROWS_REFUSED']);
    expect(rowsIn(path)).toEqual(before);
    const answer = await emic(...command, '--json');
    expect(answer).toMatchObject({ code: 1, stderr: '' });
    const report = JSON.parse(answer.stdout) as Refused;
    expect(report).toMatchObject(counted);
    expect(rowsOf(report)).toEqual(refused.map(([line, code]) => [line + 1, code]));
  });

  it('is refused whole where its header or its quotes cannot be trusted', async () => {
    const { folder, path, emic } = await study();
    const header = lines[0];
    const row = lines.at(-1) ?? '';
    const name = header.split(',')[0] ?? '';
    const tables = [
      { content: '', code: 'FILE_EMPTY' },
      { content: docxOfLines(['N01: not a table', 'I: no']), code: 'FILE_BINARY' },
      {
        content: [`${header},${name.toUpperCase()}`, `${row},again`].join('\n'),
        code: 'CSV_HEADER_DUPLICATE',
      },
      { content: [`${header},`, `${row},lost`].join('\n'), code: 'CSV_HEADER_EMPTY' },
      { content: `${header}\n"never closed,${row}`, code: 'CSV_QUOTE_UNCLOSED' },
      { content: lines.join('\n').replace(name, 'something'), code: 'CSV_COLUMN_MISSING' },
    ];
    const before = rowsIn(path);
    for (const { content, code } of tables) {
      writeFileSync(join(folder, 'table.csv'), content);
      const files = filesIn(folder);
      const answer = await emic(...command);
      expect({ ...answer, codes: errorCodes(answer) }).toMatchObject({ code: 1, stdout: '', codes: [code] });
      expect(filesIn(folder)).toEqual(files);
    }
    expect(rowsIn(path)).toEqual(before);
  });
});
