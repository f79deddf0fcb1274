import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { answerOf, CHECKOUT, type Emic, emicIn, errorCodes, startNode } from '../support/command-line.ts';
import { filesIn } from '../support/file-state.ts';
import { temporaryFolder, testProject, textFile } from '../support/project.ts';

const NOBODY = 65_534;
const PAGE = 4096;

/** A folder with a sound project of one coded transcript, and a file to import. */
async function study(): Promise<{ folder: string; emic: Emic; project: string }> {
  const folder = temporaryFolder();
  const { host, path, get } = testProject(folder);
  const text = `P01: I was here before\n${'P01: and again\n'.repeat(500)}`;
  await get('document.import', textFile('first.txt', text));
  await get('segment.applyQuote', { document: 'first', code: 'Here', quote: 'here' });
  host.close();
  writeFileSync(join(folder, 'second.txt'), 'P01: I would come next\n');
  return { folder, emic: emicIn(folder), project: path };
}

/** What may have become of a project file, by the refusal that it meets. */
const MISFORTUNES: readonly {
  readonly what: string;
  readonly code: string;
  readonly befall: (path: string) => void;
}[] = [
  {
    what: 'is a text',
    code: 'PROJECT_NOT_SQLITE',
    befall: (path) => writeFileSync(path, 'P01: hello\n'.repeat(99)),
  },
  { what: 'is empty', code: 'PROJECT_NOT_SQLITE', befall: (path) => truncateSync(path) },
  {
    what: 'is the database of another program',
    code: 'PROJECT_FOREIGN',
    befall: (path) => change(path, 'PRAGMA application_id = 42'),
  },
  {
    what: 'was written by a newer Emic',
    code: 'PROJECT_TOO_NEW',
    befall: (path) => change(path, 'PRAGMA user_version = 9999'),
  },
  { what: 'ends in its header', code: 'PROJECT_TRUNCATED', befall: (path) => truncateSync(path, 60) },
  {
    what: 'has lost its last page',
    code: 'PROJECT_TRUNCATED',
    befall: (path) => truncateSync(path, readFileSync(path).length - PAGE),
  },
  {
    what: 'has lost half of a page',
    code: 'PROJECT_TRUNCATED',
    befall: (path) => truncateSync(path, PAGE / 2),
  },
  {
    what: 'has a schema of noise',
    code: 'PROJECT_CORRUPT',
    befall: (path) => overwrite(path, 108, PAGE - 108),
  },
  {
    what: 'lacks a table',
    code: 'PROJECT_CORRUPT',
    befall: (path) => change(path, 'PRAGMA foreign_keys = OFF; DROP TABLE segment'),
  },
];

function change(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

function overwrite(path: string, start: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xab, start, start + length);
  writeFileSync(path, bytes);
}

const COMMANDS = [
  ['list', 'study.emic', 'documents'],
  ['import', 'study.emic', 'second.txt'],
] as const;

