import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emicIn } from '../support/emic.ts';

const NEEDED =
  'error: CODER_NEEDED: Several people code in this project (Priya, Daniel). Choose who you are (on the command line with --coder).';

function files(folder: string, content: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(content)) writeFileSync(join(folder, name), text);
}

describe('who codes', () => {
  const emic = emicIn();
  const code = (...more: readonly string[]) =>
    emic.run('code', 'study.emic', '--document', 'P01', '--code', 'Tired', '--quote', 'am tired', ...more);

  it('tells which coder a command added, and only then', async () => {
    files(emic.folder, {
      'P01.txt': 'Ann: I am tired.\nBob: I am not.\n',
      'P02.txt': 'Ann: Hello again.\nBob: Hello.\n',
      'participants.csv': 'participant,document,team\nAnn,P01,a\n',
      'codebook.csv': 'code\nTired\n',
      'coded.csv': 'document,code,quote,coder\nP01,Tired,am tired,Daniel\n',
    });
    await emic.text('new', 'study.emic', '--coder', 'Priya');
    await emic.text('import', 'study.emic', 'P01.txt');
    expect((await code()).out).not.toContain('Added coder');
    expect((await code('--coder', 'Daniel')).out).toMatch(/^Added coder 'Daniel'\.\nApplied /);
    expect((await code('--coder', 'daniel')).out).toMatch(/^Already there:/);
  });

  it('adds nobody, and says nothing of it, where the command is refused', async () => {
    const refused = await emic.run('undo', 'study.emic', '--coder', 'Pryia');
    expect({ ...refused, complaints: refused.complaints.length }).toEqual({
      code: 1,
      out: '',
      complaints: 1,
    });
    const coders = await emic.json<readonly { name: string }[]>('list', 'study.emic', 'coders', '--json');
    expect(coders.map(({ name }) => name)).toEqual(['Priya', 'Daniel']);
  });

  it('prints nothing but the document with --json', async () => {
    await emic.text('new', 'other.emic', '--coder', 'Priya');
    const { imported } = await emic.json<{ imported: readonly unknown[] }>(
      'import',
      'other.emic',
      'P01.txt',
      '--coder',
      'Pryia',
      '--json',
    );
    expect(imported).toHaveLength(1);
  });

  it.each([
    ['import', 'study.emic', 'P02.txt'],
    ['participants', 'study.emic', 'participants.csv'],
    ['codebook', 'import', 'study.emic', 'codebook.csv'],
    ['segments', 'import', 'study.emic', 'coded.csv'],
    ['code', 'study.emic', '--document', 'P01', '--code', 'Tired', '--quote', 'tired'],
    ['speakers', 'study.emic', '--document', 'P01', '--label', 'Bob', '--role', 'other'],
    ['undo', 'study.emic'],
    ['redo', 'study.emic'],
  ])('does not guess between several coders: %s', async (...words) => {
    const before = await emic.text('history', 'study.emic');
    expect(await emic.run(...words)).toEqual({ code: 1, out: '', complaints: [NEEDED] });
    expect(await emic.text('history', 'study.emic')).toBe(before);
  });

  it.each([
    ['speakers', 'study.emic'],
    ['list', 'study.emic', 'codes'],
    ['history', 'study.emic'],
    ['segments', 'study.emic'],
  ])('answers questions without knowing who asks: %s', async (...words) => {
    expect(await emic.run(...words)).toMatchObject({ code: 0, complaints: [] });
  });

  it('takes the system’s user where they code in the project already', async () => {
    await emic.text(
      'code',
      'study.emic',
      '--document',
      'P01',
      '--code',
      'Not',
      '--quote',
      'not',
      '--coder',
      'tester',
    );
    expect(await emic.run('undo', 'study.emic')).toMatchObject({ code: 0, complaints: [] });
  });
});
