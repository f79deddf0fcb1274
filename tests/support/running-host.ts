import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EMIC } from './command-line.ts';

export type RunningHost = {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** `emic serve` as a process of its own. */
export async function startHost(folder: string, words: readonly string[], port = 0): Promise<RunningHost> {
  mkdirSync(join(folder, 'state'), { recursive: true });
  const child = spawn(
    process.execPath,
    [EMIC, 'serve', ...words, '--no-open', ...(port === 0 ? [] : ['--port', String(port)])],
    {
      cwd: folder,
      env: { ...process.env, EMIC_STATE_DIR: join(folder, 'state'), HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`emic serve ended with ${code} before it gave its URL`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { url, port: Number(new URL(url).port), process: child, stop };
}
