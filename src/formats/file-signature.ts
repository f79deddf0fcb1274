const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Beginnings as Latin-1, none of which a transcript has, each with the name people know the format by. */
const SIGNATURES: readonly (readonly [name: string, begins: RegExp])[] = [
  ['PDF', /^(?:\xef\xbb\xbf)?\s{0,64}%PDF-\d/],
  ['RTF', /^\{\\rtf/],
  ['SQLite', /^SQLite format 3\0/],
  ['PNG', /^\x89PNG\r\n\x1a\n/],
  ['JPEG', /^\xff\xd8\xff/],
  ['GIF', /^GIF8[79]a/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['WAV', /^RIFF.{4}WAVE/s],
  ['WebP', /^RIFF.{4}WEBP/s],
  ['AVI', /^RIFF.{4}AVI /s],
  ['Ogg', /^OggS\0/],
  ['FLAC', /^fLaC\0/],
  ['Matroska', /^\x1a\x45\xdf\xa3/],
  // Before MPEG frames, whose sync bits are also the beginning of a UTF-16 byte order mark.
  ['MP3', /^(?:ID3[\x02-\x04]|\xff[\xfb\xf3\xf2][\x10-\xef])/],
  ['M4A', /^\0.{3}ftypM4A/s],
  ['QuickTime', /^\0.{3}ftypqt/s],
  ['MP4', /^\0.{3}ftyp/s],
  ['gzip', /^\x1f\x8b\x08/],
  ['7z', /^7z\xbc\xaf\x27\x1c/],
  ['RAR', /^Rar!\x1a\x07/],
  ['Windows program', /^MZ.\0/s],
  ['Linux program', /^\x7fELF/],
];

/** The name of the format whose signature the bytes carry; null for text, zip archives and anything unknown. */
export function signatureOf(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginning = file.toString('latin1', 0, 1024);
  if (beginning.startsWith(OLE)) return oleKind(file);
  return SIGNATURES.find(([, begins]) => begins.test(beginning))?.[0] ?? null;
}

/** An OLE container names its streams in UTF-16 ([MS-CFB] 2.6.1); Office keeps encrypted files in one, too. */
function oleKind(file: Buffer): string {
  if (file.includes('EncryptedPackage', 0, 'utf16le')) return 'password-protected';
  return file.includes('WordDocument', 0, 'utf16le') ? 'doc' : 'OLE container';
}
