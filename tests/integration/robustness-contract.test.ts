import { execFileSync } from 'node:child_process';
import { lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Emic, emicIn, errorCodes, said } from '../support/command-line.ts';
import { commandNames } from '../support/commands.ts';
import { filesIn } from '../support/file-state.ts';
import { csvBytes, temporaryFolder, testProject, textFile } from '../support/project.ts';

/** A closed project with one coded transcript of one nurse, and files to import. */
async function study(): Promise<{ folder: string; emic: Emic }> {
  const folder = temporaryFolder();
  const { host, get } = testProject(folder);
  await get('document.import', textFile('N01.txt', 'N01: so tired\nI: since when?\n'));
  await get('participant.import', { bytes: csvBytes('participant,profession', 'N01,nurse') });
  await get('segment.applyQuote', { document: 'N01', code: 'Strain > Tired', quote: 'tired' });
  host.close();
  writeFileSync(join(folder, 'N02.txt'), 'N02: not so tired\n');
  writeFileSync(join(folder, 'people.csv'), 'participant,site\nN01,A\n');
  writeFileSync(join(folder, 'codes.csv'), 'code\nNew\n');
  writeFileSync(join(folder, 'codings.csv'), 'document,code,quote\nN01,Said,so\n');
  return { folder, emic: emicIn(folder) };
}

