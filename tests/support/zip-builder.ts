import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip written by hand, so that every field can lie. What is not given is the truth. */
export type PlannedEntry = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** The bytes as they stand in the archive; given with `crc` and `size` where `content` would be too large. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  readonly flags?: number;
  readonly mode?: number;
  /** Zip64 extra field of the directory entry. */
  readonly extra?: Uint8Array;
  /** Where the directory says that the local header stands. */
  readonly headerStart?: number;
  /** What the local header says otherwise than the directory. */
  readonly local?: {
    readonly name?: string;
    readonly method?: number;
    readonly crc?: number;
    readonly compressedSize?: number;
    readonly size?: number;
  };
  readonly disk?: number;
};

export type ZipEnd = { readonly count?: number; readonly size?: number; readonly start?: number };

export function zipOf(entries: readonly PlannedEntry[], end: ZipEnd = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const planned of entries) {
    const facts = factsOf(planned);
    const local = Buffer.concat([localHeader(facts, planned.local ?? {}), facts.packed]);
    locals.push(local);
    directory.push(directoryHeader(facts, planned.headerStart ?? at));
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(end.count ?? entries.length, 8);
  record.writeUInt16LE(end.count ?? entries.length, 10);
  record.writeUInt32LE(end.size ?? listed.length, 12);
  record.writeUInt32LE(end.start ?? at, 16);
  return Buffer.concat([...locals, listed, record]);
}

/** Puts a zip64 end record and its locator before the end record; `lie` changes the record's 56 bytes. */
export function withZip64End(zip: Uint8Array, lie: (record: Buffer) => void = () => undefined): Uint8Array {
  const end = Buffer.from(zip.subarray(zip.length - 22));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(8)), 24);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 32);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  lie(record);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8);
  locator.writeUInt32LE(1, 16);
  end.fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, zip.length - 22), record, locator, end]);
}

/** `block` repeated `times`, between two ends, deflated with the memory of one block. */
export function deflatedRepeats(
  block: Uint8Array,
  times: number,
  [before, after]: readonly [string, string] = ['', ''],
): { readonly packed: Uint8Array; readonly size: number; readonly crc: number } {
  const piece = (bytes: Uint8Array) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  const middle = piece(block);
  let crc = crc32(before);
  for (let turn = 0; turn < times; turn++) crc = crc32(block, crc);
  return {
    packed: Buffer.concat([
      piece(Buffer.from(before)),
      ...Array.from({ length: times }, () => middle),
      deflateRawSync(Buffer.from(after)),
    ]),
    size: before.length + block.length * times + after.length,
    crc: crc32(after, crc),
  };
}

type Facts = Required<
  Pick<PlannedEntry, 'method' | 'crc' | 'size' | 'compressedSize' | 'flags' | 'mode' | 'disk'>
> & {
  readonly name: Buffer;
  readonly packed: Uint8Array;
  readonly extra: Uint8Array;
};

function factsOf(planned: PlannedEntry): Facts {
  const content = Buffer.from(planned.content ?? '');
  const method = planned.method ?? 8;
  const packed = planned.packed ?? (method === 8 ? deflateRawSync(content) : content);
  return {
    name: Buffer.from(planned.name),
    packed,
    method,
    crc: planned.crc ?? crc32(content),
    size: planned.size ?? content.length,
    compressedSize: planned.compressedSize ?? packed.length,
    flags: planned.flags ?? 0,
    mode: planned.mode ?? 0,
    disk: planned.disk ?? 0,
    extra: planned.extra ?? Buffer.alloc(0),
  };
}

function localHeader(facts: Facts, lie: NonNullable<PlannedEntry['local']>): Buffer {
  const name = lie.name === undefined ? facts.name : Buffer.from(lie.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(facts.flags, 6);
  header.writeUInt16LE(lie.method ?? facts.method, 8);
  header.writeUInt32LE(lie.crc ?? facts.crc, 14);
  header.writeUInt32LE(lie.compressedSize ?? facts.compressedSize, 18);
  header.writeUInt32LE(lie.size ?? facts.size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryHeader(facts: Facts, headerStart: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(facts.flags, 8);
  header.writeUInt16LE(facts.method, 10);
  header.writeUInt32LE(facts.crc, 16);
  header.writeUInt32LE(facts.compressedSize, 20);
  header.writeUInt32LE(facts.size, 24);
  header.writeUInt16LE(facts.name.length, 28);
  header.writeUInt16LE(facts.extra.length, 30);
  header.writeUInt16LE(facts.disk, 34);
  header.writeUInt16LE(facts.mode, 40);
  header.writeUInt32LE(headerStart, 42);
  return Buffer.concat([header, facts.name, facts.extra]);
}
