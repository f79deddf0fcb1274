import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMIC } from '../support/command-line.ts';
import { emicIn } from '../support/emic.ts';

type Ended = { readonly code: number | null; readonly stderr: string };

/** Runs the command line with its output in a shell's hands, as `emic … | head` does. */
function inShell(folder: string, line: string): Promise<Ended> {
  const child = spawn('bash', ['-c', line], {
    cwd: folder,
    env: {
      ...process.env,
      INIT_CWD: folder,
      EMIC_STATE_DIR: join(folder, 'state'),
      EMIC: `${process.execPath} ${EMIC}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code) => settle({ code, stderr: Buffer.concat(said).toString('utf8') }));
  });
}

describe('what is printed and written', () => {
  const emic = emicIn();
  /** More rows than one page of the segment table has. */
  const rows = 2_500;

  it('is the same JSON on paper and on the screen, row by row as the CSV has them', async () => {
    const words = Array.from({ length: rows }, (_, index) => `word${index}`);
    writeFileSync(join(emic.folder, 'P01.txt'), `Ann: ${words.join(' ')}\nBob: Yes.\n`);
    const lines = words.map((word) => `P01,Tired,${word},1`);
    writeFileSync(join(emic.folder, 'coded.csv'), `document,code,quote,occurrence\n${lines.join('\n')}\n`);
    await emic.text('new', 'study.emic', '--coder', 'Priya');
    await emic.text('import', 'study.emic', 'P01.txt');
    await emic.text('segments', 'import', 'study.emic', 'coded.csv');
    const printed = await emic.text('segments', 'study.emic', '--json');
    await emic.text('segments', 'study.emic', '--json', '--out', 'segments.json');
    expect(readFileSync(join(emic.folder, 'segments.json'), 'utf8')).toBe(printed);
    const found = JSON.parse(printed) as readonly { text: string }[];
    expect(printed).toBe(`${JSON.stringify(found)}\n`);
    expect(found.map(({ text }) => text)).toEqual(words);
    const csv = await emic.text('segments', 'study.emic', '--format', 'csv');
    await emic.text('segments', 'study.emic', '--format', 'csv', '--out', 'segments.csv');
    expect(readFileSync(join(emic.folder, 'segments.csv'), 'utf8')).toBe(csv);
    expect(csv.split('\r\n').slice(1, -1)).toHaveLength(rows);
  });

  it('is an empty list where no segment passes', async () => {
    expect(await emic.text('segments', 'study.emic', '--text', 'nowhere', '--json')).toBe('[]\n');
    expect(await emic.text('segments', 'study.emic', '--text', 'nowhere')).toMatch(/^document +participant/);
  });

  it('is one well-formed document where the project is exported, with every text and segment', async () => {
    writeFileSync(join(emic.folder, 'P02.txt'), 'Ann: Wörter 😀\nBob: Yes.\n');
    await emic.text('import', 'study.emic', 'P02.txt');
    await emic.text('export', 'study.emic', 'study.json');
    const text = readFileSync(join(emic.folder, 'study.json'), 'utf8');
    const project = JSON.parse(text) as {
      documents: readonly { name: string; text: string; segments: readonly unknown[] }[];
    };
    expect(text).toBe(`${JSON.stringify(project, null, 1)}\n`);
    expect(Object.keys(project)).toEqual([
      'format',
      'layout',
      'project',
      'coders',
      'codes',
      'attributes',
      'participants',
      'attribute_values',
      'documents',
      'memos',
    ]);
    expect(project.documents.map(({ name, segments }) => [name, segments.length])).toEqual([
      ['P01', rows],
      ['P02', 0],
    ]);
    expect(project.documents[1]?.text).toBe('Ann: Wörter 😀\nBob: Yes.\n');
    await emic.text('new', 'empty.emic', '--coder', 'Priya');
    await emic.text('export', 'empty.emic', 'empty.json');
    const empty = readFileSync(join(emic.folder, 'empty.json'), 'utf8');
    expect(empty).toBe(`${JSON.stringify(JSON.parse(empty), null, 1)}\n`);
  });

  describe.skipIf(process.platform === 'win32')('into a pipe', () => {
    it('keeps the exit code of a refusal when nobody reads', async () => {
      const refused = await inShell(
        emic.folder,
        `writer() { $EMIC import study.emic P01.txt P02.txt nowhere.txt --json; echo "code $?" >&2; }; writer | true`,
      );
      expect(refused.stderr).toMatch(/ALREADY_IMPORTED[\s\S]*FILE_NOT_FOUND[\s\S]*code 1\n$/);
    });

    it('ends quietly when what was asked for has been seen', async () => {
      const seen = await inShell(
        emic.folder,
        `writer() { $EMIC segments study.emic --json; echo "code $?" >&2; }; writer | head -c 10`,
      );
      expect(seen).toEqual({ code: 0, stderr: 'code 0\n' });
    });

    it('says in one line that the disk is full', async () => {
      if (!existsSync('/dev/full')) return;
      expect(await inShell(emic.folder, '$EMIC list study.emic codes > /dev/full')).toEqual({
        code: 1,
        stderr: 'error: FILE_UNWRITABLE: The output could not be written (ENOSPC).\n',
      });
    });
  });
});
