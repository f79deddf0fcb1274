import { EventEmitter } from 'node:events';

/** The members that are there, and an error for every other: a test cannot pass on what the double lacks. */
export function honest<Members extends object>(name: string, members: Members): Members {
  const known = (key: string | symbol) => typeof key === 'symbol' || key in members;
  return new Proxy(members, {
    get(target, key) {
      // A promise that resolves with one of these asks for `then`.
      if (!known(key) && key !== 'then') throw absent(`${name}.${String(key)}`);
      return Reflect.get(target, key);
    },
    set(target, key, value) {
      if (!known(key)) throw absent(`${name}.${String(key)}`);
      return Reflect.set(target, key, value);
    },
  });
}

/** A function that is called with `new`, with static members, as Electron's classes are. */
export function honestClass<Instance extends object, Statics extends object>(
  name: string,
  make: (...words: readonly never[]) => Instance,
  statics: Statics,
): Statics & (new (...words: readonly unknown[]) => Instance) {
  const base = Object.assign(function ConstructedOnly() {}, statics);
  return new Proxy(base, {
    get(target, key) {
      if (typeof key !== 'symbol' && !(key in target)) throw absent(`${name}.${key}`);
      return Reflect.get(target, key);
    },
    construct: (_target, words) => make(...(words as never[])),
  }) as never;
}

export function absent(what: string): Error {
  return new Error(`the double of electron has no ${what}`);
}

/** Throws unless every key of `given` is one of `known`. */
export function onlyKnown(what: string, given: object, known: readonly string[]): void {
  for (const key of Object.keys(given)) if (!known.includes(key)) throw absent(`${what} ${key}`);
}

type Listener = (...words: never[]) => void;

export type Emitter = {
  on(event: string, listener: Listener): never;
  once(event: string, listener: Listener): never;
  off(event: string, listener: Listener): never;
  removeListener(event: string, listener: Listener): never;
  removeAllListeners(event: string): never;
  emit(event: string, ...words: readonly unknown[]): boolean;
  listenerCount(event: string): number;
};

/** An emitter of these events alone. */
export function emitterOf(name: string, events: readonly string[]): Emitter {
  const emitter = new EventEmitter();
  const knownOf = (event: string) => {
    if (!events.includes(event)) throw absent(`event '${event}' of ${name}`);
    return event;
  };
  return {
    on(event, listener) {
      emitter.on(knownOf(event), listener as never);
      return this as never;
    },
    once(event, listener) {
      emitter.once(knownOf(event), listener as never);
      return this as never;
    },
    off(event, listener) {
      emitter.off(knownOf(event), listener as never);
      return this as never;
    },
    removeListener(event, listener) {
      emitter.off(knownOf(event), listener as never);
      return this as never;
    },
    removeAllListeners(event) {
      emitter.removeAllListeners(knownOf(event));
      return this as never;
    },
    emit: (event, ...words) => emitter.emit(knownOf(event), ...words),
    listenerCount: (event) => emitter.listenerCount(knownOf(event)),
  };
}

export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

export function preventable<Facts extends object>(facts: Facts): Facts & Preventable {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
