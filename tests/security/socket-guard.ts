// Loaded before a program (`--import`): whatever would open a socket, ask for a name or start another program,
// which this could not watch, throws instead and is noted in the file that EMIC_SOCKET_LOG names.
import children from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

type Functions = Record<string, unknown>;

function guard(owner: object, ownerName: string, names: readonly string[]): void {
  for (const name of names) {
    if (typeof (owner as Functions)[name] !== 'function') throw new Error(`no ${ownerName}.${name} to guard`);
    // No arrow: some of them are called with `new`.
    (owner as Functions)[name] = function guarded() {
      appendFileSync(process.env.EMIC_SOCKET_LOG ?? '', `${ownerName}.${name}\n`);
      throw new Error(`${ownerName}.${name} is guarded`);
    };
  }
}

const isFunctionOf = (owner: object) => (name: string) => typeof (owner as Functions)[name] === 'function';
const asking = /^(lookup|resolve|reverse)/;
const namesAsking = (owner: object) =>
  Object.keys(owner)
    .filter((name) => asking.test(name))
    .filter(isFunctionOf(owner));

guard(net.Socket.prototype, 'net.Socket', ['connect']);
guard(net.Server.prototype, 'net.Server', ['listen']);
guard(net, 'net', ['connect', 'createConnection']);
guard(tls, 'tls', ['connect']);
guard(http, 'http', ['request', 'get']);
guard(https, 'https', ['request', 'get']);
guard(http2, 'http2', ['connect']);
guard(dgram.Socket.prototype, 'dgram.Socket', ['bind', 'connect', 'send']);
guard(dns, 'dns', namesAsking(dns));
guard(dns.Resolver.prototype, 'dns.Resolver', namesAsking(dns.Resolver.prototype));
guard(dns.promises, 'dns.promises', namesAsking(dns.promises));
guard(dns.promises.Resolver.prototype, 'dns.promises.Resolver', namesAsking(dns.promises.Resolver.prototype));
guard(children, 'child_process', [
  'exec',
  'execFile',
  'execFileSync',
  'execSync',
  'fork',
  'spawn',
  'spawnSync',
]);
guard(globalThis, 'globalThis', ['fetch', 'WebSocket', 'EventSource'].filter(isFunctionOf(globalThis)));
syncBuiltinESMExports();