describe('a project file that is not one', () => {
  it.each(MISFORTUNES)('that $what is refused as $code and not touched', async ({ code, befall }) => {
    const { folder, emic, project } = await study();
    befall(project);
    const before = filesIn(folder);
    for (const command of COMMANDS) {
      const answer = await emic(...command);
      expect(answer).toMatchObject({ code: 1, stdout: '' });
      expect(errorCodes(answer)).toEqual([code]);
      expect(answer.stderr).toMatch(/^error: [A-Z_]+: \S.*study\.emic.*\.\n$/);
      expect(filesIn(folder)).toEqual(before);
    }
  });

  it('that is missing, or a folder, is refused and not made', async () => {
    const folder = temporaryFolder();
    const emic = emicIn(folder);
    mkdirSync(join(folder, 'folder.emic'));
    writeFileSync(join(folder, 'second.txt'), 'P01: I would come next\n');
    const before = filesIn(folder);
    const commands = [
      ['import', 'absent.emic', 'second.txt'],
      ['list', 'absent.emic', 'codes'],
      ['new', 'absent/study.emic'],
      ['check', 'folder.emic'],
    ];
    const answers = [];
    for (const command of commands) answers.push(await emic(...command));
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(answers.flatMap(errorCodes)).toEqual([
      'PROJECT_NOT_FOUND',
      'PROJECT_NOT_FOUND',
      'PROJECT_NOT_FOUND',
      'PROJECT_NOT_SQLITE',
    ]);
    expect(filesIn(folder)).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')(
    'that is a link to nowhere, or no file at all, is not made',
    async () => {
      const folder = temporaryFolder();
      const emic = emicIn(folder);
      const state = () => [readdirSync(folder).sort(), readlinkSync(join(folder, 'link.emic'))];
      symlinkSync('gone.emic', join(folder, 'link.emic'));
      symlinkSync('round.emic', join(folder, 'round.emic'));
      execFileSync('mkfifo', [join(folder, 'pipe.emic')]);
      await emic('--version');
      const before = state();
      const found: string[] = [];
      for (const name of ['link.emic', 'round.emic', 'pipe.emic']) {
        for (const command of [
          ['list', name, 'documents'],
          ['check', name],
          ['new', name],
        ]) {
          const answer = await emic(...command);
          expect(answer).toMatchObject({ code: 1, stdout: '' });
          expect(answer.stderr).toMatch(new RegExp(`^error: [A-Z_]+: \\S.*${name}.*\\.\\n$`));
          found.push(...errorCodes(answer));
        }
      }
      expect(found).toEqual([
        ...['PROJECT_NOT_FOUND', 'PROJECT_NOT_FOUND', 'PROJECT_EXISTS'],
        ...['PROJECT_NOT_FOUND', 'PROJECT_NOT_FOUND', 'PROJECT_EXISTS'],
        ...['PROJECT_NOT_SQLITE', 'PROJECT_NOT_SQLITE', 'PROJECT_EXISTS'],
      ]);
      expect(state()).toEqual(before);
    },
  );

  it('is never overwritten by a new one', async () => {
    const { folder, emic } = await study();
    const before = filesIn(folder);
    for (const taken of ['study.emic', 'second.txt']) {
      expect(errorCodes(await emic('new', taken))).toEqual(['PROJECT_EXISTS']);
    }
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('a project file that cannot be written', () => {
  const asRoot = process.getuid?.() === 0;

  /** The command line as somebody whom file permissions bind; null where the checkout is closed to them. */
  async function boundEmic(folder: string): Promise<Emic | null> {
    if (process.platform === 'win32') return null;
    chmodSync(folder, 0o755);
    if (!asRoot) return emicIn(folder);
    const reading = `require('node:fs').readFileSync(${JSON.stringify(join(CHECKOUT, 'scripts/emic.mjs'))})`;
    const child = startNode(['-e', reading], folder, { user: NOBODY });
    const { code } = await answerOf(child).catch(() => ({ code: null }));
    return code === 0 ? emicIn(folder, { user: NOBODY }) : null;
  }

  it.each([
    { what: 'because of its own permissions', file: 0o444, around: 0o777 },
    { what: 'because of its folder’s, where the log would stand', file: 0o666, around: 0o555 },
  ])('$what is refused and not touched', async ({ file, around }) => {
    const { folder, project } = await study();
    const bound = await boundEmic(folder);
    if (bound === null) {
      console.log('Skipped: nobody whom permissions bind can run Emic here.');
      return;
    }
    const place = join(folder, 'place');
    mkdirSync(place);
    copyFileSync(project, join(place, 'study.emic'));
    copyFileSync(join(folder, 'second.txt'), join(place, 'second.txt'));
    chmodSync(join(place, 'study.emic'), file);
    chmodSync(place, around);
    const before = filesIn(place);
    for (const [command, , ...words] of COMMANDS) {
      const answer = await bound(
        command,
        'place/study.emic',
        ...words.map((word) => word.replace('second', 'place/second')),
      );
      expect(answer).toMatchObject({ code: 1, stdout: '' });
      expect(errorCodes(answer)).toEqual(['PROJECT_READ_ONLY']);
    }
    expect(filesIn(place)).toEqual(before);
    chmodSync(place, 0o755);
  });

  it('nor read says so in a sentence of its own, and is not touched', async () => {
    const { folder, project } = await study();
    const bound = await boundEmic(folder);
    if (bound === null) {
      console.log('Skipped: nobody whom permissions bind can run Emic here.');
      return;
    }
    const before = filesIn(folder);
    chmodSync(project, 0o000);
    for (const command of COMMANDS) {
      const answer = await bound(...command);
      expect(answer).toMatchObject({ code: 1, stdout: '' });
      expect(answer.stderr).toMatch(
        /^error: PROJECT_READ_ONLY: \S+study\.emic may not be read \(EACCES\)\. .*\.\n$/,
      );
    }
    chmodSync(project, 0o644);
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('emic check', () => {
  it('names what is wrong with a project and exits with 1', async () => {
    const { emic, project } = await study();
    change(project, "UPDATE segment SET quote = 'there'");
    const answer = await emic('check', 'study.emic', '--json');
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stdout)).toEqual({
      ok: false,
      findings: [
        { what: 'quote differs from the text', where: expect.stringMatching(/^segment .* of first$/) },
      ],
    });
    const plain = await emic('check', 'study.emic');
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr).toMatch(/^error: CHECK: segment .* of first: quote differs from the text\n$/);
  });

  it('sees a page of noise amid the data', async () => {
    const { emic, project } = await study();
    const pages = readFileSync(project).length / PAGE;
    overwrite(project, (pages - 2) * PAGE, PAGE);
    const answer = await emic('check', 'study.emic');
    expect(answer.code).toBe(1);
    expect(errorCodes(answer)).not.toEqual([]);
    expect(answer.stderr).not.toContain('INTERNAL');
  });
});
