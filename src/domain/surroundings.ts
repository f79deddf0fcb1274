const ELLIPSIS = '…';
/** Code units on each side of a cut that are looked at for the end of a word. */
const REACH = 64;
/** Marks that belong to a word that was cut off, and white space. */
const LEFT_OVER = /^[\s.,;:!?…)\]»”。，、！？；：]+/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * What stands in `text` between `from` and `place`, without white space at the far end. What is longer than `most`
 * code units is cut where a word begins, and begins with "…".
 */
export function wordsBefore(text: string, from: number, place: number, most: number): string {
  if (place - from <= most) return text.slice(from, place).trimStart();
  const cut = place - most + ELLIPSIS.length;
  const { start, end } = pieceAt(text, cut);
  const kept = text.slice(start === cut ? start : end, place);
  return `${ELLIPSIS}${kept.replace(LEFT_OVER, '')}`;
}

/** The same between `place` and `to`: cut where a word ends, and ends with "…". */
export function wordsAfter(text: string, place: number, to: number, most: number): string {
  if (to - place <= most) return text.slice(place, to).trimEnd();
  const cut = place + most - ELLIPSIS.length;
  return `${text.slice(place, Math.max(place, pieceAt(text, cut).start)).trimEnd()}${ELLIPSIS}`;
}

/** The word, or what stands between two, that an offset lies in; as far as the offset is in its middle. */
function pieceAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const from = characterStart(text, offset - REACH);
  const window = text.slice(from, characterStart(text, offset + REACH));
  const piece = segmenter.segment(window).containing(offset - from);
  if (piece === undefined) return { start: offset, end: offset };
  return { start: from + piece.index, end: from + piece.index + piece.segment.length };
}

/** The offset, or the one before where it would split a surrogate pair. */
function characterStart(text: string, offset: number): number {
  const within = Math.min(Math.max(offset, 0), text.length);
  return text.charCodeAt(within) >= 0xdc00 && text.charCodeAt(within) <= 0xdfff ? within - 1 : within;
}
