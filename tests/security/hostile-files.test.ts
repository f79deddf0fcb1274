import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, type Emic, emicIn, errorCodes, said } from '../support/command-line.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import { temporaryFolder, testProject, textFile } from '../support/project.ts';
import { hostileFiles } from './hostile-files.ts';

const MEGABYTE = 1024 * 1024;
const MOST_MEMORY = 450 * MEGABYTE;
const KEPT = 'P01: I was here before\n';

type Report = {
  readonly imported: readonly { readonly file: string; readonly warnings: readonly { code: string }[] }[];
  readonly failed: readonly { readonly file: string; readonly code: string; readonly message: string }[];
};

/** A folder with a project of one transcript in it, and the hostile files beside. */
async function siege(): Promise<{ folder: string; emic: Emic; project: string }> {
  const folder = temporaryFolder();
  const { host, path, get } = testProject(folder);
  await get('document.import', textFile('kept.txt', KEPT));
  await get('segment.applyQuote', { document: 'kept', code: 'Kept', quote: 'here' });
  host.close();
  for (const { name, bytes } of hostileFiles()) writeFileSync(join(folder, name), bytes);
  return { folder, emic: emicIn(folder), project: path };
}

const reportOf = ({ stdout }: Answer): Report => JSON.parse(stdout) as Report;

describe('hostile files', () => {
  it('are refused by name and reason within 450 MB, leave no file behind and no row changed', async () => {
    const { folder, emic, project } = await siege();
    const files = hostileFiles();
    const before = { rows: rowsIn(project), files: filesIn(folder) };
    const answer = await emic('import', 'study.emic', ...files.map(({ name }) => name));
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(errorCodes(answer)).toEqual(files.map(({ code }) => code));
    expect(answer.stderr.trimEnd().split('\n')).toEqual(
      files.map(({ name, code }) => expect.stringMatching(`^error: ${code}: ${name}: [A-Z].*\\.$`)),
    );
    expect(answer.maxRss).toBeGreaterThan(0);
    expect(answer.maxRss).toBeLessThan(MOST_MEMORY);
    expect({ rows: rowsIn(project), files: filesIn(folder) }).toEqual(before);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });

  it('do not stop the good ones in the same import', async () => {
    const { folder, emic } = await siege();
    const hostile = hostileFiles();
    writeFileSync(join(folder, 'first.txt'), 'P02: first\n');
    writeFileSync(join(folder, 'last.txt'), 'P03: last\n');
    writeFileSync(join(folder, 'again.txt'), KEPT);
    const refused = [...hostile.map(({ name }) => name), 'again.txt', 'absent.txt', '.'];
    const answer = await emic('import', '--json', 'study.emic', 'first.txt', ...refused, 'last.txt');
    const { imported, failed } = reportOf(answer);
    expect(answer.code).toBe(1);
    expect(imported.map(({ file }) => file)).toEqual(['first.txt', 'last.txt']);
    expect(failed.map(({ file, code }) => [file, code])).toEqual([
      ...hostile.map(({ name, code }) => [name, code]),
      ['again.txt', 'ALREADY_IMPORTED'],
      ['absent.txt', 'FILE_NOT_FOUND'],
      ['.', 'FILE_UNREADABLE'],
    ]);
    const names = JSON.parse(await said(emic('list', 'study.emic', 'documents', '--json'))) as {
      name: string;
    }[];
    expect(names.map(({ name }) => name)).toEqual(['kept', 'first', 'last']);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });
});

describe('files with faults that cost no words', () => {
  const FAULTY = [
    {
      name: 'guessed.txt',
      bytes: Buffer.from('P01: hello \xc3( \xff\xfe\x80 there\n', 'latin1'),
      warnings: ['ENCODING_GUESSED', 'SPEAKER_UNLINKED'],
      text: 'P01: hello Ã( ÿþ€ there\n',
    },
    {
      name: 'nul.txt',
      bytes: Buffer.from(
        `P01: we are ti\0red of waiting\r\0\nI: since when?\r\n${'P01: ever since\r\n'.repeat(20)}`,
      ),
      warnings: ['CONTROL_CHARACTERS_REMOVED', 'SPEAKER_UNLINKED'],
      text: `P01: we are tired of waiting\nI: since when?\n${'P01: ever since\n'.repeat(20)}`,
    },
    {
      name: 'cues.vtt',
      bytes: Buffer.from(`WEBVTT

00:00:05.000 --> 00:00:02.000
<v P01>ends before it begins

00:00:06.000 --> 00:00:20.000
<v P01>goes on

00:00:10.000 --> 00:00:12.000
<v P02>cuts in
`),
      warnings: ['CUE_REVERSED', 'CUE_OVERLAPS', 'SPEAKER_UNLINKED', 'SPEAKER_UNLINKED'],
      text: 'P01: ends before it begins goes on\nP02: cuts in',
    },
    {
      name: 'cues.srt',
      bytes: Buffer.from(
        '1\n00:00:05,000 --> 00:00:02,000\nP01: ends before it begins\n\n2\n00:00:06,000 --> 00:00:20,000\nP01: goes on\n\n3\n00:00:10,000 --> 00:00:12,000\nP02: cuts in\n',
      ),
      warnings: ['CUE_REVERSED', 'CUE_OVERLAPS', 'SPEAKER_UNLINKED', 'SPEAKER_UNLINKED'],
      text: 'P01: ends before it begins goes on\nP02: cuts in',
    },
  ];

  it('are imported with a warning for each fault', async () => {
    const folder = temporaryFolder();
    const emic = emicIn(folder);
    await said(emic('new', 'study.emic'));
    for (const { name, bytes } of FAULTY) writeFileSync(join(folder, name), bytes);
    const answer = await emic('import', '--json', 'study.emic', ...FAULTY.map(({ name }) => name));
    expect(answer.code).toBe(0);
    expect(reportOf(answer).imported.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual(
      FAULTY.map(({ warnings }) => warnings),
    );
    const documents = ['guessed', 'nul', 'cues', 'cues (2)'];
    for (const [index, { text }] of FAULTY.entries())
      expect(await said(emic('text', 'study.emic', documents[index] ?? ''))).toEqual(text);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });
});
