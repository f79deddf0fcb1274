import { EventEmitter } from 'node:events';
import { type End, type MainPort, mainPort } from './ports.ts';
import { honest, preventable } from './refuse.ts';
import { decode, encode } from './wire.ts';

type Answerer = (event: object, ...words: readonly unknown[]) => unknown;
export type Sender = { readonly sender: object; readonly senderFrame: object | null };

const listeners = new EventEmitter();
const answerers = new Map<string, Answerer>();

export const ipcMain = honest('ipcMain', {
  handle(channel: string, answerer: Answerer) {
    if (answerers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    answerers.set(channel, answerer);
  },
  on(channel: string, listener: (event: object, ...words: readonly unknown[]) => void) {
    listeners.on(channel, listener);
    return ipcMain;
  },
});

export function tellMain(channel: string, text: string, ends: readonly End[], sender: Sender): void {
  const ports: readonly MainPort[] = ends.map(mainPort);
  const event = honest('IpcMainEvent', preventable({ ...sender, ports }));
  listeners.emit(channel, event, ...(decode(text) as readonly unknown[]));
}

/** What the handler answers, as text; its error as Electron passes it on. */
export async function askMain(channel: string, text: string, sender: Sender): Promise<string> {
  const answerer = answerers.get(channel);
  try {
    if (answerer === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = honest('IpcMainInvokeEvent', preventable({ ...sender }));
    return encode(await answerer(event, ...(decode(text) as readonly unknown[])));
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${error}`);
  }
}
