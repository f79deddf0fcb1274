import { constants, crc32, inflateRawSync } from 'node:zlib';
import { refuse } from '../kernel/errors.ts';
import { type DirectoryEntry, damaged, dataStartOf, findDirectory, readDirectory } from './zip-directory.ts';

export const MEGABYTE = 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const FILE_TYPE = 0xf000;
const SYMLINK = 0xa000;
const PLAIN_TYPES: readonly number[] = [0, 0x4000, 0x8000];
/** Inflated bytes up to which no ratio is suspicious: repeated sentences in much mark-up may well shrink 500 times. */
const RATIO_FREE = 64 * MEGABYTE;

/** An entry that passed every check that needs no inflating; sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly dataStart: number;
  readonly compressedSize: number;
  readonly size: number;
};

export type ZipArchive = { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, ZipEntry> };

export type ReadLimits = {
  /** Bytes that the entry may inflate to. */
  readonly most: number;
  /** Inflated size over compressed size that is still believed above 64 MB: 200 where it is not given, prose stays below 30. */
  readonly ratio?: number;
};

/**
 * Reads and checks the directory; nothing is inflated. The bytes are not copied and must not change afterwards.
 * Refuses ARCHIVE_DAMAGED { entry, reason }, ARCHIVE_UNSAFE { entry, reason } and, for more than `entries`
 * entries, ARCHIVE_TOO_LARGE { entry: null, limit, unit }.
 */
export function openZip(
  bytes: Uint8Array,
  limits: { readonly entries: number } = { entries: 5000 },
): ZipArchive {
  const file = asBuffer(bytes);
  const directory = findDirectory(file);
  if (directory.count > limits.entries) {
    refuse('ARCHIVE_TOO_LARGE', { entry: null, limit: limits.entries, unit: 'entries' });
  }
  const listed = readDirectory(file, directory);
  const entries = new Map<string, ZipEntry>();
  for (const entry of listed) {
    refuseUnsafe(entry);
    if (entries.has(entry.name)) refuse('ARCHIVE_UNSAFE', { entry: entry.name, reason: 'duplicate-name' });
    if (entry.method !== STORED && entry.method !== DEFLATED) damaged('method', entry.name);
    const { name, method, crc, compressedSize, size } = entry;
    const dataStart = dataStartOf(file, entry, directory.start);
    entries.set(name, { name, method, crc, dataStart, compressedSize, size });
  }
  refuseOverlaps(listed, entries);
  return { bytes, entries };
}

function refuseUnsafe({ name, flags, mode }: DirectoryEntry): void {
  const reason = nameFault(name) ?? modeFault(mode) ?? ((flags & ENCRYPTED) === 0 ? null : 'encrypted');
  if (reason !== null) refuse('ARCHIVE_UNSAFE', { entry: name, reason });
}

function nameFault(name: string): string | null {
  if (name === '') return 'empty-name';
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'control-character';
  if (name.includes('\\')) return 'backslash';
  if (name.startsWith('/')) return 'absolute-path';
  if (/^[A-Za-z]:/.test(name)) return 'drive';
  return name.split('/').includes('..') ? 'parent-folder' : null;
}

/** Asked of every entry: an archiver that claims to be DOS can write a Unix link all the same. */
function modeFault(mode: number): string | null {
  const type = mode & FILE_TYPE;
  if (type === SYMLINK) return 'symlink';
  return PLAIN_TYPES.includes(type) ? null : 'special-file';
}

/** Entries that share bytes inflate the same data many times over. */
function refuseOverlaps(listed: readonly DirectoryEntry[], entries: ReadonlyMap<string, ZipEntry>): void {
  let occupied = 0;
  for (const { name, headerStart } of listed.toSorted((a, b) => a.headerStart - b.headerStart)) {
    if (headerStart < occupied) refuse('ARCHIVE_UNSAFE', { entry: name, reason: 'overlap' });
    const entry = entries.get(name);
    if (entry !== undefined) occupied = entry.dataStart + entry.compressedSize;
  }
}

/**
 * The entry's bytes, with size and CRC-32 verified. A stored entry comes as a view on the archive's bytes.
 * The stated size is checked before inflating, the real one while inflating.
 * Refuses ARCHIVE_TOO_LARGE { entry, limit, unit } and ARCHIVE_DAMAGED { entry, reason }.
 */
export function readEntry(archive: ZipArchive, name: string, limits: ReadLimits): Uint8Array {
  const entry = archive.entries.get(name) ?? damaged('missing', name);
  const believed = Math.max(RATIO_FREE, entry.compressedSize * (limits.ratio ?? 200));
  const most = Math.min(limits.most, believed);
  if (entry.size > most) tooLarge(name, most);
  const packed = asBuffer(archive.bytes).subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const content = entry.method === STORED ? packed : inflate(entry, packed, most);
  if (content.length !== entry.size) damaged('size', name);
  if (crc32(content) !== entry.crc) damaged('crc', name);
  return content;
}

function inflate(entry: ZipEntry, packed: Buffer, most: number): Buffer {
  // One output buffer of the stated size and a byte: no growing, no joining. An entry that understates its size
  // goes on in blocks of 64 KB until `most` stops it.
  const chunkSize = Math.max(entry.size + 1, 64 * 1024);
  try {
    return inflateRawSync(packed, { chunkSize, maxOutputLength: most, finishFlush: constants.Z_FINISH });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(entry.name, most) : damaged('deflate', entry.name);
  }
}

function tooLarge(entry: string, limit: number): never {
  return refuse('ARCHIVE_TOO_LARGE', { entry, limit, unit: 'bytes' });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
