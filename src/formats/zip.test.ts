import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  deflatedRepeats,
  type PlannedEntry,
  withZip64End,
  type ZipEnd,
  zipOf,
} from '../../tests/support/zip-builder.ts';
import { Refusal } from '../kernel/errors.ts';
import { MEGABYTE, openZip, readEntry } from './zip.ts';

const LIMITS = { most: MEGABYTE };
const wide = (...values: number[]) => {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  });
  return extra;
};

/** Everything in the archive, or the refusal of whichever step refused. */
function outcome(bytes: Uint8Array): Readonly<Record<string, string>> | { readonly refused: Refusal } {
  try {
    const archive = openZip(bytes);
    const names = [...archive.entries.keys()];
    return Object.fromEntries(
      names.map((name) => [name, Buffer.from(readEntry(archive, name, LIMITS)).toString('latin1')]),
    );
  } catch (fault) {
    if (fault instanceof Refusal) return { refused: fault };
    throw fault;
  }
}

function refusalOf(bytes: Uint8Array): unknown {
  const answer = outcome(bytes);
  return answer.refused instanceof Refusal ? [answer.refused.code, answer.refused.details] : answer;
}

describe('a sound archive', () => {
  it('gives back stored, deflated and empty entries and folders', () => {
    const zip = zipOf([
      { name: 'word/', content: '', method: 0 },
      { name: 'word/stored.xml', content: 'stored', method: 0 },
      { name: 'word/deflated.xml', content: 'deflated '.repeat(100) },
      { name: 'empty', content: '' },
      { name: 'gespräch.txt', content: 'ü' },
    ]);
    expect(outcome(zip)).toEqual({
      'word/': '',
      'word/stored.xml': 'stored',
      'word/deflated.xml': 'deflated '.repeat(100),
      empty: '',
      'gespräch.txt': 'Ã¼',
    });
  });

  it('is read whether sizes stand before the data or only in the directory', () => {
    const zip = zipOf([{ name: 'a', content: 'text', flags: 8, local: { crc: 0, size: 0 } }]);
    expect(outcome(zip)).toEqual({ a: 'text' });
  });

  it('is read in zip64 form', () => {
    const entry = { name: 'a', content: 'four', method: 0, size: 0xffffffff, compressedSize: 0xffffffff };
    expect(outcome(withZip64End(zipOf([{ ...entry, extra: wide(4, 4) }])))).toEqual({ a: 'four' });
  });

  it('may end in a comment, which may look like an end', () => {
    const zip = Buffer.from(zipOf([{ name: 'a', content: 'text' }]));
    zip.writeUInt16LE(22, zip.length - 2);
    expect(outcome(Buffer.concat([zip, zip.subarray(zip.length - 22)]))).toEqual({ a: 'text' });
  });

  it('is read at any place of a larger buffer', () => {
    const zip = zipOf([{ name: 'a', content: 'text' }]);
    const padded = Buffer.concat([Buffer.alloc(7), zip, Buffer.alloc(7)]);
    expect(outcome(padded.subarray(7, 7 + zip.length))).toEqual({ a: 'text' });
  });

  it('comes back whole, whatever its names and contents are', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9 _.-]{0,20}$/).filter((text) => text !== '..');
    const contents = fc.dictionary(name, fc.string({ unit: 'binary', maxLength: 300 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(contents, (files) => {
        const entries = Object.entries(files).map(([file, text]): [string, Uint8Array] => [
          file,
          strToU8(text),
        ]);
        const archive = openZip(zipSync(Object.fromEntries(entries)));
        const read = entries.map(([file]) => [file, Buffer.from(readEntry(archive, file, LIMITS))]);
        expect(read).toEqual(entries.map(([file, bytes]) => [file, Buffer.from(bytes)]));
      }),
    );
  });
});

