// Both functions stand alone, because their text also runs in the page (page-script.ts).

/** What Electron's structured clone keeps, as text; what it does not keep is refused as it refuses it. */
export function encode(value: unknown): string {
  const base64 = (bytes: Uint8Array): string =>
    typeof Buffer === 'undefined'
      ? (bytes as Uint8Array & { toBase64(): string }).toBase64()
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const above = new Set<unknown>();
  const inside = (of: object, kind: string): unknown => {
    if (Array.isArray(of)) return of.map(walk);
    if (of instanceof Map) return { $: kind, v: [...of].map(([key, item]) => [walk(key), walk(item)]) };
    if (of instanceof Set) return { $: kind, v: [...of].map(walk) };
    if (of instanceof Date) return { $: kind, v: of.getTime() };
    if (of instanceof RegExp) return { $: kind, v: [of.source, of.flags] };
    if (of instanceof Error) return { $: 'Error', v: [of.name, of.message, of.stack] };
    if (of instanceof ArrayBuffer) return { $: kind, v: base64(new Uint8Array(of)) };
    if (ArrayBuffer.isView(of))
      return { $: kind, v: base64(new Uint8Array(of.buffer, of.byteOffset, of.byteLength)) };
    if (kind !== 'Object') throw new Error('An object could not be cloned.');
    const entries = Object.entries(of).map(([key, item]) => [key, walk(item)] as const);
    return '$' in of ? { $: 'Object', v: entries } : Object.fromEntries(entries);
  };
  const walk = (of: unknown): unknown => {
    if (of === null || typeof of === 'string' || typeof of === 'boolean') return of;
    if (Object.is(of, -0)) return { $: 'n', v: '-0' };
    if (typeof of === 'number') return Number.isFinite(of) ? of : { $: 'n', v: `${of}` };
    if (of === undefined) return { $: 'u' };
    if (typeof of === 'bigint') return { $: 'b', v: `${of}` };
    if (typeof of !== 'object') throw new Error('An object could not be cloned.');
    if (above.has(of)) throw new Error('the double of electron carries no cycles');
    above.add(of);
    const written = inside(of, Object.prototype.toString.call(of).slice(8, -1));
    above.delete(of);
    return written;
  };
  try {
    structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return JSON.stringify(walk(value));
}

/** The value that `encode` wrote. */
export function decode(text: string): unknown {
  const bytesOf = (base64: string): Uint8Array =>
    typeof Buffer === 'undefined'
      ? (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(base64)
      : new Uint8Array(Buffer.from(base64, 'base64'));
  // biome-ignore lint/suspicious/noExplicitAny: text that encode wrote
  const made: Readonly<Record<string, (v: any) => unknown>> = {
    u: () => undefined,
    n: Number,
    b: BigInt,
    Map: (v: [unknown, unknown][]) => new Map(v.map(([key, item]) => [walk(key), walk(item)])),
    Set: (v: unknown[]) => new Set(v.map(walk)),
    Date: (v) => new Date(v),
    RegExp: ([source, flags]) => new RegExp(source, flags),
    Error: ([name, message, stack]) => Object.assign(new Error(message), { name, stack }),
    ArrayBuffer: (v) => bytesOf(v).buffer,
    Object: (v: [string, unknown][]) => Object.fromEntries(v.map(([key, item]) => [key, walk(item)])),
  };
  const walk = (of: unknown): unknown => {
    if (of === null || typeof of !== 'object') return of;
    if (Array.isArray(of)) return of.map(walk);
    if (!('$' in of)) return Object.fromEntries(Object.entries(of).map(([key, item]) => [key, walk(item)]));
    const { $: kind, v } = of as { $: string; v: unknown };
    if (made[kind]) return made[kind](v);
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>)[kind];
    return View && new View(bytesOf(v as string).buffer);
  };
  return walk(JSON.parse(text));
}
