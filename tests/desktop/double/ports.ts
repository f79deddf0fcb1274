import type { MessagePortMain } from 'electron';
import { type Emitter, emitterOf, honest } from './refuse.ts';
import { decode, encode } from './wire.ts';

export type Parcel = { readonly text: string; readonly ports: readonly End[] };

/** Where an end is at home: main, a page or a utility process. */
export type Holder = {
  readonly post: (end: End, parcel: Parcel) => void;
  readonly closed: (end: End) => void;
};

/** One end of a channel; while it travels it has no holder and its messages wait. */
export type End = { id: string; peer: End; holder: Holder | null; waiting: Parcel[]; closed: boolean };

export type MainPort = Emitter &
  Pick<MessagePortMain, 'start' | 'close'> & {
    postMessage(message: unknown, ports?: readonly MainPort[]): void;
  };

const ids = { next: 0 };
const endOf = new WeakMap<object, End>();

export function newPair(): readonly [End, End] {
  const make = (): End => {
    ids.next += 1;
    return { id: `main:${ids.next}`, peer: null as never, holder: null, waiting: [], closed: false };
  };
  const [one, two] = [make(), make()];
  one.peer = two;
  two.peer = one;
  return [one, two];
}

export function post({ closed, peer }: End, parcel: Parcel): void {
  if (closed) return;
  if (peer.holder === null) peer.waiting.push(parcel);
  else peer.holder.post(peer, parcel);
}

export function take(end: End, holder: Holder): void {
  end.holder = holder;
  for (const parcel of end.waiting.splice(0)) holder.post(end, parcel);
  if (end.closed) holder.closed(end);
}

export function closeEnd(end: End): void {
  if (end.closed) return;
  end.closed = true;
  end.peer.closed = true;
  end.peer.holder?.closed(end.peer);
}

/** `MessagePortMain`: nothing is handed out before `start`. */
export function mainPort(end: End): MainPort {
  const events = emitterOf('MessagePortMain', ['message', 'close']);
  const state = { started: false, waiting: [] as Parcel[] };
  const hand = ({ text, ports }: Parcel) =>
    setImmediate(() => events.emit('message', { data: decode(text), ports: ports.map(mainPort) }));
  const port = honest<MainPort>('MessagePortMain', {
    ...events,
    postMessage(message, ports = []) {
      if (endOf.get(port) === undefined) throw new Error('Cannot post message: the port was transferred');
      post(end, { text: encode(message), ports: ports.map(give) });
    },
    start() {
      state.started = true;
      for (const parcel of state.waiting.splice(0)) hand(parcel);
    },
    close: () => closeEnd(end),
  });
  endOf.set(port, end);
  take(end, {
    post: (_end, parcel) => (state.started ? hand(parcel) : void state.waiting.push(parcel)),
    closed: () => void setImmediate(() => events.emit('close')),
  });
  return port;
}

/** Detaches a port, to be sent elsewhere. */
export function give(port: MainPort): End {
  const end = endOf.get(port);
  if (end === undefined) throw new Error('Port at index 0 is already neutered');
  endOf.delete(port);
  end.holder = null;
  return end;
}

/** What goes to a page or a process: `ports` are ids of ends that it holds from then on. */
export type Sent = {
  readonly type: 'message' | 'port' | 'closed';
  readonly port?: string;
  readonly channel?: string;
  readonly text?: string;
  readonly ports?: readonly string[];
};

export type Remote = {
  readonly send: (message: Omit<Sent, 'ports'>, ports: readonly End[]) => void;
  /** Ends for ids it gave away; ids not known are ports that it made itself. */
  readonly received: (ids: readonly string[]) => readonly End[];
  /** A message or a close that came for one of its ports. */
  readonly take: (message: Sent) => void;
  readonly dispose: () => void;
};

/** The ends that live on the far side of `push`. */
export function remoteEnds(push: (message: Sent) => void): Remote {
  const held = new Map<string, End>();
  const send: Remote['send'] = (message, ports) => {
    push({ ...message, ports: ports.map(({ id }) => id) });
    for (const end of ports) hold(end);
  };
  const holder: Holder = {
    post: (end, { text, ports }) => send({ type: 'port', port: end.id, text }, ports),
    closed: (end) => {
      held.delete(end.id);
      push({ type: 'closed', port: end.id });
    },
  };
  const hold = (end: End) => {
    held.set(end.id, end);
    take(end, holder);
  };
  const release = (id: string): End => {
    const end = held.get(id);
    if (end !== undefined) {
      held.delete(id);
      end.holder = null;
      return end;
    }
    const [here, away] = newPair();
    here.id = id;
    hold(here);
    return away;
  };
  const received = (given: readonly string[]) => given.map(release);
  return {
    send,
    received,
    take({ type, port = '', text = '', ports = [] }) {
      const end = held.get(port);
      if (end === undefined) return;
      if (type === 'port') post(end, { text, ports: received(ports) });
      held.delete(type === 'closed' ? port : '');
      if (type === 'closed') closeEnd(end);
    },
    dispose() {
      for (const end of held.values()) closeEnd(end);
      held.clear();
    },
  };
}