describe('an unsafe archive is refused', () => {
  const unsafe: [what: string, entry: PlannedEntry, reason: string][] = [
    ['a name that climbs out', { name: '../../evil.txt' }, 'parent-folder'],
    ['a name that climbs out halfway', { name: 'word/../../evil.txt' }, 'parent-folder'],
    ['an absolute name', { name: '/etc/passwd' }, 'absolute-path'],
    ['a drive', { name: 'C:evil.txt' }, 'drive'],
    ['a backslash', { name: '..\\evil.txt' }, 'backslash'],
    ['a control character', { name: 'a\u0000b' }, 'control-character'],
    ['no name', { name: '' }, 'empty-name'],
    ['a symbolic link', { name: 'link', content: '/etc/passwd', mode: 0o120777 }, 'symlink'],
    ['a device', { name: 'device', mode: 0o020666 }, 'special-file'],
    ['an encrypted entry', { name: 'secret', flags: 1 }, 'encrypted'],
    ['an entry of strong encryption', { name: 'secret', flags: 0x40 }, 'encrypted'],
  ];
  it.each(unsafe)('for %s', (_, entry, reason) => {
    const zip = zipOf([{ name: 'first', content: 'x' }, entry]);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_UNSAFE', { entry: entry.name, reason }]);
  });

  it('for two entries of one name', () => {
    const zip = zipOf([
      { name: 'a', content: 'one' },
      { name: 'a', content: 'two' },
    ]);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_UNSAFE', { entry: 'a', reason: 'duplicate-name' }]);
  });

  it('for entries that share their bytes', () => {
    const inner = { name: 'b', content: 'inside', method: 0 };
    const local = Buffer.from(zipOf([inner]).subarray(0, 30 + 1 + 6));
    const zip = zipOf([
      { name: 'a', content: local, method: 0 },
      { ...inner, headerStart: 31 },
    ]);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_UNSAFE', { entry: 'b', reason: 'overlap' }]);
  });

  it('but permissions of plain files and folders are no danger', () => {
    const zip = zipOf([
      { name: 'folder/', mode: 0o040755 },
      { name: 'file..txt', content: 'x', mode: 0o100644 },
    ]);
    expect(outcome(zip)).toEqual({ 'folder/': '', 'file..txt': 'x' });
  });
});

describe('a damaged archive is refused', () => {
  const sound: PlannedEntry = { name: 'a', content: 'some words' };
  const lies: [what: string, entry: PlannedEntry, reason: string][] = [
    ['another CRC', { ...sound, crc: 1 }, 'crc'],
    ['less than was promised', { ...sound, size: 11 }, 'size'],
    ['more than was promised', { ...sound, size: 9 }, 'size'],
    ['a stored size that is not the size', { ...sound, method: 0, size: 9 }, 'size'],
    ['data beyond the directory', { ...sound, compressedSize: 5000 }, 'truncated'],
    ['an unknown method', { ...sound, method: 14 }, 'method'],
    ['data that are not deflated', { ...sound, packed: Buffer.from('junk') }, 'deflate'],
    ['another name before the data', { ...sound, local: { name: 'b' } }, 'local-header'],
    ['another CRC before the data', { ...sound, local: { crc: 7 } }, 'local-header'],
    ['another size before the data', { ...sound, local: { size: 7 } }, 'local-header'],
    ['another method before the data', { ...sound, local: { method: 0 } }, 'local-header'],
    ['another packed size before the data', { ...sound, local: { compressedSize: 7 } }, 'local-header'],
    ['data on another disk', { ...sound, disk: 1 }, 'split'],
    ['no header where the data should be', { ...sound, headerStart: 3 }, 'local-header'],
    ['a header beyond the file', { ...sound, headerStart: 99999 }, 'local-header'],
    ['a zip64 size that is not there', { ...sound, size: 0xffffffff }, 'zip64'],
    ['a zip64 size beyond all numbers', { ...sound, size: 0xffffffff, extra: wide(2 ** 60) }, 'zip64'],
  ];
  it.each(lies)('for %s', (_, entry, reason) => {
    const expected = reason === 'zip64' && entry.extra ? null : 'a';
    expect(refusalOf(zipOf([entry]))).toEqual(['ARCHIVE_DAMAGED', { entry: expected, reason }]);
  });

  const ends: [what: string, end: ZipEnd][] = [
    ['more entries than there are', { count: 2 }],
    ['fewer entries than there are', { count: 0 }],
    ['a directory that ends too early', { size: 40 }],
    ['a directory that starts elsewhere', { start: 3 }],
    ['a directory beyond the file', { start: 0xfffffff0 }],
  ];
  it.each(ends)('for %s', (_, end) => {
    expect(refusalOf(zipOf([sound], end))).toEqual(['ARCHIVE_DAMAGED', { entry: null, reason: 'directory' }]);
  });

  const zip64Lies: [what: string, lie: (record: Buffer) => void, reason: string][] = [
    ['signature', (record) => record.fill(0, 0, 4), 'zip64'],
    ['length', (record) => record.writeBigUInt64LE(400n, 4), 'zip64'],
    ['count on this disk', (record) => record.writeBigUInt64LE(5n, 24), 'zip64'],
    ['count', (record) => record.writeBigUInt64LE(2n ** 62n, 32), 'zip64'],
    ['directory size', (record) => record.writeBigUInt64LE(12n, 40), 'directory'],
    ['directory start', (record) => record.writeBigUInt64LE(12n, 48), 'directory'],
  ];
  it.each(zip64Lies)('for a zip64 end record with a false %s', (_, lie, reason) => {
    const zip = withZip64End(zipOf([sound]), lie);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_DAMAGED', { entry: null, reason }]);
  });

  it('for a zip64 end record that contradicts the plain one', () => {
    const zip = Buffer.from(withZip64End(zipOf([sound])));
    zip.writeUInt16LE(3, zip.length - 22 + 8);
    zip.writeUInt16LE(3, zip.length - 22 + 10);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_DAMAGED', { entry: null, reason: 'zip64' }]);
  });

  it('for a part of a split archive', () => {
    const zip = Buffer.from(zipOf([sound]));
    zip.writeUInt16LE(2, zip.length - 22 + 10);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_DAMAGED', { entry: null, reason: 'split' }]);
  });

  it('for bytes after its end', () => {
    const zip = Buffer.concat([zipOf([sound]), Buffer.from('more')]);
    expect(refusalOf(zip)).toEqual(['ARCHIVE_DAMAGED', { entry: null, reason: 'truncated' }]);
  });

  it('for an entry that is not there', () => {
    const archive = openZip(zipOf([sound]));
    expect(() => readEntry(archive, 'b', LIMITS)).toThrow(
      new Refusal('ARCHIVE_DAMAGED', { entry: 'b', reason: 'missing' }),
    );
  });

  it('wherever it was cut off', () => {
    const zip = zipOf([sound, { name: 'b', content: 'more words' }]);
    const cuts = Array.from({ length: zip.length }, (_, length) => refusalOf(zip.subarray(0, length)));
    expect(new Set(cuts.map((cut) => JSON.stringify(cut)))).toEqual(
      new Set([JSON.stringify(['ARCHIVE_DAMAGED', { entry: null, reason: 'truncated' }])]),
    );
  });

  it('or read unchanged, whichever byte is wrong', () => {
    const zip = zipOf([sound, { name: 'b', content: 'stored words', method: 0 }]);
    const whole = { a: 'some words', b: 'stored words' };
    for (let at = 0; at < zip.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const bent = Uint8Array.from(zip, (byte, index) => (index === at ? byte ^ flip : byte));
        const answer = outcome(bent);
        if (!(answer.refused instanceof Refusal)) expect(answer).toEqual(whole);
      }
    }
  });
});

