import type { Warning } from '../domain/transcript-draft.ts';
import { refuse } from '../kernel/errors.ts';
import { guessEncodings } from './encoding-guess.ts';
import { signatureOf } from './file-signature.ts';
import { decodeUtf32 } from './utf32.ts';
import { guessWideEncoding } from './wide-encoding.ts';

export type DecodedText = {
  /** As decoded, a byte order mark included; `canonicalText` makes it the text that offsets point into. */
  readonly text: string;
  /** A WHATWG encoding name, `utf-32le` or `utf-32be`. */
  readonly encoding: string;
  readonly warnings: readonly Warning[];
};

/** UTF-32 first: its mark begins with that of UTF-16. */
const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Control characters that text has none of; a NUL or two are text with NULs, taken off later with a warning. */
const CONTROL = /[\0-\x08\x0e-\x1f]/g;
const STRAY_CONTROLS = 2;
const CONTROL_SHARE = 0.001;
/** Code units to either side of the first guessed character that a warning quotes. */
const EXAMPLE = 20;

/**
 * Text out of bytes: by the encoding asked for, else byte order mark, NUL pattern, strict UTF-8, guess.
 * `asked` is a WHATWG label, `utf-32le`, `utf-32be` or `MacRoman`. Nothing is ever replaced silently.
 * Refuses ENCODING_INVALID { encoding, offset: of the first wrong byte }, ENCODING_UNKNOWN { encoding? },
 * FILE_BINARY { looksLike? }.
 */
export function decodeText(bytes: Uint8Array, asked?: string): DecodedText {
  const encoding = asked === undefined ? markedEncoding(bytes) : knownEncoding(asked);
  if (encoding === null) return detected(bytes);
  return { text: strictly(bytes, encoding), encoding, warnings: [] };
}

function markedEncoding(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return marked?.[0] ?? null;
}

function knownEncoding(asked: string): string {
  const label = asked.trim().toLowerCase();
  if (label === 'utf-32le' || label === 'utf-32be') return label;
  if (label === 'macroman') return 'macintosh';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return refuse('ENCODING_UNKNOWN', { encoding: asked });
  }
}

function detected(bytes: Uint8Array): DecodedText {
  const latin = bufferOf(bytes).toString('latin1');
  if (isBinary(latin)) return detectedWide(bytes);
  const text = tryDecoding(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8', warnings: [] };
  if (isDamagedUtf8(bytes, latin))
    refuse('ENCODING_INVALID', { encoding: 'utf-8', offset: faultOffset(bytes, 'utf-8') });
  return guessed(bytes, latin.search(/[\x80-\xff]/));
}

function detectedWide(bytes: Uint8Array): DecodedText {
  const encoding = guessWideEncoding(bytes) ?? refuseBinary(bytes);
  const warning: Warning = { code: 'BYTE_ORDER_GUESSED', details: { encoding } };
  return { text: strictly(bytes, encoding), encoding, warnings: [warning] };
}

function guessed(bytes: Uint8Array, firstHigh: number): DecodedText {
  for (const encoding of guessEncodings(bytes, firstHigh)) {
    const text = tryDecoding(bytes, encoding);
    if (text === null) continue;
    const warning: Warning = { code: 'ENCODING_GUESSED', details: { encoding, example: exampleIn(text) } };
    return { text, encoding, warnings: [warning] };
  }
  return refuse('ENCODING_UNKNOWN');
}

function strictly(bytes: Uint8Array, encoding: string): string {
  const decoded = encoding.startsWith('utf-32') ? decodeUtf32(bytes, encoding === 'utf-32le') : null;
  if (decoded?.ok === false) return refuse('ENCODING_INVALID', { encoding, offset: decoded.offset });
  const text = decoded?.text ?? tryDecoding(bytes, encoding);
  if (text === null) return refuse('ENCODING_INVALID', { encoding, offset: faultOffset(bytes, encoding) });
  return isBinary(text) ? refuseBinary(bytes) : text;
}

function tryDecoding(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Offset of the first byte that is no part of a whole character; `bytes.length` at most. */
function faultOffset(bytes: Uint8Array, encoding: string): number {
  let end = 0;
  for (const step of [65_536, 1024, 16, 1]) end = decodableEnd(bytes, encoding, end, step);
  // What was decoded leaves a character begun but not ended out, and tells where that began.
  const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, end), {
    stream: true,
  });
  if (encoding === 'utf-8') return Buffer.byteLength(whole);
  return encoding.startsWith('utf-16') ? whole.length * 2 : end;
}

/** How far strict decoding comes in steps of so many bytes, of which those before `from` are known to be right. */
function decodableEnd(bytes: Uint8Array, encoding: string, from: number, step: number): number {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  decoder.decode(bytes.subarray(0, from), { stream: true });
  for (let end = from; end < bytes.length; end += step) {
    try {
      decoder.decode(bytes.subarray(end, end + step), { stream: true });
    } catch {
      return end;
    }
  }
  return bytes.length;
}

/** UTF-8 with a few broken bytes, against an 8-bit text that happens to hold a few valid sequences. */
function isDamagedUtf8(bytes: Uint8Array, latin: string): boolean {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let replaced = 0;
  let others = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) replaced += 1;
    else if (unit > 0x7f) others += 1;
  }
  const written = countMatches(latin, /\xef\xbf\xbd/g, replaced);
  return others + written > (replaced - written) * 2;
}

function isBinary(text: string): boolean {
  const allowed = Math.max(STRAY_CONTROLS, text.length * CONTROL_SHARE);
  return countMatches(text, CONTROL, allowed) > allowed;
}

/** Stops counting once over `most`. */
function countMatches(text: string, pattern: RegExp, most: number): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) {
    count += 1;
    if (count > most) break;
  }
  return count;
}

function refuseBinary(bytes: Uint8Array): never {
  const looksLike = signatureOf(bytes);
  return refuse('FILE_BINARY', looksLike === null ? {} : { looksLike });
}

/** The line around the first character that another encoding would have read differently. */
function exampleIn(text: string): string {
  const at = text.search(/[^\0-\x7f]/);
  const before = text.slice(Math.max(0, at - EXAMPLE), at);
  const after = text.slice(at, at + EXAMPLE);
  const [line = ''] = after.split(/[\r\n]/, 1);
  return `${before.slice(before.search(/[^\r\n]*$/))}${line}`.toWellFormed().trim();
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
