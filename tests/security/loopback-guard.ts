// Loaded before a program (`--import`) that may listen: notes in the file that EMIC_SOCKET_LOG names on which address it
// listens, and whatever would connect, ask for a name or start another program.
import children from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Functions = Record<string, (...words: unknown[]) => unknown>;

function watch(
  owner: object,
  names: readonly string[],
  lineFor: (name: string, words: unknown[]) => string,
): void {
  const functions = owner as Functions;
  for (const name of names) {
    const original = functions[name];
    if (original === undefined) throw new Error(`nothing to watch: ${name}`);
    functions[name] = function watched(this: unknown, ...words: unknown[]) {
      // Whoever asks for the name of an address asks nobody.
      if (name !== 'lookup' || net.isIP(String(words[0])) === 0)
        appendFileSync(process.env.EMIC_SOCKET_LOG ?? '', `${lineFor(name, words)}\n`);
      return original.apply(this, words);
    };
  }
}

const named = (name: string) => name;
watch(net.Server.prototype, ['listen'], (_, [options]) => {
  const host =
    typeof options === 'object' && options !== null && 'host' in options ? options.host : 'anywhere';
  return `listen ${String(host)}`;
});
watch(net.Socket.prototype, ['connect'], named);
watch(http, ['request', 'get'], named);
watch(dgram.Socket.prototype, ['bind', 'connect', 'send'], named);
watch(dns, ['lookup', 'resolve', 'resolve4', 'resolve6'], named);
// `fork` starts a process of ours, which is watched by the same guard.
watch(children, ['exec', 'execFile', 'spawn', 'spawnSync', 'execSync', 'execFileSync'], named);
watch(globalThis, ['fetch'], named);
syncBuiltinESMExports();
