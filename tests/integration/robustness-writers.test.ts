import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openWriterConnection } from '../../src/db/connection.ts';
import { type Answer, type Emic, emicIn, said, told } from '../support/command-line.ts';
import { filesIn, rowsIn } from '../support/file-state.ts';
import { temporaryFolder, testProject, textFile } from '../support/project.ts';

/** Eighty processes, also on a machine with other things to do. */
const SLOW = { timeout: 180_000 };
/** Well below the five seconds after which a writer gives up. */
const PROMPT = 4_000;
const WRITERS = 8;
const CODINGS = 10;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);

/** A closed project with one transcript. */
async function study(): Promise<{ folder: string; path: string; emic: Emic }> {
  const folder = temporaryFolder();
  const { host, path, get } = testProject(folder);
  await get('document.import', textFile('letters.txt', LETTERS));
  host.close();
  return { folder, path, emic: emicIn(folder) };
}

/** Lets another connection hold the write lock until the function it gives is called. */
function holdLock(path: string): () => void {
  const other = openWriterConnection(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

const coding = (start: number, ...more: readonly string[]): readonly string[] => [
  ...['code', 'study.emic', '--document', 'letters', '--code', 'Shared'],
  ...['--start', String(start), '--end', String(start + 1), ...more],
];

describe('several processes on one project', () => {
  it('wait for each other: a writer held up for a second goes through', async () => {
    const { path, emic } = await study();
    const release = holdLock(path);
    const answer = emic(...coding(0));
    const first = await Promise.race([answer.then(() => 'went through'), pause(1_000, 'waits')]);
    release();
    expect(first).toBe('waits');
    expect(await said(answer)).toMatch(/^Applied 'Shared' to letters at 0-1/);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });

  it('are refused as busy where the other never ends, and change nothing', async () => {
    const { path, emic } = await study();
    const before = rowsIn(path);
    const release = holdLock(path);
    const answer = await emic(...coding(0));
    release();
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(
      /^error: PROJECT_BUSY: Another program is writing to \S+study\.emic\. .*\n$/,
    );
    expect(rowsIn(path)).toEqual(before);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });

  it('read while another writes, and do not wait for it', async () => {
    const { path, emic } = await study();
    const release = holdLock(path);
    const begun = performance.now();
    const documents = await told(emic('list', 'study.emic', 'documents', '--json'));
    const waited = performance.now() - begun;
    release();
    expect(documents).toMatchObject([{ name: 'letters', segments: 0 }]);
    expect(waited).toBeLessThan(PROMPT);
  });

  it('all have their codings in the file, when eight write ten each at once', SLOW, async () => {
    const { folder, emic } = await study();
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      const answers: Answer[] = [];
      for (let start = 0; start < CODINGS; start += 1)
        answers.push(await emic(...coding(writer * CODINGS + start, '--coder', `Coder ${writer}`)));
      return answers;
    });
    const answers = (await Promise.all(writers)).flat();
    expect(answers.filter(({ code }) => code !== 0)).toEqual([]);
    expect(Object.keys(filesIn(folder))).toEqual(['study.emic']);
    const segments = await told<readonly { start: number; text: string }[]>(
      emic('segments', 'study.emic', '--json'),
    );
    expect(segments).toHaveLength(WRITERS * CODINGS);
    expect(segments.map(({ text }) => text)).toEqual(segments.map(({ start }) => LETTERS[start]));
    const coders = await told<readonly { name: string }[]>(emic('list', 'study.emic', 'coders', '--json'));
    expect(new Set(coders.map(({ name }) => name)).size).toBe(coders.length);
    expect(await said(emic('check', 'study.emic'))).toBe('Everything is in order.\n');
  });
});
