import { rmSync } from 'node:fs';
import { writeOutput } from '../app/output-file.ts';
import type { Failure, Reply } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import { DEEPEST, isTask } from './call-body.ts';
import type { Desk } from './desks.ts';
import { taskUnder } from './tasks.ts';
import { flagOf, isHandle, isTooDeep, type News, type ProgressNews } from './wire.ts';

/** A page's end of a channel, as Electron makes them. */
export type PagePort = {
  readonly postMessage: (message: ToPage) => void;
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void;
  readonly start: () => void;
};

/** What a page says through its port. Ids are the page's own. */
export type FromPage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly coder: string | null;
      readonly task: string | null;
    }
  /** Bytes for the place that somebody chose in a dialog. */
  | { readonly kind: 'save'; readonly id: number; readonly handle: string; readonly bytes: Uint8Array };

/** What a page hears through it. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'changed'; readonly tables: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: ProgressNews }
  | { readonly kind: 'problem'; readonly error: Failure };

export type PagePorts = {
  readonly attach: (port: PagePort) => void;
  /** Tells every page what it should know. */
  readonly hear: (news: News) => void;
  /** Something may be saved at this path, once, by whoever has the handle. */
  readonly allow: (handle: string, path: string) => void;
};

type Work = { readonly desk: Promise<Desk>; readonly uploads: string };
type Around = {
  readonly work: () => Promise<Work>;
  readonly say: (news: News) => void;
  readonly places: Map<string, string>;
};

/** More bytes than a call may bring. */
const MOST_BYTES = 512 * 2 ** 20;

/** Answers pages without anybody in between: what they ask is checked here as it is at the browser host's door. */
export function newPagePorts(work: () => Promise<Work>, tell: (news: News) => void): PagePorts {
  const ports = new Set<PagePort>();
  const hear = (news: News) => {
    if (news.kind !== 'changed' && news.kind !== 'progress' && news.kind !== 'problem') return;
    for (const port of ports) port.postMessage(news);
  };
  const say = (news: News) => {
    tell(news);
    hear(news);
  };
  const around: Around = { work, say, places: new Map() };
  const attach = (port: PagePort) => {
    ports.add(port);
    port.on('close', () => ports.delete(port));
    port.on('message', ({ data }) => {
      answer(around, data).then(
        (told) => told !== null && port.postMessage(told),
        // Thrown outside of every promise: the process ends, and whoever waits is told.
        (error: unknown) =>
          setImmediate(() => {
            throw error;
          }),
      );
    });
    port.start();
  };
  return { attach, hear, allow: (handle, path) => around.places.set(handle, path) };
}

/** Null for what is no question at all. */
async function answer(around: Around, data: unknown): Promise<ToPage | null> {
  const fields = typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : new Map();
  const id = fields.get('id');
  if (!Number.isSafeInteger(id)) return null;
  const reply = await replyTo(around, fields);
  return { kind: 'answer', id, reply };
}

async function replyTo(around: Around, fields: ReadonlyMap<string, unknown>): Promise<Reply<unknown>> {
  try {
    const asked = askedIn(fields);
    if (typeof asked === 'string') throw new Refusal('INVALID_INPUT', { issues: [asked] });
    return asked.kind === 'save' ? await save(around, asked) : await call(around, asked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, error: { code: error.code, details: error.details } };
  }
}

async function call(
  { work, say }: Around,
  { name, input, coder, task }: Extract<FromPage, { readonly kind: 'call' }>,
): Promise<Reply<unknown>> {
  const { desk, uploads } = await work();
  const opened = await desk;
  if (task === null) return opened.call(name, input, coder, undefined);
  const flag = flagOf(uploads, task);
  try {
    return await opened.call(name, input, coder, taskUnder(task, flag, say));
  } finally {
    rmSync(flag, { force: true });
  }
}

async function save(
  { places }: Around,
  { handle, bytes }: Extract<FromPage, { readonly kind: 'save' }>,
): Promise<Reply<unknown>> {
  const path = places.get(handle);
  places.delete(handle);
  if (path === undefined) throw new Refusal('UPLOAD_EXPIRED');
  return { ok: true, value: { place: await writeOutput('/', path, bytes) } };
}

/** What a page asks, or what is wrong with it in words. */
function askedIn(fields: ReadonlyMap<string, unknown>): FromPage | string {
  const [kind, id, name, handle, bytes] = ['kind', 'id', 'name', 'handle', 'bytes'].map((key) =>
    fields.get(key),
  );
  if (kind === 'save') {
    if (!isHandle(handle) || !(bytes instanceof Uint8Array)) return 'handle and bytes are needed';
    return { kind, id: Number(id), handle, bytes };
  }
  const [input, coder, task] = [fields.get('input'), fields.get('coder') ?? null, fields.get('task') ?? null];
  if (kind !== 'call' || typeof name !== 'string' || name.length > 200) return 'a name is needed';
  if (coder !== null && (typeof coder !== 'string' || coder.length > 10_000)) return 'coder should be a text';
  if (task !== null && !isTask(task)) return 'task should be a short name';
  if (isTooDeep(input, DEEPEST)) return 'the input is nested too deep';
  if (bytesIn(input) > MOST_BYTES)
    throw new Refusal('FILE_TOO_LARGE', { bytes: bytesIn(input), limit: MOST_BYTES });
  return { kind, id: Number(id), name, input, coder, task };
}

function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + bytesIn(one), 0);
}
