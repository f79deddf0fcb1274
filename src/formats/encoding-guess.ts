import { analyse } from 'chardet';
import { plausibilityOf } from './plausibility.ts';

const SAMPLE = 64 * 1024;
/** A little of the text before the first high byte, which chardet compares with its languages. */
const BEFORE = 1024;

/** Single-byte encodings that old Windows programs wrote, and the old Macintosh's, which chardet does not know. */
const USUAL = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'macintosh',
];

type Candidate = { readonly encoding: string; readonly plausibility: number; readonly score: number };

/**
 * The encodings in which bytes that are no Unicode may be read, best first, WHATWG names. `firstHigh` is the
 * offset of the first byte over 0x7F. Empty where the high bytes make no sense as letters or punctuation.
 */
export function guessEncodings(bytes: Uint8Array, firstHigh: number): readonly string[] {
  const from = Math.max(0, firstHigh - BEFORE);
  const sample = bytes.subarray(from, from + SAMPLE);
  const confidences = confidencesOf(sample);
  const candidates: Candidate[] = [];
  for (const [encoding, confidence] of confidences) {
    const text = decodeSample(sample, encoding);
    if (text === null) continue;
    const plausibility = plausibilityOf(text);
    candidates.push({ encoding, plausibility, score: plausibility + confidence / 200 });
  }
  return candidates
    .filter(({ plausibility }) => plausibility >= 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ encoding }) => encoding);
}

/** 0 to 100 for every candidate. English has too few high bytes to tell by, hence the small start for windows-1252. */
function confidencesOf(sample: Uint8Array): ReadonlyMap<string, number> {
  const confidences = new Map(USUAL.map((encoding) => [encoding, 0]));
  for (const { name, confidence } of analyse(sample)) {
    const encoding = encodingOf(name);
    if (encoding === null) continue;
    confidences.set(encoding, Math.max(confidence, confidences.get(encoding) ?? 0));
  }
  const latin = confidences.get('windows-1252') ?? 0;
  confidences.set('macintosh', latin);
  confidences.set('windows-1252', latin + 10);
  return confidences;
}

/** The WHATWG name; null for Unicode, which was looked at before, and for what `TextDecoder` does not know. */
function encodingOf(name: string): string | null {
  // Hebrew in logical order has the same letters in both; windows-1255 has the vowel points and punctuation too.
  if (name === 'ISO-8859-8') return 'windows-1255';
  if (/^(?:UTF-|ASCII|ISO-2022)/.test(name)) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** Null where the bytes are none of this encoding. The sample begins in ASCII, though its end may cut a character. */
function decodeSample(sample: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return null;
  }
}
