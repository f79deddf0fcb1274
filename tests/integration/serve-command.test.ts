import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { carrierOf, INDEX, testBrowser, valueIn } from '../support/browser-host.ts';
import { answerOf, CHECKOUT, EMIC, emicIn, startNode } from '../support/command-line.ts';
import { temporaryFolder } from '../support/project.ts';

const GUARD = join(import.meta.dirname, '../security/loopback-guard.ts');

type Served = { readonly child: ChildProcess; readonly url: string; readonly said: readonly string[] };

/** A folder with a window that needs no build, and a project. */
async function prepared(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'window'));
  writeFileSync(join(folder, 'window', 'index.html'), INDEX);
  await emicIn(folder)('new', 'study.emic', '--coder', 'Priya');
  return folder;
}

const environment = (folder: string) => ({
  EMIC_WINDOW_DIR: join(folder, 'window'),
  EMIC_SOCKET_LOG: join(folder, 'sockets.log'),
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
});

async function served(
  folder: string,
  words: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Served> {
  const child = startNode([EMIC, ...words], folder, { environment: { ...environment(folder), ...more } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const url = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
    if (url !== undefined) return { child, url, said };
  }
  throw new Error('no address was printed');
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  return new Promise((settle) => {
    child.on('exit', (code, by) => settle(code ?? by));
    child.kill(signal);
  });
}

describe('emic serve', () => {
  it('prints one line with the address of the project, and ends cleanly when told to', async () => {
    const folder = await prepared();
    const { child, url, said } = await served(folder, ['serve', 'study.emic', '--no-open']);
    expect(said).toEqual([`Emic: ${url}`]);
    const project = carrierOf(await testBrowser().open(url));
    await valueIn(project.call('participant.create', { name: 'N01' }, { coder: 'Priya' }));
    expect(existsSync(join(folder, 'study.emic-wal'))).toBe(true);
    project.close();
    expect(await ended(child, 'SIGTERM')).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('study.emic'))).toEqual(['study.emic']);
    expect(readdirSync(join(folder, 'state', 'files'))).toEqual([]);
    const people = await emicIn(folder)('list', 'study.emic', 'participants', '--json');
    expect(JSON.parse(people.stdout)).toMatchObject([{ name: 'N01' }]);
  });

  it('says after the address where no browser could be started', async () => {
    const folder = await prepared();
    const { said, url } = await served(folder, ['serve']);
    expect(said).toEqual([`Emic: ${url} (no browser could be started here: open this address in one)`]);
    expect(new URL(url).pathname).toBe('/');
  });

  it('survives being killed: what was acknowledged is there, under the same address path', async () => {
    const folder = await prepared();
    const first = await served(folder, ['serve', 'study.emic', '--no-open']);
    const browser = testBrowser();
    const project = carrierOf(await browser.open(first.url));
    await valueIn(project.call('participant.create', { name: 'N01' }, { coder: 'Priya' }));
    await ended(first.child, 'SIGKILL');
    expect(await project.call('participant.list', {})).toMatchObject({ error: { code: 'HOST_LOST' } });
    const { port } = new URL(first.url);
    const second = await served(folder, ['serve', 'study.emic', '--no-open', '--port', port]);
    expect(new URL(second.url).pathname).toBe(new URL(first.url).pathname);
    carrierOf(await browser.open(second.url));
    expect(await valueIn(project.call('participant.list', {}))).toMatchObject([{ name: 'N01' }]);
    project.close();
  });

  it('opens nothing but the loopback address, and asks nobody for anything', async () => {
    const folder = await prepared();
    const { child, url } = await served(folder, ['serve', 'study.emic', '--no-open'], {
      // The processes that it starts are watched, too.
      NODE_OPTIONS: `--import ${GUARD}`,
    });
    const project = carrierOf(await testBrowser().open(url));
    await valueIn(project.call('project.read', {}));
    project.close();
    await ended(child, 'SIGTERM');
    expect(readFileSync(join(folder, 'sockets.log'), 'utf8')).toBe('listen 127.0.0.1\n');
  });

  it.each([
    [['--port', '70000'], 2, 'error: --port takes a number up to 65535, not "70000"\n'],
    [['--port', 'x'], 2, 'error: --port takes a number up to 65535, not "x"\n'],
    [['missing.emic'], 1, /^error: PROJECT_NOT_FOUND: /],
    [['window/index.html'], 1, /^error: PROJECT_NOT_SQLITE: /],
  ])('with %j ends with %i', async (words, code, message) => {
    const folder = await prepared();
    const child = startNode([EMIC, 'serve', ...words], folder, { environment: environment(folder) });
    const answer = await answerOf(child);
    expect([answer.code, answer.stdout]).toEqual([code, '']);
    expect(answer.stderr).toMatch(message);
  });
});

describe('emic open', () => {
  it('opens in the browser where no desktop window is installed, and says so', async () => {
    const folder = await prepared();
    const { child } = await served(folder, ['open', 'study.emic', '--no-open']);
    const complaint = new Promise<string>((settle) =>
      child.stderr?.on('data', (text) => settle(String(text))),
    );
    expect(await complaint).toBe('The desktop window is not installed here, so Emic opens in the browser.\n');
  });
});

describe('npm start', () => {
  it('serves the welcome page, and ends with the process that npm started', async () => {
    const folder = await prepared();
    const child = spawn(process.execPath, ['scripts/with-node.mjs', 'scripts/start.ts', '--no-open'], {
      cwd: CHECKOUT,
      env: {
        ...process.env,
        ...environment(folder),
        EMIC_STATE_DIR: join(folder, 'state'),
        INIT_CWD: folder,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await new Promise<readonly string[]>((settle) =>
      createInterface({ input: child.stdout }).on('line', (text) => settle([text])),
    );
    const url = line?.replace('Emic: ', '') ?? '';
    expect((await testBrowser().open(url)).html).toBe(INDEX);
    expect(await ended(child, 'SIGTERM')).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
