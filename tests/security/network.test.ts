import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, CHECKOUT, dataModule, emicIn, startNode } from '../support/command-line.ts';
import { commandNames } from '../support/commands.ts';
import { temporaryFolder } from '../support/project.ts';

const GUARD = join(import.meta.dirname, 'socket-guard.ts');

/** One line for every way out, and one for another program that could take it. */
const WAYS_OUT = [
  "fetch('http://127.0.0.1:9')",
  "new WebSocket('ws://127.0.0.1:9')",
  "require('node:net').connect(9)",
  "new (require('node:net').Socket)().connect(9)",
  "require('node:net').createServer().listen(0)",
  "import('node:net').then(({ createConnection }) => createConnection(9))",
  "require('node:tls').connect(9)",
  "require('node:http').get('http://127.0.0.1:9')",
  "require('node:https').request('https://127.0.0.1:9')",
  "require('node:http2').connect('https://127.0.0.1:9')",
  "require('node:dgram').createSocket('udp4').send('x', 9)",
  "require('node:dns').lookup('localhost', () => undefined)",
  "import('node:dns/promises').then(({ resolve4 }) => resolve4('localhost'))",
  "new (require('node:dns').Resolver)().resolve4('localhost', () => undefined)",
  "require('node:child_process').spawn('true')",
  "import('node:child_process').then(({ execFile }) => execFile('true'))",
];

/** Every command over the example study, with the exit code it ends with; `P` is the project. */
const COMMANDS: readonly (readonly [command: string, words: string, code: number])[] = [
  ['new', 'P --coder Priya', 0],
  ['import', 'P transcripts --json', 0],
  ['participants', 'P participants.csv', 0],
  ['codebook import', 'P codebook.csv', 0],
  ['codebook export', 'P out.csv', 0],
  ['segments import', 'P segments-daniel.csv', 0],
  ['code', 'P --document N03 --code Aside --start 0 --end 5 --coder Priya', 0],
  ['speakers', 'P --document N03', 0],
  ['list', 'P documents --json', 0],
  ['crosstab', 'P --by profession', 0],
  ['segments', 'P --format csv --out out.csv', 0],
  ['search', 'P risk', 0],
  ['text', 'P N03', 0],
  ['original', 'P N03 out.txt', 0],
  ['history', 'P', 0],
  ['undo', 'P --coder Priya', 0],
  ['redo', 'P --coder Priya', 0],
  ['export', 'P out.json', 0],
  ['check', 'P', 0],
  ['backup', 'P', 0],
  ['backups', 'P', 0],
  ['restore', 'P restored.emic', 0],
];

/** They are there to listen: `serve-command.test.ts` watches that it is on this machine alone. */
const LISTENING = ['serve', 'open'];

describe('the guard on sockets', () => {
  it('fires on every way out', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'sockets.log');
    const environment = { EMIC_SOCKET_LOG: log };
    const program = dataModule(`
      import { createRequire } from 'node:module';
      const require = createRequire(process.cwd() + '/');
      process.on('uncaughtException', () => undefined);
      const ways = [${WAYS_OUT.map((way) => `() => ${way}`).join(', ')}];
      for (const way of ways) {
        try { await way(); console.log('open'); } catch { console.log('guarded'); }
      }
      process.exit();`);
    const child = startNode(['-e', ''], folder, { preload: [GUARD, program], environment });
    const { stdout } = await answerOf(child);
    expect(stdout.trim().split('\n')).toEqual(WAYS_OUT.map(() => 'guarded'));
    expect(readFileSync(log, 'utf8').trim().split('\n').length).toBeGreaterThanOrEqual(WAYS_OUT.length);
  });
});

describe('the command line', () => {
  it('is run here with every command that it has but those that listen', () => {
    const names = commandNames(temporaryFolder());
    expect([...COMMANDS.map(([name]) => name), ...LISTENING].sort()).toEqual([...names].sort());
  });

  it('opens no socket and starts no other program, whatever the command', async () => {
    const folder = temporaryFolder();
    cpSync(join(CHECKOUT, 'fixtures/study'), folder, { recursive: true });
    const log = join(folder, 'sockets.log');
    const emic = emicIn(folder, { preload: [GUARD], environment: { EMIC_SOCKET_LOG: log } });
    const transcripts = readdirSync(join(folder, 'transcripts')).map((name) => `transcripts/${name}`);
    const said: [string, number | null, string][] = [];
    for (const [command, words] of COMMANDS) {
      const given = words.split(' ').flatMap((word) => {
        if (word === 'P') return [command === 'restore' ? newestBackup(folder) : 'study.emic'];
        return word === 'transcripts' ? transcripts : [word];
      });
      const { code, stderr } = await emic(...command.split(' '), ...given);
      said.push([command, code, stderr.replace(/^error: NOT_SUPPORTED: .*\n$/, '')]);
    }
    expect(said).toEqual(COMMANDS.map(([command, , code]) => [command, code, '']));
    expect(existsSync(log)).toBe(false);
  });
});

function newestBackup(folder: string): string {
  const backups = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return backups.find((path) => /^study backups.+\.emic$/.test(path)) ?? 'no backup';
}
