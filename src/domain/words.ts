import { refuse } from '../kernel/errors.ts';

/** Code units handed to the segmenter at once, where the text can be cut. */
const STRETCH = 8192;

/**
 * Offsets at which words start: the segments of `Intl.Segmenter('en', { granularity: 'word' })` that are
 * word-like. This is the tokenizer behind every word count; its results depend on the ICU version.
 */
export function wordStarts(text: string): Int32Array {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  let starts = new Int32Array(Math.ceil(text.length / 5) + 16);
  let count = 0;
  for (let from = 0; from < text.length; ) {
    const to = stretchEnd(text, from);
    for (const { index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      if (!isWordLike) continue;
      if (count === starts.length) starts = grown(starts);
      starts[count] = from + index;
      count += 1;
    }
    from = to;
  }
  return starts.slice(0, count);
}

/**
 * Stretches keep memory bounded, and time linear on ICU versions whose segmenter is quadratic. A break
 * stands before a space, a line feed and an ideographic stop whatever follows (UAX 29, WB3b and WB999; not before
 * a full-width comma, which joins numbers, WB11), so that a cut there changes nothing; without any, the rest stays in one stretch.
 */
function stretchEnd(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const beforeCut = /\S(?=[ \n。])/g;
  beforeCut.lastIndex = from + STRETCH;
  return beforeCut.test(text) ? beforeCut.lastIndex : text.length;
}

function grown(starts: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}

/** How many words start before `offset`; the words of `[a, b)` are `wordsBefore(b) - wordsBefore(a)`. */
export function wordsBefore(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ascending offsets as unsigned LEB128 differences, the first one counted from 0. */
export function encodeStarts(starts: Int32Array): Uint8Array {
  const bytes = new Uint8Array(starts.length * 5);
  let length = 0;
  let previous = 0;
  for (const start of starts) {
    let delta = start - previous;
    for (; delta > 0x7f; delta >>>= 7) bytes[length++] = (delta & 0x7f) | 0x80;
    bytes[length++] = delta;
    previous = start;
  }
  return bytes.slice(0, length);
}

/** The offsets that `encodeStarts` was given; refuses bytes that it cannot have written. */
export function decodeStarts(bytes: Uint8Array): Int32Array {
  const starts = new Int32Array(countEnds(bytes));
  let count = 0;
  let previous = 0;
  let delta = 0;
  let scale = 1;
  // Indexed on purpose: iterating takes five times as long, and this stands in the way of every edit.
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    delta += (byte & 0x7f) * scale;
    scale *= 0x80;
    if (byte > 0x7f) continue;
    previous += delta;
    starts[count++] = previous;
    delta = 0;
    scale = 1;
  }
  if (scale > 1 || previous > 0x7fffffff) refuse('PROJECT_CORRUPT', { what: 'word starts' });
  return starts;
}

function countEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) < 0x80) count += 1;
  return count;
}
