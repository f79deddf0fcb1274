import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, CHECKOUT, startNode } from '../support/command-line.ts';
import { temporaryFolder } from '../support/project.ts';

const PROCESS = join(CHECKOUT, 'tests/integration/build-process.ts');

/** A folder with an old build in it, and a way to start processes that build it anew. */
function site() {
  const root = temporaryFolder();
  const out = join(root, 'out');
  const folder = join(out, 'window');
  const log = join(root, 'log');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'old page'), 'old');
  writeFileSync(log, '');
  const start = (milliseconds: number, end = 'well') =>
    startNode([PROCESS, folder, log, String(milliseconds), end], root);
  return {
    out,
    folder,
    lock: `${folder}.lock`,
    start,
    build: async (milliseconds = 0, end = 'well') => (await answerOf(start(milliseconds, end))).stdout,
    begun: () => readFileSync(log, 'utf8').match(/^begin/gm)?.length ?? 0,
    log: () => readFileSync(log, 'utf8').split('\n').slice(0, -1),
  };
}

describe('several that would build at once', () => {
  it('build once: the others wait, and find it whole', async () => {
    const { build, log, folder, out } = site();
    expect(await Promise.all([build(700), build(700), build(700)])).toEqual(['built', 'built', 'built']);
    const [, builder = ''] = log()[0]?.split(' ') ?? [];
    expect(log()).toEqual([`begin ${builder}`, `end ${builder}`]);
    expect(readdirSync(folder).sort()).toEqual(['page', 'stamp']);
    expect(readdirSync(out)).toEqual(['window']);
  });

  it('do not wait for one that was killed at it, and clear its pieces away', async () => {
    const { build, begun, folder, out } = site();
    const killed = build(500, 'dies');
    await expect.poll(begun, { timeout: 10_000 }).toBe(1);
    expect(await Promise.all([build(100), build(100), killed])).toEqual(['built', 'built', '']);
    expect(begun()).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['page', 'stamp']);
    expect(readdirSync(out)).toEqual(['window']);
  });

  it('take over a lock that is too old to be a build’s, whoever has its number now', async () => {
    const { build, lock, out } = site();
    writeFileSync(lock, String(process.pid));
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await build()).toBe('built');
    expect(readdirSync(out)).toEqual(['window']);
  });

  it('wait for a lock that somebody alive holds', async () => {
    const { start, lock, log } = site();
    writeFileSync(lock, String(process.pid));
    const child = start(0);
    const answer = answerOf(child);
    expect(await Promise.race([answer, new Promise((settle) => setTimeout(settle, 1_500, 'waits'))])).toBe(
      'waits',
    );
    expect(log()).toEqual([]);
    child.kill();
    await answer;
  });
});

it('a build that fails leaves what stood there', async () => {
  const { build, folder, out } = site();
  expect(await build(0, 'badly')).toBe('not built');
  expect(readdirSync(folder)).toEqual(['old page']);
  expect(readdirSync(out)).toEqual(['window']);
});
