import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, CHECKOUT } from '../support/command-line.ts';
import { type Acknowledged, killableFolder, listen, verdictOn } from '../support/killed-project.ts';
import { temporaryFolder } from '../support/project.ts';
import { randomFrom } from '../support/random-numbers.ts';

const KILLS = 500;
/** As many at once as keep two cores busy: one dies and is looked at while others start. */
const LANES = 4;
/** A project grows with every kill, and so does the time to look it through. */
const KILLS_A_PROJECT = 20;
const SEED = Number(process.env.EMIC_SEED ?? 20_130_501);
/** Every so many a process dies while it opens the project that the one before left. */
const OPENING = 6;

/** Two levels below the checkout, as `src/db` is: from there migrations are found. */
const BUNDLE = join(CHECKOUT, 'out/kill-loop');

/** One file starts in a third of the time that two hundred take. */
async function bundled(): Promise<void> {
  await build({
    root: CHECKOUT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { vitest: join(CHECKOUT, 'tests/support/no-vitest.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: BUNDLE,
      minify: false,
      target: 'node22',
      rolldownOptions: {
        input: { loop: join(CHECKOUT, 'tests/integration/kill-everything-loop.ts') },
        external: ['better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
}

const start = (...words: readonly string[]) =>
  spawn(process.execPath, [join(BUNDLE, 'loop.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(BUNDLE, 'compiled') },
  });

/** One that ends by itself leaves its compiled code for the others. */
async function warmedUp(): Promise<void> {
  await bundled();
  const folder = await killableFolder(BUNDLE, SEED);
  const { code, stderr } = await answerOf(start(folder, String(SEED), '3'));
  rmSync(folder, { recursive: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

type Killed = { readonly stdout: string; readonly stderr: string; readonly signal: string | null };

/** Starts a process on a project, and kills it so long after it has begun to open it, or to work on it. */
async function killed(
  folder: string,
  seed: number,
  milliseconds: number,
  isOpening: boolean,
): Promise<Killed> {
  const child = start(folder, String(seed));
  const said = { stdout: '', stderr: '' };
  const begun = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
    if (isOpening || said.stdout.split('\n').length > 2) begun.resolve();
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const ended = endOf(child);
  await Promise.race([begun.promise, ended]);
  await Promise.race([pause(milliseconds), ended]);
  child.kill('SIGKILL');
  const { signal } = await ended;
  return { ...said, signal };
}

function endOf(child: ChildProcess): Promise<{ readonly signal: string | null }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly signal: string | null }>();
  child.on('error', reject);
  child.on('close', (_code, signal) => resolve({ signal }));
  return promise;
}

type Tally = { acknowledged: number; readonly interrupted: Map<string, number> };

/** Kills processes on a few projects, one after the other, and looks at everything after each. */
async function lane(parent: string, kills: number, seed: number, tally: Tally): Promise<void> {
  const random = randomFrom(seed);
  const at = { folder: '', acknowledged: nothingYet(), seen: new Set<string>() };
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % KILLS_A_PROJECT === 0) {
      at.folder = await killableFolder(parent, seed);
      at.acknowledged = nothingYet();
      at.seen = new Set();
    }
    const isOpening = kill % OPENING === OPENING - 1;
    const milliseconds = random() * (isOpening ? 25 : 30);
    const moment = `seed ${seed}, kill ${kill}, ${milliseconds.toFixed(2)} ms`;
    const { stdout, stderr, signal } = await killed(at.folder, seed * 1_000 + kill, milliseconds, isOpening);
    expect({ moment, signal, stderr }).toEqual({ moment, signal: 'SIGKILL', stderr: '' });
    const { atWork, said } = listen(stdout, at.acknowledged);
    const verdict = await verdictOn(at.folder, at.acknowledged, at.seen, atWork);
    expect({ moment, atWork, verdict }).toEqual({ moment, atWork, verdict: { findings: [], lost: [] } });
    tally.acknowledged += said;
    tally.interrupted.set(atWork, (tally.interrupted.get(atWork) ?? 0) + 1);
  }
}

const nothingYet = (): Acknowledged => ({ entries: new Map(), files: new Set(), layout: null });

describe('a process that does anything that writes, killed at any moment', () => {
  beforeAll(warmedUp, 120_000);

  it('loses nothing that it acknowledged, and leaves no half-made file', { timeout: 600_000 }, async () => {
    const parent = temporaryFolder();
    const tally: Tally = { acknowledged: 0, interrupted: new Map() };
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: LANES }, (_, index) =>
        lane(parent, KILLS / LANES, (SEED % 1_000_000) + index, tally),
      ),
    );
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    const works = [...tally.interrupted].sort(([, one], [, other]) => other - one);
    console.log(
      `${KILLS} kills (seed ${SEED}) in ${seconds} s: ${tally.acknowledged} acknowledged, none lost. At work: ${works
        .map(([work, times]) => `${work} ${times}`)
        .join(', ')}.`,
    );
    expect(tally.acknowledged).toBeGreaterThan(KILLS);
  });
});
