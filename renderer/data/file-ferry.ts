import type { Reply } from '../../src/contract/contract.ts';
import type { Ask } from './admission.ts';
import { json } from './carrier.ts';

/** Bytes on the wire: an object with this key alone, which holds the handle of a file handed over beside it. */
const FILE = '$file';

export type Ferry = {
  /** Sends a call and gives its answer, bytes on both ways included. */
  readonly exchange: (
    path: string,
    body: { readonly input: unknown; readonly coder: string | null; readonly task?: string },
    signal: AbortSignal | undefined,
  ) => Promise<Reply<unknown>>;
};

/** Procedures are JSON; their bytes go before them and come after them as files. */
export function fileFerry(ask: Ask): Ferry {
  /** The same bytes are sent once: what was previewed is imported next. */
  const sent = new WeakMap<Uint8Array, string>();
  const attempt: Ferry['exchange'] = async (path, body, signal) => {
    const pause = signal === undefined ? {} : { signal };
    const upload = async (bytes: Uint8Array, name: string): Promise<string | Refused> => {
      const known = sent.get(bytes);
      if (known !== undefined) return known;
      const response = await ask('/file', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-emic-name': encodeURIComponent(name) },
        body: new Blob([new Uint8Array(bytes)]),
        ...pause,
      });
      const reply = replyIn(await response.json());
      if (!reply.ok) return new Refused(reply);
      const handle = String(reply.value);
      sent.set(bytes, handle);
      return handle;
    };
    const download = async (handle: string): Promise<Uint8Array> => {
      const response = await ask(`/file/${handle}`, pause);
      if (!response.ok) throw new Refused(replyIn(await response.json()));
      return new Uint8Array(await response.arrayBuffer());
    };
    const input = await withHandles(body.input, '', upload);
    const response = await ask(path, { ...json({ ...body, input }), ...pause });
    return replyIn(await withBytes(await response.json(), download));
  };
  return {
    exchange: async (path, body, signal) => {
      try {
        const reply = await attempt(path, body, signal);
        if (reply.ok || reply.error.code !== 'UPLOAD_EXPIRED') return reply;
        for (const bytes of bytesIn(body.input)) sent.delete(bytes);
        return await attempt(path, body, signal);
      } catch (error) {
        if (error instanceof Refused) return error.reply;
        throw error;
      }
    },
  };
}

/** A file that was refused on its way, which is the answer to the call it belongs to. */
class Refused extends Error {
  readonly reply: Reply<unknown>;

  constructor(reply: Reply<unknown>) {
    super('refused');
    this.reply = reply;
  }
}

type Upload = (bytes: Uint8Array, name: string) => Promise<string | Refused>;

async function withHandles(value: unknown, name: string, upload: Upload): Promise<unknown> {
  if (value instanceof Uint8Array) {
    const handle = await upload(value, name);
    if (handle instanceof Refused) throw handle;
    return { [FILE]: handle };
  }
  if (typeof value !== 'object' || value === null || !holdsBytes(value)) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => withHandles(one, name, upload)));
  const named = 'name' in value && typeof value.name === 'string' ? value.name : name;
  const entries = Object.entries(value).map(
    async ([key, one]) => [key, await withHandles(one, named, upload)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function bytesIn(value: unknown): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(bytesIn);
}

function holdsBytes(value: object): boolean {
  return bytesIn(value).length > 0;
}

async function withBytes(
  value: unknown,
  download: (handle: string) => Promise<Uint8Array>,
): Promise<unknown> {
  if (!holdsFile(value)) return value;
  const handle = handleOf(value);
  if (handle !== null) return download(handle);
  if (Array.isArray(value)) return Promise.all(value.map((one) => withBytes(one, download)));
  const entries = Object.entries(value).map(
    async ([key, one]) => [key, await withBytes(one, download)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function holdsFile(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return handleOf(value) !== null || Object.values(value).some(holdsFile);
}

/** The handle in `{"$file": handle}`, in exactly that. */
function handleOf(value: object): string | null {
  const [first, ...more] = Object.entries(value);
  if (Array.isArray(value) || first === undefined || more.length > 0) return null;
  const [key, handle] = first;
  return key === FILE && typeof handle === 'string' && /^[0-9a-f-]{36}$/.test(handle) ? handle : null;
}

/** What the host answers is a reply; anything else comes from somebody else. */
function replyIn(answer: unknown): Reply<unknown> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as Reply<unknown>;
  return { ok: false, error: { code: 'HOST_LOST', details: {} } };
}
