import type { ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { type Answer, answerOf, EMIC, startNode } from '../support/command-line.ts';
import { steadyMachine, temporaryFolder, testProject, textFile } from '../support/project.ts';
import { randomFrom } from '../support/random-numbers.ts';

const LOOP = join(import.meta.dirname, 'kill-coding-loop.ts');
const CHARACTERS = 24_000;

/** A closed project with one long transcript. */
async function longStudy(): Promise<{ folder: string; path: string }> {
  const folder = temporaryFolder();
  const { host, path, get } = testProject(folder);
  await get('document.import', textFile('long.txt', 'we are tired of waiting '.repeat(CHARACTERS / 24)));
  host.close();
  return { folder, path };
}

/** A project as it lies there, its log included, in a folder of its own. */
function copyOf(path: string, folder: string): string {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'copy.emic');
  for (const ending of ['', '-wal']) {
    if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
  }
  return copy;
}

/** Ids of all segments and what `emic check` finds; opening mends the file as the next start would. */
async function recovered(folder: string, path: string) {
  const host = await openHost(path, steadyMachine(folder));
  try {
    const ids = host.project.reader.prepare<[], { id: string }>('SELECT id FROM segment').all();
    const check = await host.handle('project.check', {}, { coder: null });
    return { ids: new Set(ids.map(({ id }) => id)), findings: check.ok ? check.value : check.error };
  } finally {
    host.close();
  }
}

/** Kills a child without a chance to tidy up, and waits until it is gone; code null tells that it was still there. */
async function killAfter(child: ChildProcess, milliseconds: number): Promise<Answer> {
  const answer = answerOf(child);
  await Promise.race([pause(milliseconds), answer]);
  child.kill('SIGKILL');
  return answer;
}

/** Kills coding processes on one project, one after the other; gives how many ids were acknowledged in all. */
async function surviveKills(kills: number, seed: number): Promise<number> {
  const random = randomFrom(seed);
  const { folder, path } = await longStudy();
  const acknowledged = new Set<string>();
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = startNode([LOOP, path, 'long', String(acknowledged.size + kill)], folder);
    // Every tenth dies while it opens the file, the others while they code.
    if (kill % 10 !== 0) await new Promise((begun) => child.stdout?.once('readable', begun));
    const milliseconds = random() * (kill % 10 === 0 ? 250 : 40);
    const moment = `seed ${seed}, kill ${kill}, ${milliseconds.toFixed(2)} ms`;
    const { code, stdout, stderr } = await killAfter(child, milliseconds);
    expect({ moment, code, stderr }).toEqual({ moment, code: null, stderr: '' });
    for (const id of stdout.split('\n').slice(0, -1)) acknowledged.add(id);
    // The next writer takes the file up as the dead one left it, so what there is is read from a copy.
    const { ids, findings } = await recovered(folder, copyOf(path, folder));
    expect({ moment, findings }).toEqual({ moment, findings: [] });
    expect({ moment, lost: [...acknowledged.difference(ids)] }).toEqual({ moment, lost: [] });
    // A kill between commit and reply leaves one more than was acknowledged, and never more than one.
    expect(ids.size - acknowledged.size, moment).toBeLessThanOrEqual(kill);
  }
  expect(await recovered(folder, path)).toMatchObject({ findings: [] });
  expect(acknowledged.size).toBeGreaterThan(kills / 2);
  return acknowledged.size;
}

const ROWS = 5_000;

/** A table of 5,000 segments with codes and a coder that the project does not have yet. */
function table(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `long,Theme ${row % 50} > Code,${row},${row + 9},Daniel`,
  );
  return ['document,code,start,end,coder', ...rows].join('\r\n');
}

/** Imports the table into fresh copies of a project and kills each import; gives how many went in whole. */
async function surviveImportKills(kills: number, seed: number): Promise<number> {
  const random = randomFrom(seed);
  const { folder, path } = await longStudy();
  writeFileSync(join(folder, 'segments.csv'), table());
  const importInto = (copy: string) => startNode([EMIC, 'segments', 'import', copy, 'segments.csv'], folder);
  const whole = copyOf(path, folder);
  const begun = performance.now();
  await answerOf(importInto(whole));
  const duration = performance.now() - begun;
  expect(await recovered(folder, whole)).toMatchObject({ ids: { size: ROWS }, findings: [] });
  const outcomes = { whole: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    const copy = copyOf(path, folder);
    const milliseconds = duration * (0.3 + 0.7 * random());
    const moment = `seed ${seed}, kill ${kill}, ${milliseconds.toFixed(2)} ms of ${duration.toFixed(0)}`;
    await killAfter(importInto(copy), milliseconds);
    const { ids, findings } = await recovered(folder, copy);
    expect({ moment, findings }).toEqual({ moment, findings: [] });
    expect([0, ROWS], moment).toContain(ids.size);
    expect(existsSync(`${copy}-wal`), moment).toBe(false);
    if (ids.size === ROWS) outcomes.whole += 1;
    rmSync(copy);
  }
  return outcomes.whole;
}

describe('a process killed at any moment', () => {
  it('loses nothing that it acknowledged, and leaves a sound file', { timeout: 180_000 }, async () => {
    const seed = Date.now() % 1_000_000;
    const acknowledged = await Promise.all([surviveKills(55, seed), surviveKills(55, seed + 1)]);
    console.log(`110 kills (seed ${seed}): ${acknowledged.join(' + ')} codings acknowledged, none lost.`);
  });

  it('has imported all rows of a table or none', { timeout: 180_000 }, async () => {
    const seed = Date.now() % 1_000_000;
    const whole = await Promise.all([surviveImportKills(11, seed), surviveImportKills(11, seed + 1)]);
    console.log(`22 kills (seed ${seed}): ${whole.join(' + ')} imports whole, the others not at all.`);
  });
});
