import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type IpcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  MessageChannelMain,
  shell,
} from 'electron';
import { type Place, type WindowInput, type WindowName, windowProcedures } from '../src/contract/bridge.ts';
import type { Reply } from '../src/contract/contract.ts';
import { inputIssues } from '../src/contract/input-issues.ts';
import { Refusal } from '../src/kernel/errors.ts';
import { flagOf } from '../src/transport/wire.ts';
import { valueIn } from './asking.ts';
import { placeForFile } from './dialogs.ts';
import { hold, type Parts } from './parts.ts';
import { isFromOurPage } from './security.ts';
import type { Open } from './windows.ts';

type Handlers = {
  readonly [Name in WindowName]: (parts: Parts, open: Open, input: WindowInput<Name>) => void | Promise<void>;
};

const handlers: Handlers = {
  'window.open': ({ windows }, open, { handle }) => void windows.show(handle, open),
  'window.choose': ({ choose }, open) => choose(open),
  'window.create': ({ create }, open) => create(open),
  'window.reveal': reveal,
  'window.cancel': ({ hosts }, _open, { task }) => writeFileSync(flagOf(hosts.flags, task), ''),
  'window.offer': ({ menuChanged }, open, offer) => {
    open.offer = offer;
    menuChanged();
  },
  'window.left': (_parts, { leaving }) => leaving?.resolve(),
  'window.retry': (parts, open) => {
    if (open.handle !== null) parts.patience.renewed(open.handle);
    parts.windows.tell(open, { kind: 'connection', state: 'lost' });
    parts.windows.tell(open, { kind: 'lost', place: 'project' });
  },
};

/** Everything that a page may say to the main process. Whoever is no page of ours is not heard. */
export function listenToPages(ipc: IpcMain, parts: Parts): void {
  const heard = (event: IpcMainEvent | IpcMainInvokeEvent): Open | null =>
    (isFromOurPage(event) && parts.windows.of(event.sender)) || null;
  ipc.on('emic:port', (event, place: unknown) => {
    const open = heard(event);
    if (open !== null && isHostPlace(place)) givePort(parts, open, event, place);
  });
  ipc.handle('emic:window', (event, name: unknown, input: unknown) =>
    answered(parts, heard(event), (open) => run(parts, open, name, input)),
  );
  ipc.handle('emic:place', (event, name: unknown) =>
    answered(parts, heard(event), (open) => placeFor(parts, open, String(name))),
  );
  // The preload knows the path of a file that a person dropped; a page never does.
  ipc.handle('emic:dropped', (event, path: unknown) =>
    answered(parts, heard(event), async (open) => {
      if (typeof path !== 'string' || path === '')
        throw new Refusal('INVALID_INPUT', { issues: ['a file is needed'] });
      await parts.openPath(path, open);
      return null;
    }),
  );
}

async function answered<T>(
  { noteIncident }: Parts,
  open: Open | null,
  work: (open: Open) => T | Promise<T>,
): Promise<Reply<T>> {
  try {
    if (open === null) throw new Refusal('NOT_ADMITTED');
    return { ok: true, value: await work(open) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, details: error.details } };
    return { ok: false, error: { code: 'INTERNAL', details: { incident: noteIncident(error) } } };
  }
}

async function run(parts: Parts, open: Open, name: unknown, input: unknown): Promise<null> {
  if (!isWindowName(name)) throw new Refusal('NOT_SUPPORTED', { what: String(name) });
  const parsed = windowProcedures[name].input.safeParse(input);
  if (!parsed.success)
    throw new Refusal('INVALID_INPUT', { issues: [...inputIssues(parsed.error.issues, input)] });
  await (handlers[name] as (parts: Parts, open: Open, input: unknown) => void | Promise<void>)(
    parts,
    open,
    parsed.data,
  );
  return null;
}

/** Own keys only: `constructor` and `__proto__` are no procedures. */
function isWindowName(name: unknown): name is WindowName {
  return typeof name === 'string' && Object.hasOwn(windowProcedures, name);
}

function isHostPlace(place: unknown): place is Exclude<Place, 'window'> {
  return place === 'project' || place === 'work' || place === 'machine';
}

/** Joins a page and a host, so that what they say does not pass through here. */
function givePort(parts: Parts, open: Open, event: IpcMainEvent, place: Exclude<Place, 'window'>): void {
  const { hosts, patience, windows } = parts;
  const { handle } = open;
  if (place !== 'machine' && (handle === null || patience.isOver(handle))) {
    windows.tell(open, { kind: 'refused', place, error: { code: 'HOST_LOST', details: {} } });
    return;
  }
  const { port1, port2 } = new MessageChannelMain();
  const attach = async () => {
    if (place === 'machine' || handle === null) hosts.shelf.attach(port1);
    else {
      await hosts.projects.attach(handle, place, port1);
      if (place === 'project') hold(parts, open);
    }
    event.senderFrame?.postMessage('emic:port', { place }, [port2]);
  };
  attach().catch((error: unknown) => {
    const isRefusal = error instanceof Refusal;
    const failure = isRefusal
      ? { code: error.code, details: error.details }
      : { code: 'INTERNAL' as const, details: { incident: parts.noteIncident(error) } };
    if (isRefusal && error.code === 'HOST_LOST') return;
    windows.tell(open, { kind: 'refused', place, error: failure });
  });
}

/** Shows a window's project in its folder. */
export async function reveal(parts: Parts, open: Open): Promise<void> {
  shell.showItemInFolder(await pathOf(parts, open));
}

async function pathOf({ hosts }: Parts, { handle }: Open): Promise<string> {
  const path = handle === null ? null : valueIn<string | null>(await hosts.shelf.find({ handle }));
  return path ?? refuseNoProject();
}

function refuseNoProject(): never {
  throw new Refusal('NOT_FOUND', { what: 'project' });
}

/** A handle for the place that somebody chose for a file; the page hands the bytes to the shelf's process. */
async function placeFor(parts: Parts, open: Open, name: string): Promise<string | null> {
  const folder = open.handle === null ? '' : dirname(await pathOf(parts, open));
  const chosen = await placeForFile(open.window, folder, name);
  if (chosen === null) return null;
  parts.hosts.shelf.tell({ kind: 'allow', ...chosen });
  return chosen.handle;
}
