import { decodeUtf32 } from './utf32.ts';

/** A multiple of 4 bytes. */
const SAMPLE = 64 * 1024;

/** Characters of U+00xx, U+30xx and U+FFxx that every text has; with its bytes swapped each is a rarity. */
const EVERYDAY = /[\t\n\r\x20-\x7e\u3001\u3002\uff0c\uff1a\uff1f]/g;
const UNREAL = /[\0-\x08\x0e-\x1f\p{Cn}\p{Co}\p{Cs}\ufffd]/gu;

/**
 * UTF-16 or UTF-32 without a byte order mark, for bytes with more NUL and control bytes than 8-bit text has; told
 * by what the text would be, because the NUL bytes of Chinese stand on either side. Null where it would be none.
 */
export function guessWideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (bytes.length % 4 === 0) {
    if (isUtf32(sample, true)) return 'utf-32le';
    if (isUtf32(sample, false)) return 'utf-32be';
  }
  const little = everydayShare(sample, 'utf-16le');
  const big = everydayShare(sample, 'utf-16be');
  if (Math.max(little, big) < 0.02 || Math.max(little, big) < 4 * Math.min(little, big)) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Only UTF-32 has nothing but code points up to U+10FFFF, of which U+0000 is none that text begins with. */
function isUtf32(sample: Uint8Array, littleEndian: boolean): boolean {
  const decoded = decodeUtf32(sample, littleEndian);
  return decoded.ok && isReal(decoded.text);
}

/** 0 to 1; 0 where the text would hold what no text holds. */
function everydayShare(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  if (text.length === 0 || !isReal(text)) return 0;
  return countMatches(text, EVERYDAY) / text.length;
}

function isReal(text: string): boolean {
  return countMatches(text, UNREAL) <= text.length / 50;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