/** Command lines as one would type them; cells with spaces stand in quotation marks. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

describe('--help', () => {
  it('is there for the whole and for every command, and exits with 0', async () => {
    const folder = temporaryFolder();
    const emic = emicIn(folder);
    const names = commandNames(folder);
    const asked = [[], ...names.map((name) => name.split(' '))].map((name) => [...name, '--help']);
    asked.push(['codebook', '--help'], ['--help', 'crosstab'], ['-h']);
    for (const question of asked) {
      const answer = await emic(...question);
      const wanted = { question, code: 0, stderr: '', stdout: expect.stringMatching(/^Usage: emic/) };
      expect({ question, ...answer }).toMatchObject(wanted);
    }
    const { stdout } = await emic('--help');
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name.split(' ')[0]}\\b`, 'm'));
    expect(filesIn(folder)).toEqual({});
  });
});

describe('wrong usage', () => {
  it.each([
    ['', /^Usage: emic/m],
    ['unheard-of study.emic', /unknown command 'unheard-of'/],
    ['import study.emic', /missing required argument 'files'/],
    ['list study.emic', /missing required argument 'kind'/],
    ['list study.emic segments', /documents, participants, codes, coders/],
    ['list study.emic codes surplus', /too many arguments/],
    ['crosstab study.emic', /required option '--by/],
    ['crosstab study.emic --by profession --unit people', /participants, segments, passages/],
    ['crosstab study.emic --by profession --json --format csv', /contradict/],
    ['crosstab study.emic --by profession --format yaml', /table, csv, tidy, json/],
    ['crosstab study.emic --by profession --where profession', /attribute=value/],
    ['crosstab study.emic --by profession --by profession --by profession', /twice/],
    ['crosstab study.emic --by profession --depth 0', /whole number/],
    ['segments study.emic --json --format table', /contradict/],
    ['segments', /project file/],
    ['code study.emic --document N01 --code A', /--quote/],
    ['code study.emic --document N01 --code A --quote so --start 0 --end 2', /--quote/],
    ['code study.emic --document N01 --code A --start 0', /--start and --end/],
    ['code study.emic --document N01 --code A --start -1 --end 2', /--start/],
    ['code study.emic --document N01 --quote so', /required option '--code/],
    ['search study.emic tired --limit many', /whole number/],
    ['search study.emic ""', /text/],
    ['undo study.emic none', /whole number/],
    ['list study.emic codes --colour', /unknown option '--colour'/],
    ['export study.emic study.pdf', /\.csv or \.json/],
  ])('"%s" exits with 2 and says on stderr what is expected', async (line, expected) => {
    const { folder, emic } = await study();
    const before = filesIn(folder);
    const answer = await emic(...words(line));
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toMatch(expected);
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('refusals', () => {
  it.each([
    ['export study.emic study.qdpx', 'NOT_SUPPORTED'],
    ['export study.emic study.qdc', 'NOT_SUPPORTED'],
    ['export study.emic study.xlsx', 'NOT_SUPPORTED'],
    ['export study.emic study.html', 'NOT_SUPPORTED'],
    ['codebook export study.emic codes.docx', 'NOT_SUPPORTED'],
    ['codebook export study.emic codes.qdc', 'NOT_SUPPORTED'],
    ['codebook export study.emic codes.html', 'NOT_SUPPORTED'],
    ['codebook import study.emic codes.qdc', 'NOT_SUPPORTED'],
    ['crosstab study.emic --by profession --format xlsx', 'NOT_SUPPORTED'],
    ['text study.emic N09', 'NOT_FOUND'],
    ['crosstab study.emic --by site', 'NOT_FOUND'],
    ['segments study.emic --code Absent', 'NOT_FOUND'],
    ['code study.emic --document N01 --code A --quote absent', 'QUOTE_NOT_FOUND'],
    ['code study.emic --document N01 --code A --quote so --occurrence 2', 'OCCURRENCE_NOT_FOUND'],
    ['code study.emic --document N01 --code A --start 0 --end 999', 'SPAN_OUT_OF_RANGE'],
    ['redo study.emic', 'NOTHING_TO_REDO'],
    ['participants study.emic absent.csv', 'FILE_NOT_FOUND'],
    ['export study.emic absent/out.csv', 'FILE_UNWRITABLE'],
    ['restore study.emic study.emic', 'PROJECT_EXISTS'],
    ['segments study.emic --format csv --out study.emic', 'FILE_EXISTS'],
    ['crosstab study.emic --by profession --format json --out study.emic', 'FILE_EXISTS'],
    ['original study.emic N01 study.emic', 'FILE_EXISTS'],
    ['participants study.emic loop.csv', 'FILE_UNREADABLE'],
  ])('"%s" exits with 1 and says %s in a sentence', async (line, code) => {
    const { folder, emic } = await study();
    symlinkSync('loop.csv', join(folder, 'loop.csv'));
    const before = filesIn(folder);
    const answer = await emic(...words(line));
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(new RegExp(`^error: ${code}: [^\\n]+\\.\\n$`));
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('--json', () => {
  const COMMANDS = [
    'new other.emic',
    'import study.emic N02.txt',
    'participants study.emic people.csv',
    'codebook import study.emic codes.csv',
    'segments import study.emic codings.csv',
    'code study.emic --document N01 --code Again --quote so',
    'speakers study.emic',
    'list study.emic documents',
    'list study.emic participants',
    'list study.emic codes',
    'list study.emic coders',
    'crosstab study.emic --by profession',
    'crosstab study.emic --by profession --by site --unit words',
    'segments study.emic',
    'search study.emic tired',
    'search study.emic nowhere',
    'history study.emic',
    'undo study.emic',
    'redo study.emic',
    'check study.emic',
  ];

  it('prints exactly one JSON document, on one line, and nothing on stderr', async () => {
    const { emic } = await study();
    for (const line of COMMANDS) {
      const answer = await emic(...words(line), '--json');
      expect({ line, ...answer }).toMatchObject({ line, code: 0, stderr: '' });
      expect(answer.stdout).toMatch(/^[[{].*[\]}]\n$/);
      expect(() => JSON.parse(answer.stdout)).not.toThrow();
    }
  });

  it('prints one also when some of it was refused', async () => {
    const { emic } = await study();
    const answer = await emic('import', 'study.emic', 'absent.txt', 'N02.txt', '--json');
    expect(answer.code).toBe(1);
    expect(errorCodes(answer)).toEqual(['FILE_NOT_FOUND']);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      imported: [{ file: 'N02.txt', document: 'N02' }],
      failed: [{ file: 'absent.txt', code: 'FILE_NOT_FOUND', message: 'There is no file absent.txt.' }],
    });
  });

  it('is the same as --format json', async () => {
    const { emic } = await study();
    for (const line of ['crosstab study.emic --by profession', 'segments study.emic']) {
      const plain = await said(emic(...words(line), '--json'));
      expect(await said(emic(...words(line), '--format', 'json'))).toBe(plain);
      expect(await said(emic(...words(line), '--format', 'json', '--json'))).toBe(plain);
    }
  });
});

describe('options', () => {
  it.each([
    ['list study.emic codes --json', '--json list study.emic codes'],
    ['list study.emic codes --json', 'list --json study.emic codes'],
    ['crosstab study.emic --by profession --json', '--by profession --json crosstab study.emic'],
    ['crosstab study.emic --by profession --json', '--json crosstab --by=profession study.emic'],
    ['search study.emic tired --limit 1 --json', '--limit 1 search --json study.emic tired'],
    ['segments study.emic --code Strain --json', '--code Strain segments study.emic --json'],
    ['undo study.emic --coder Priya --json', '--coder Priya undo --json study.emic'],
    [
      'codebook import study.emic codes.csv --json',
      '--json codebook --coder Priya import study.emic codes.csv',
    ],
    [
      'segments import study.emic codings.csv --json',
      '--coder Priya --json segments import study.emic codings.csv',
    ],
  ])('may stand anywhere: "%s" is "%s"', async (usual, other) => {
    const [one, two] = [await study(), await study()];
    const wanted = await one.emic(...words(usual));
    expect({ ...(await two.emic(...words(other))), maxRss: 0 }).toEqual({ ...wanted, maxRss: 0, code: 0 });
  });

  it('do not swallow values that are called like a command', async () => {
    const { emic } = await study();
    const answer = await emic('--code', 'list', '--document', 'N01', 'code', 'study.emic', '--quote', 'so');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(answer.stdout).toContain("Applied 'list' to N01 at 5-7");
  });
});

describe('output', () => {
  it.skipIf(process.platform === 'win32')('goes into a pipe that stands there already', async () => {
    const { folder, emic } = await study();
    const pipe = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    // Open for both, so that neither waits for the other; what is written stays in the pipe until it is read.
    const reading = await open(pipe, 'r+');
    const answer = await emic('segments', 'study.emic', '--format', 'csv', '--out', 'pipe.csv');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    const { buffer, bytesRead } = await reading.read(Buffer.alloc(10_000));
    await reading.close();
    const printed = await said(emic('segments', 'study.emic', '--format', 'csv'));
    expect(buffer.toString('utf8', 0, bytesRead)).toBe(printed);
  });
});
