import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

/** The checkout that is tested. */
export const CHECKOUT = resolve(import.meta.dirname, '../..');
/** What `npx emic` starts. */
export const EMIC = join(CHECKOUT, 'scripts/emic.mjs');
const COMPILED = join(CHECKOUT, 'node_modules/.cache/emic-tests');

/**
 * Tells the child's peak memory on descriptor 3. Linux's `ru_maxrss` begins with what the parent had when it
 * forked, so the peak of the child's own pages is read from `/proc` where there is one.
 */
const REPORT_PEAK = dataModule(`
  import { readFileSync, writeSync } from 'node:fs';
  const peak = () => {
    try {
      return Number(/VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
    } catch {
      return process.resourceUsage().maxRSS * 1024;
    }
  };
  process.on('exit', () => writeSync(3, String(peak())));
`);

export type Answer = {
  /** The exit code; null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Peak of resident memory in bytes; 0 where the process was killed. */
  readonly maxRss: number;
};

export type Emic = (...words: readonly string[]) => Promise<Answer>;

export type Circumstances = {
  /** Modules that Node loads before the command line. */
  readonly preload?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** The system's number of the user to run as; only root may say. */
  readonly user?: number;
};

/** The command line as a process of its own, run from `folder`, with what it remembers in `folder/state`. */
export function emicIn(folder: string, circumstances: Circumstances = {}): Emic {
  return (...words) => answerOf(startNode([EMIC, ...words], folder, circumstances));
}

/** Starts this very Node on a script of ours, as the command line is started. Descriptor 3 is the peak memory. */
export function startNode(
  words: readonly string[],
  folder: string,
  { preload = [], environment = {}, user }: Circumstances = {},
): ChildProcess {
  const state = join(folder, 'state');
  if (user === undefined) mkdirSync(state, { recursive: true });
  const imports = [REPORT_PEAK, ...preload].flatMap((module) => ['--import', module]);
  return spawn(process.execPath, [...imports, ...words], {
    cwd: folder,
    // npm says in INIT_CWD where its own user stands, and tests run under npm. Compiled modules are kept between
    // the hundreds of processes that a run starts: half of the time that each takes.
    env: {
      ...process.env,
      INIT_CWD: folder,
      EMIC_STATE_DIR: state,
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
}

/** Waits for a process to end and gives what it said. */
export async function answerOf(child: ChildProcess): Promise<Answer> {
  const streams = [child.stdout, child.stderr, child.stdio[3] as Readable | null];
  const said = streams.map((stream) => textOf(stream));
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail);
    child.on('close', settle);
  });
  const [stdout = '', stderr = '', peak = ''] = await Promise.all(said);
  return { code, stdout, stderr, maxRss: Number(peak) };
}

async function textOf(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** What a command printed that must go through. */
export async function said(answer: Promise<Answer>): Promise<string> {
  const { code, stdout, stderr } = await answer;
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}${stdout}`);
  return stdout;
}

/** The JSON document that a command printed, whatever its exit code. */
export async function told<Value>(answer: Promise<Answer>): Promise<Value> {
  const { stdout, stderr } = await answer;
  try {
    return JSON.parse(stdout) as Value;
  } catch {
    throw new Error(`not one JSON document: ${stdout.slice(0, 500)}${stderr}`);
  }
}

/** The codes that `error: CODE: …` lines name, in their order. */
export function errorCodes({ stderr }: Answer): readonly string[] {
  return [...stderr.matchAll(/^error: ([A-Z][A-Z_]+): \S/gm)].map((match) => match[1] ?? '');
}

/** An ES module without a file. */
export function dataModule(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
