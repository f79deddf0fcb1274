// Runs before the script of a utility process: gives it `process.parentPort` as Electron does.
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import type { Sent } from './ports.ts';
import { ELECTRON_VERSION } from './version.ts';
import { decode, encode } from './wire.ts';

const sendToMain = process.send?.bind(process);
if (sendToMain === undefined) throw new Error('a utility process is started by utilityProcess.fork');
const send = (message: Sent): void => void (process.connected && sendToMain(message));

type Port = EventEmitter & {
  start(): void;
  close(): void;
  postMessage(message: unknown, ports?: Port[]): void;
};
const held = new Map<string, Sent[] & { port?: Port; started?: boolean }>();
const ids = new WeakMap<Port, string>();

function portOf(id: string): Port {
  const waiting: Sent[] & { port?: Port; started?: boolean } = [];
  const port: Port = Object.assign(new EventEmitter(), {
    start() {
      waiting.started = true;
      for (const message of waiting.splice(0)) hand(port, message);
    },
    close() {
      held.delete(id);
      send({ type: 'closed', port: id });
    },
    postMessage(message: unknown, ports: Port[] = []) {
      if (ids.get(port) === undefined) throw new Error('Cannot post message: the port was transferred');
      send({ type: 'port', port: id, text: encode(message), ports: ports.map(give) });
    },
  });
  waiting.port = port;
  held.set(id, waiting);
  ids.set(port, id);
  return port;
}

function give(port: Port): string {
  const id = ids.get(port);
  if (id === undefined) throw new Error('Port at index 0 is already neutered');
  ids.delete(port);
  held.delete(id);
  return id;
}

function hand(port: EventEmitter, { text = '', ports = [] }: Sent): void {
  port.emit('message', { data: decode(text), ports: ports.map(portOf) });
}

const early: Sent[] = [];
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => send({ type: 'message', text: encode(message) }),
});
parentPort.on('newListener', (event) => {
  if (event === 'message') setImmediate(() => early.splice(0).forEach((sent) => void hand(parentPort, sent)));
});

function receive(message: Sent): void {
  const waiting = held.get(message.port ?? '');
  if (message.type === 'message') {
    if (parentPort.listenerCount('message') === 0 || early.length > 0) early.push(message);
    else hand(parentPort, message);
  } else if (waiting?.port === undefined) return;
  else if (message.type === 'closed') {
    held.delete(message.port ?? '');
    waiting.port.emit('close');
  } else if (waiting.started) hand(waiting.port, message);
  else waiting.push(message);
}

process.on('message', (message) => receive(message as Sent));
// Electron's utility processes end with the app, without a farewell.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Object.defineProperties(process, {
  send: { value: undefined },
  disconnect: { value: undefined },
  parentPort: { value: parentPort },
  type: { value: 'utility' },
  versions: { value: { ...process.versions, electron: ELECTRON_VERSION } },
});
registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/|$)/.test(specifier)) return next(specifier, context);
    throw new Error('the double of electron has no module electron in a utility process');
  },
});
