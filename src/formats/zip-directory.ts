import { refuse } from '../kernel/errors.ts';

// Field offsets and signatures: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END_RECORD = 0x06064b50;
const ZIP64_EXTRA_FIELD = 0x0001;
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffffffff;
const HAS_DATA_DESCRIPTOR = 0x0008;

export type Directory = { readonly start: number; readonly end: number; readonly count: number };

/** One entry as the central directory states it; sizes in bytes. */
export type DirectoryEntry = {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: number;
  /** Unix file type and permissions, 0 where the archiver stored none. */
  readonly mode: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerStart: number;
};

export function damaged(reason: string, entry: string | null = null): never {
  return refuse('ARCHIVE_DAMAGED', { entry, reason });
}

/**
 * Where the central directory lies. Strict on purpose: the directory must end where the end record begins and
 * the comment where the file ends, so that no second, different directory can be read out of the same bytes.
 */
export function findDirectory(file: Buffer): Directory {
  const end = findEndRecord(file);
  const locator = end - 20;
  const isZip64 = locator >= 0 && file.readUInt32LE(locator) === ZIP64_LOCATOR;
  const directory = isZip64 ? zip64Directory(file, end, locator) : plainDirectory(file, end);
  const boundary = isZip64 ? u64(file, locator + 8) : end;
  if (directory.start > directory.end || directory.end !== boundary) damaged('directory');
  return directory;
}

function findEndRecord(file: Buffer): number {
  const longestComment = 0xffff;
  for (let at = file.length - 22; at >= 0 && at >= file.length - 22 - longestComment; at--) {
    if (file.readUInt32LE(at) !== END_RECORD || at + 22 + file.readUInt16LE(at + 20) !== file.length)
      continue;
    if (file.readUInt16LE(at + 8) !== file.readUInt16LE(at + 10)) damaged('split');
    return at;
  }
  return damaged('truncated');
}

function plainDirectory(file: Buffer, end: number): Directory {
  const start = file.readUInt32LE(end + 16);
  return { start, end: start + file.readUInt32LE(end + 12), count: file.readUInt16LE(end + 10) };
}

function zip64Directory(file: Buffer, end: number, locator: number): Directory {
  const record = u64(file, locator + 8);
  if (record + 56 > locator || file.readUInt32LE(record) !== ZIP64_END_RECORD) damaged('zip64');
  if (record + 12 + u64(file, record + 4) !== locator) damaged('zip64');
  const count = u64(file, record + 32);
  const size = u64(file, record + 40);
  const start = u64(file, record + 48);
  const plain = plainDirectory(file, end);
  const agrees = (stated: number, ofZip64: number, sentinel: number) =>
    stated === sentinel || stated === ofZip64;
  if (
    u64(file, record + 24) !== count ||
    !agrees(plain.count, count, IN_ZIP64_16) ||
    !agrees(file.readUInt32LE(end + 12), size, IN_ZIP64_32) ||
    !agrees(plain.start, start, IN_ZIP64_32)
  ) {
    damaged('zip64');
  }
  return { start, end: start + size, count };
}

export function readDirectory(file: Buffer, { start, end, count }: Directory): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== DIRECTORY_HEADER) damaged('directory');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const extraEnd = nameEnd + file.readUInt16LE(at + 30);
    const next = extraEnd + file.readUInt16LE(at + 32);
    if (next > end) damaged('directory');
    entries.push(directoryEntry(file, at, nameEnd, extraEnd));
    at = next;
  }
  if (at !== end) damaged('directory');
  return entries;
}

function directoryEntry(file: Buffer, at: number, nameEnd: number, extraEnd: number): DirectoryEntry {
  const nameBytes = file.subarray(at + 46, nameEnd);
  const name = nameOf(nameBytes);
  const disk = file.readUInt16LE(at + 34);
  if (disk !== 0 && disk !== IN_ZIP64_16) damaged('split', name);
  const wide = zip64Values(file.subarray(nameEnd, extraEnd));
  const widened = (value: number) =>
    value === IN_ZIP64_32 ? (wide.shift() ?? damaged('zip64', name)) : value;
  const size = widened(file.readUInt32LE(at + 24));
  const compressedSize = widened(file.readUInt32LE(at + 20));
  const headerStart = widened(file.readUInt32LE(at + 42));
  return {
    name,
    nameBytes,
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    mode: file.readUInt16LE(at + 40),
    crc: file.readUInt32LE(at + 16),
    compressedSize,
    size,
    headerStart,
  };
}

/** The 64-bit sizes and offset of an entry's zip64 field, in the order in which 32-bit fields ask for them. */
function zip64Values(extra: Buffer): number[] {
  const values: number[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) break;
    if (extra.readUInt16LE(at) === ZIP64_EXTRA_FIELD) {
      for (let field = at + 4; field + 8 <= end; field += 8) values.push(u64(extra, field));
    }
    at = end;
  }
  return values;
}

/**
 * Where the entry's data begin, after checking that the local header tells the same story as the directory.
 * Readers that trust one and readers that trust the other must see the same file.
 */
export function dataStartOf(file: Buffer, entry: DirectoryEntry, directoryStart: number): number {
  const at = entry.headerStart;
  if (at + 30 > directoryStart || file.readUInt32LE(at) !== LOCAL_HEADER) damaged('local-header', entry.name);
  const nameEnd = at + 30 + file.readUInt16LE(at + 26);
  const dataStart = nameEnd + file.readUInt16LE(at + 28);
  if (dataStart + entry.compressedSize > directoryStart) damaged('truncated', entry.name);
  if (!file.subarray(at + 30, nameEnd).equals(entry.nameBytes)) damaged('local-header', entry.name);
  if (file.readUInt16LE(at + 8) !== entry.method) damaged('local-header', entry.name);
  const flags = file.readUInt16LE(at + 6);
  if ((flags & HAS_DATA_DESCRIPTOR) === 0) {
    const differs = (stated: number, ofDirectory: number) => stated !== IN_ZIP64_32 && stated !== ofDirectory;
    if (file.readUInt32LE(at + 14) !== entry.crc) damaged('local-header', entry.name);
    if (differs(file.readUInt32LE(at + 18), entry.compressedSize)) damaged('local-header', entry.name);
    if (differs(file.readUInt32LE(at + 22), entry.size)) damaged('local-header', entry.name);
  }
  return dataStart;
}

/** The name is a key and is never used as a path, so an old code page may be shown as Latin-1. */
function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

function u64(buffer: Buffer, at: number): number {
  if (at + 8 > buffer.length) damaged('zip64');
  const value = buffer.readBigUInt64LE(at);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? damaged('zip64') : Number(value);
}
