import { type ChildProcess, fork } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess } from 'electron';
import { mustBe } from './app.ts';
import { type End, give, type MainPort, remoteEnds, type Sent } from './ports.ts';
import { absent, emitterOf, honest, onlyKnown } from './refuse.ts';
import { decode, encode } from './wire.ts';

const WRAPPER = fileURLToPath(new URL('./utility-process.ts', import.meta.url));
const OPTIONS = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName'];
const running = new Map<number, string>();

export function utilityMetrics() {
  return [...running].map(([pid, serviceName]) => ({ pid, type: 'Utility' as const, serviceName }));
}

function start(path: string, words: readonly string[], options: ForkOptions): ChildProcess {
  mustBe('ready', 'utilityProcess.fork');
  onlyKnown('option of utilityProcess.fork', options, OPTIONS);
  return fork(path, words, {
    execArgv: ['--import', WRAPPER, ...(options.execArgv ?? [])],
    env: (options.env ?? process.env) as NodeJS.ProcessEnv,
    stdio: ['ignore', ...outputOf(options.stdio ?? 'inherit'), 'ipc'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

type Output = 'ignore' | 'inherit' | 'pipe';

function outputOf(stdio: ForkOptions['stdio']): readonly [Output, Output] {
  const [stdin, stdout, stderr] = Array.isArray(stdio) ? stdio : ['ignore', stdio, stdio];
  if (stdin !== 'ignore') throw new Error('stdin of a utility process is ignored');
  for (const kind of [stdout, stderr])
    if (!['ignore', 'inherit', 'pipe'].includes(String(kind))) throw absent(`stdio ${kind}`);
  return [stdout as Output, stderr as Output];
}

function forkUtility(path: string, words: readonly string[] = [], options: ForkOptions = {}) {
  const child = start(path, words, options);
  const events = emitterOf('UtilityProcess', ['spawn', 'exit', 'message']);
  // What is said to a process that has just died is lost, as in Electron.
  const remote = remoteEnds((message) => child.connected && child.send(message, () => undefined));
  child.once('spawn', () => {
    running.set(child.pid ?? 0, options.serviceName ?? 'Node Utility Process');
    events.emit('spawn');
  });
  child.on('message', (sent) => {
    const message = sent as Sent;
    if (message.type === 'message') events.emit('message', decode(message.text ?? ''));
    else remote.take(message);
  });
  child.once('exit', (code, signal) => {
    running.delete(child.pid ?? 0);
    remote.dispose();
    events.emit('exit', code ?? constants.signals[signal ?? 'SIGKILL']);
  });
  return honest('UtilityProcess', {
    ...events,
    get pid() {
      return running.has(child.pid ?? 0) ? child.pid : undefined;
    },
    stdout: child.stdout,
    stderr: child.stderr,
    postMessage(message: unknown, ports: readonly MainPort[] = []) {
      const ends: readonly End[] = ports.map(give);
      remote.send({ type: 'message', text: encode(message) }, ends);
    },
    kill: () => child.kill(),
  } satisfies Pick<UtilityProcess, 'kill' | 'stdout' | 'stderr'> & Record<string, unknown>);
}

export const utilityProcess = honest('utilityProcess', { fork: forkUtility });