describe('a large archive is refused', () => {
  it('for more entries than the limit, and only then', () => {
    const entries = Array.from({ length: 4 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(openZip(zipOf(entries), { entries: 4 }).entries.size).toBe(4);
    expect(() => openZip(zipOf(entries), { entries: 3 })).toThrow(
      new Refusal('ARCHIVE_TOO_LARGE', { entry: null, limit: 3, unit: 'entries' }),
    );
    const many = Array.from({ length: 5001 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(refusalOf(zipOf(many))).toEqual([
      'ARCHIVE_TOO_LARGE',
      { entry: null, limit: 5000, unit: 'entries' },
    ]);
  });

  const tooLarge = ['ARCHIVE_TOO_LARGE', { entry: 'a', limit: MEGABYTE, unit: 'bytes' }];
  const twoMegabytes = deflatedRepeats(new Uint8Array(MEGABYTE), 2);

  it('for an entry that admits its size', () => {
    expect(refusalOf(zipOf([{ name: 'a', ...twoMegabytes }]))).toEqual(tooLarge);
    const stored = { name: 'a', content: new Uint8Array(MEGABYTE + 1), method: 0 };
    expect(refusalOf(zipOf([stored]))).toEqual(tooLarge);
  });

  it('for an entry that hides its size', () => {
    expect(refusalOf(zipOf([{ name: 'a', ...twoMegabytes, size: 10 }]))).toEqual(tooLarge);
  });

  it('but not for an entry of exactly the limit', () => {
    const archive = openZip(zipOf([{ name: 'a', ...deflatedRepeats(new Uint8Array(MEGABYTE), 1) }]));
    expect(readEntry(archive, 'a', LIMITS).length).toBe(MEGABYTE);
  });

  it('for a ratio over 200 above 64 MB, unless the caller knows better', () => {
    const archive = openZip(zipOf([{ name: 'a', ...deflatedRepeats(new Uint8Array(MEGABYTE), 65) }]));
    const most = 100 * MEGABYTE;
    expect(() => readEntry(archive, 'a', { most })).toThrow(
      new Refusal('ARCHIVE_TOO_LARGE', { entry: 'a', limit: 64 * MEGABYTE, unit: 'bytes' }),
    );
    expect(readEntry(archive, 'a', { most, ratio: Number.POSITIVE_INFINITY }).length).toBe(65 * MEGABYTE);
  });
});
