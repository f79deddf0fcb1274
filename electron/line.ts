import type { Failure, Reply } from '../src/contract/contract.ts';
import type { FromPage, ToPage } from '../src/transport/page-ports.ts';

type Asked = FromPage extends infer One ? (One extends FromPage ? Omit<One, 'id'> : never) : never;
type Said = Exclude<ToPage, { readonly kind: 'answer' }>;

/** A page's line to a host: questions wait until it stands, and are refused where it breaks. */
export type Line = {
  readonly ask: (asked: Asked) => Promise<Reply<unknown>>;
  readonly joined: (port: MessagePort) => void;
  /** The host has ended: what was asked is not answered any more. */
  readonly lost: () => void;
  /** The host cannot be had, and says why. */
  readonly refused: (error: Failure) => void;
};

export type LineOptions = {
  /** Asks for a port, which comes by `joined`. */
  readonly connect: () => void;
  readonly hear: (said: Said) => void;
  readonly opened: (isAgain: boolean) => void;
};

/** Milliseconds before a line that broke asks for a new port. */
const PAUSE = 300;

export function newLine({ connect, hear, opened }: LineOptions): Line {
  const state = { port: null as MessagePort | null, next: 1, isWanted: false, hasBeen: false };
  const pending = new Map<
    number,
    { readonly asked: Asked; readonly settle: (reply: Reply<unknown>) => void }
  >();
  const post = (id: number, asked: Asked) => state.port?.postMessage({ ...asked, id });
  const end = (error: Failure) => {
    state.port?.close();
    state.port = null;
    state.isWanted = false;
    for (const { settle } of pending.values()) settle({ ok: false, error });
    pending.clear();
  };
  const want = () => {
    if (state.isWanted) return;
    state.isWanted = true;
    connect();
  };
  return {
    ask: (asked) =>
      new Promise((settle) => {
        const id = state.next;
        state.next += 1;
        pending.set(id, { asked, settle });
        if (state.port === null) want();
        else post(id, asked);
      }),
    joined: (port) => {
      state.port?.close();
      state.port = port;
      state.isWanted = false;
      port.onmessage = ({ data }: { data: ToPage }) => {
        if (data.kind !== 'answer') return hear(data);
        pending.get(data.id)?.settle(data.reply);
        pending.delete(data.id);
      };
      port.start();
      for (const [id, { asked }] of pending) post(id, asked);
      opened(state.hasBeen);
      state.hasBeen = true;
    },
    lost: () => {
      const had = state.port !== null || pending.size > 0;
      end({ code: 'HOST_LOST', details: {} });
      if (had || state.hasBeen) setTimeout(want, PAUSE);
    },
    refused: end,
  };
}
