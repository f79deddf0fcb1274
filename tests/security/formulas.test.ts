import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../src/formats/csv.ts';
import { type Emic, emicIn, said, told } from '../support/command-line.ts';
import { temporaryFolder } from '../support/project.ts';

/** Beginnings that make a spreadsheet run a cell, and texts that look as if they were guarded already. */
const STARTS = ['=', '+', '-', '@', '\t', '\r', "'=", "''+", "'@"] as const;
const RUNS = /^[=+\-@\t\r]/;

/** One transcript, participant, code and comment for each start. Names lose white space at their ends. */
const CASES = STARTS.map((start, index) => ({
  document: `Interview ${index}`,
  participant: `${start.trim()}HYPERLINK("${index}")`,
  role: `${start.trim()}1+${index}, nurse`,
  change: String(index - 4),
  code: `=theme > ${start.trim()}SUM(A${index})`,
  comment: `${start}cmd|' /C calc'!A${index}`,
  // A carriage return never stands in canonical text.
  quote: `${start === '\r' ? '=' : start}${index}+1 "so"`,
}));

type Segment = Readonly<Record<string, unknown>>;

async function importTranscripts(emic: Emic, project: string): Promise<void> {
  await said(emic('import', project, ...CASES.map(({ document }) => `${document}.txt`)));
}

/** A project in which everything that can begin like a formula does, in a folder with its transcripts. */
async function riskyStudy(): Promise<{ folder: string; emic: Emic }> {
  const folder = temporaryFolder();
  const emic = emicIn(folder);
  for (const { document, quote } of CASES)
    writeFileSync(join(folder, `${document}.txt`), `P: we said${quote} then\n`);
  await said(emic('new', 'study.emic', '--coder', '=Priya'));
  await importTranscripts(emic, 'study.emic');
  writeFileSync(
    join(folder, 'participants.csv'),
    writeCsv(
      ['participant', 'document', 'role', 'change'],
      CASES.map(({ participant, document, role, change }) => [participant, document, role, change]),
    ),
  );
  await said(emic('participants', 'study.emic', 'participants.csv'));
  writeFileSync(
    join(folder, 'coded.csv'),
    writeCsv(
      ['document', 'code', 'quote', 'comment'],
      CASES.map(({ document, code, quote, comment }) => [document, code, quote, comment]),
    ),
  );
  await said(emic('segments', 'import', 'study.emic', 'coded.csv'));
  return { folder, emic };
}

/** Every cell of a CSV file as a spreadsheet sees it, guards and all. */
function rawCells(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8').replace('\ufeff', '');
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data.flat();
}

/** The segments of a project as they stand in its table, without what every import makes anew. */
async function segmentsOf(emic: Emic, project: string): Promise<readonly Segment[]> {
  const rows = await told<readonly Segment[]>(emic('segments', project, '--json'));
  return rows.map(({ segment_id, created_at, ...row }) => row);
}

describe('cells that a spreadsheet would run', () => {
  it('are guarded in every table that is exported', async () => {
    const { folder, emic } = await riskyStudy();
    await said(emic('export', 'study.emic', 'segments.csv'));
    await said(emic('codebook', 'export', 'study.emic', 'codebook.csv'));
    await said(emic('crosstab', 'study.emic', '--by', 'role', '--format', 'csv', '--out', 'wide.csv'));
    await said(emic('crosstab', 'study.emic', '--by', 'role', '--format', 'tidy', '--out', 'tidy.csv'));
    for (const name of ['segments.csv', 'codebook.csv', 'wide.csv', 'tidy.csv']) {
      const cells = rawCells(join(folder, name));
      expect({ name, run: cells.filter((cell) => RUNS.test(cell)) }).toEqual({ name, run: [] });
      expect(cells.filter((cell) => /^'[=+\-@\t\r]/.test(cell)).length).toBeGreaterThan(0);
    }
    const segments = rawCells(join(folder, 'segments.csv'));
    for (const { participant, role, comment, quote } of CASES)
      for (const cell of [participant, role, comment, quote])
        expect(segments).toContain(/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
    await said(emic('export', 'study.emic', 'bare.csv', '--no-guard'));
    expect(rawCells(join(folder, 'bare.csv'))).toEqual(
      expect.arrayContaining(CASES.map(({ comment }) => comment)),
    );
  });

  it('come back as they were when segments and participants are imported again', async () => {
    const { folder, emic } = await riskyStudy();
    const before = await segmentsOf(emic, 'study.emic');
    expect(
      before.map(({ participant, role, change, comment, text, code_path, coder }) => ({
        participant,
        role,
        change,
        comment,
        text,
        code_path,
        coder,
      })),
    ).toEqual(
      CASES.map(({ participant, role, change, comment, quote, code }) => ({
        participant: [participant],
        role: [role],
        change: [change],
        comment,
        text: quote,
        code_path: code,
        coder: '=Priya',
      })),
    );
    await said(emic('export', 'study.emic', 'segments.csv'));
    const { rows } = readCsv(readFileSync(join(folder, 'segments.csv')));
    const columns = ['participant', 'document', 'role', 'change'];
    const people = rows.map(({ cells }) => columns.map((column) => cells.get(column) ?? ''));
    writeFileSync(join(folder, 'people.csv'), writeCsv(columns, people));
    await said(emic('new', 'again.emic', '--coder', '=Priya'));
    await importTranscripts(emic, 'again.emic');
    await said(emic('participants', 'again.emic', 'people.csv'));
    expect(await told(emic('segments', 'import', 'again.emic', 'segments.csv', '--json'))).toMatchObject({
      imported: CASES.length,
      duplicates: 0,
      refused: [],
    });
    expect(await segmentsOf(emic, 'again.emic')).toEqual(before);
  });

  it('are duplicates where they are imported into a copy of the project', async () => {
    const { folder, emic } = await riskyStudy();
    copyFileSync(join(folder, 'study.emic'), join(folder, 'copy.emic'));
    const before = await segmentsOf(emic, 'copy.emic');
    await said(emic('export', 'study.emic', 'segments.csv'));
    expect(await told(emic('segments', 'import', 'copy.emic', 'segments.csv', '--json'))).toMatchObject({
      imported: 0,
      duplicates: CASES.length,
      refused: [],
      codesCreated: [],
      codersCreated: [],
    });
    expect(await segmentsOf(emic, 'copy.emic')).toEqual(before);
  });

  it('come back as they were when the codebook is imported again', async () => {
    const { folder, emic } = await riskyStudy();
    const header = ['code', 'definition', 'includes', 'excludes', 'example'];
    const defined = CASES.map(({ code, comment, quote }) => [
      code,
      comment.trim(),
      quote.trim(),
      `'${quote}`,
      '=1',
    ]);
    writeFileSync(join(folder, 'defined.csv'), writeCsv(header, defined));
    await said(emic('codebook', 'import', 'study.emic', 'defined.csv'));
    await said(emic('codebook', 'export', 'study.emic', 'codebook.csv'));
    await said(emic('new', 'again.emic'));
    await said(emic('codebook', 'import', 'again.emic', 'codebook.csv'));
    await said(emic('codebook', 'export', 'again.emic', 'again.csv'));
    expect(readFileSync(join(folder, 'again.csv'))).toEqual(readFileSync(join(folder, 'codebook.csv')));
    const { rows } = readCsv(readFileSync(join(folder, 'again.csv')));
    const cells = rows.slice(1).map((row) => header.map((column) => row.cells.get(column) ?? ''));
    expect(cells).toEqual(defined);
  });
});
