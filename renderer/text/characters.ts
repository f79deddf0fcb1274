import type { Snapping, Stretch } from './transcript-types.ts';

/** How far back the start of a character (grapheme cluster) is looked for, in code units. */
const REACH = 512;

/** Before an ASCII character that is no mark, a character always begins, whatever stands before it. */
function safeStart(text: string, offset: number): number {
  for (let at = offset - 1; at > Math.max(0, offset - REACH); at -= 1)
    if (text.charCodeAt(at) < 128 && text.charCodeAt(at) !== 10) return at;
  return Math.max(0, offset - REACH);
}

function characterAround(text: string, offset: number): Stretch {
  const from = safeStart(text, offset);
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(from, offset + 64),
  );
  const found = segments.containing(offset - from);
  if (found === undefined) return { start: offset, end: Math.min(text.length, offset + 1) };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

/** The end of the character that begins at, or holds, `offset`. */
export function characterAfter(text: string, offset: number): number {
  return offset >= text.length ? text.length : characterAround(text, offset).end;
}

export function characterBefore(text: string, offset: number): number {
  return offset <= 0 ? 0 : characterAround(text, offset - 1).start;
}

/** `offset`, or the start of the character that it stands in. */
export function characterStart(text: string, offset: number): number {
  return offset <= 0 || offset >= text.length ? offset : characterAround(text, offset).start;
}

const isWhite = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));

/** Without outer white space, on characters' edges or widened to whole words; null where only white space is left. */
export function snapped(text: string, from: number, to: number, snapping: Snapping): Stretch | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.length, Math.max(from, to));
  while (start < end && isWhite(text, start)) start += 1;
  while (end > start && isWhite(text, end - 1)) end -= 1;
  if (start >= end) return null;
  start = characterStart(text, start);
  const last = characterStart(text, end);
  if (last < end) end = characterAfter(text, last);
  return snapping === 'word' ? wholeWords(text, start, end) : { start, end };
}

/** Words are looked for within this many code units of an end. */
const WORD_REACH = 128;

function wholeWords(text: string, start: number, end: number): Stretch {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const cut = (offset: number): Stretch => {
    const from = lineBreakBefore(text, offset);
    const piece = words.segment(text.slice(from, offset + WORD_REACH)).containing(offset - from);
    const at = from + (piece?.index ?? offset - from);
    return piece?.isWordLike === true
      ? { start: at, end: at + piece.segment.length }
      : { start: offset, end: offset + 1 };
  };
  return { start: Math.min(start, cut(start).start), end: Math.max(end, cut(end - 1).end) };
}

function lineBreakBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - WORD_REACH);
  const space = text.slice(from, offset).search(/\s(?=\S*$)/u);
  return space < 0 ? from : from + space;
}
