import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emicIn } from '../support/emic.ts';
import { testProject } from '../support/project.ts';

describe('what the command line says', () => {
  const emic = emicIn();
  const put = (name: string, text: string | Uint8Array) => writeFileSync(join(emic.folder, name), text);

  it('says in plain words what a procedure was not given', async () => {
    const project = testProject();
    const issuesOf = async (name: string, input: unknown) => {
      const reply = await project.host.handle(name, input, { coder: 'Priya' });
      return reply.ok ? [] : reply.error.details.issues;
    };
    const quote = { document: 'P01', code: 'Tired', quote: '' };
    expect(await issuesOf('segment.applyQuote', quote)).toEqual(['quote must not be empty']);
    expect(await issuesOf('segment.applyQuote', { ...quote, quote: 'a', occurrence: 0 })).toEqual([
      'occurrence should be at least 1',
    ]);
    expect(
      await issuesOf('segment.apply', { code: 7, start: '1', end: 1.5, document: 'x'.repeat(10_001), at: 1 }),
    ).toEqual([
      'document is longer than 10,000 characters',
      'code should be a text',
      'start should be a number',
      'end should be a whole number',
      '"at" is not known here',
    ]);
    expect(await issuesOf('segment.apply', {})).toEqual([
      'document is needed',
      'code is needed',
      'start is needed',
      'end is needed',
    ]);
    expect(await issuesOf('search.find', { text: 'a', mode: 'wrds', limit: 2_000_000 })).toEqual([
      'mode should be one of words, exact',
      'limit should be at most 100,000',
    ]);
    expect(
      await issuesOf('crosstab.read', {
        by: ['a', 'b', 'c'],
        unit: 'participants',
        coder: 'some',
        where: [{ attribute: 'team' }],
      }),
    ).toEqual([
      'by has more than 2 entries',
      'coder is not one of the forms it can have',
      'where.0.value is needed',
    ]);
    expect(await issuesOf('codebook.import', { bytes: 'text' })).toEqual(['bytes are needed']);
    expect(await issuesOf('project.read', null)).toEqual(['the input should be a record']);
  });

  it('prints what percentages of documents are taken of', async () => {
    put('P01.txt', 'Ann: I am tired.\nBob: I am not.\n');
    put('P02.txt', 'Ann: Hello.\nBob: Hello.\n');
    put('participants.csv', 'participant,document,team\nAnn,P01;P02,a\nBob,P01;P02,a\n');
    await emic.text('new', 'study.emic', '--coder', 'Priya');
    await emic.text('import', 'study.emic', 'P01.txt', 'P02.txt');
    await emic.text('participants', 'study.emic', 'participants.csv');
    await emic.text('code', 'study.emic', '--document', 'P01', '--code', 'Tired', '--quote', 'am tired');
    await emic.text('code', 'study.emic', '--document', 'P02', '--code', 'Tired', '--quote', 'Hello');
    put('P03.txt', 'Ann: Again.\nBob: Again.\n');
    await emic.text('import', 'study.emic', 'P03.txt');
    put('more.csv', 'participant,document\nAnn,P03\n');
    await emic.text('participants', 'study.emic', 'more.csv');
    const table = await emic.text('crosstab', 'study.emic', '--by', 'team', '--unit', 'documents');
    expect(table.split('\n').slice(0, 4)).toEqual([
      '                 a        Total',
      '               N=2          N=2',
      '       3 documents  3 documents',
      'Tired     2 (67 %)     2 (67 %)',
    ]);
    expect(await emic.text('crosstab', 'study.emic', '--by', 'team')).not.toContain('3 documents');
    const { groups, total } = await emic.json<{ groups: unknown; total?: unknown }>(
      'crosstab',
      'study.emic',
      '--by',
      'team',
      '--unit',
      'documents',
      '--json',
    );
    expect({ groups, total }).toEqual({ groups: [{ value: 'a', n: 2 }], total: undefined });
  });

  it('finds the files that a pattern means where the shell left it as it was', async () => {
    mkdirSync(join(emic.folder, 'more'));
    put('more/b1.txt', 'Ann: One.\nBob: One.\n');
    put('more/a2.txt', 'Ann: Two.\nBob: Two.\n');
    put('more/odd[1]*.txt', 'Ann: Three.\nBob: Three.\n');
    await emic.text('new', 'pattern.emic', '--coder', 'Priya');
    type Answer = {
      imported: readonly { file: string }[];
      failed: readonly { file: string; code: string }[];
    };
    const first = await emic.json<Answer>('import', 'pattern.emic', 'more/odd[1]*.txt', '--json');
    expect(first.imported.map(({ file }) => file)).toEqual(['more/odd[1]*.txt']);
    const { imported } = await emic.json<Answer>('import', 'pattern.emic', 'more/??.txt', '--json');
    expect(imported.map(({ file }) => file.replaceAll('\\', '/'))).toEqual(['more/a2.txt', 'more/b1.txt']);
    const none = await emic.run('import', 'pattern.emic', 'more/*.docx');
    expect(none.complaints).toEqual(['error: FILE_NOT_FOUND: more/*.docx: There is no file more/*.docx.']);
  });

  it('reads tables in the encoding asked for, and says in which', async () => {
    const latin = (text: string) => Buffer.from(text, 'latin1');
    await emic.text('new', 'tables.emic', '--coder', 'Priya');
    await emic.text('import', 'tables.emic', 'P01.txt');
    put('people.csv', latin('participant,team\nZoë,é\n'));
    put('codes.csv', latin('code\nMüde\n'));
    put('coded.csv', latin('document,code,quote\nP01,Müde,am tired\n'));
    const asked = ['--encoding', 'windows-1252'];
    expect(await emic.text('participants', 'tables.emic', 'people.csv', ...asked)).toContain(
      'Read as windows-1252.\n',
    );
    expect(await emic.text('codebook', 'import', 'tables.emic', 'codes.csv', ...asked)).toContain(
      'Read as windows-1252.\n',
    );
    expect(await emic.text('segments', 'import', 'tables.emic', 'coded.csv', ...asked)).toContain(
      'Read as windows-1252.\n',
    );
    put('codes.csv', 'code\nMüde\n');
    expect(await emic.text('codebook', 'import', 'tables.emic', 'codes.csv')).not.toContain('Read as');
  });
});
