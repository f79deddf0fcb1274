/** A stretch of canonical text in UTF-16 code units, half-open. */
export type Paragraph = { readonly start: number; readonly end: number };

/** Longest block in code units, its line feed not counted: search snippets grow worse than linearly beyond. */
const LONGEST = 2000;

/** How far past `LONGEST` a character (grapheme cluster) is looked at before it is cut all the same. */
const LONGEST_CHARACTER = 64;

// White space that may end a line belongs to the block before it, unless a mark makes it part of a character.
const SENTENCE_END =
  /(?:[.!?…]["'’”»)\]]*[^\S\u00a0\u202f]+|[。！？][」』”’）]*[^\S\u00a0\u202f]*)(?![\p{M}\u200d])/gu;
const WHITE_SPACE = /[^\S\u00a0\u202f]+(?![\p{M}\u200d])/gu;

/**
 * Blocks for search and display, which together are the text exactly: one for each line with its line feed,
 * lines over 2,000 code units cut after the last sentence that fits, else after the last white space, else
 * between two characters.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const lineEnd = lineFeed < 0 ? text.length : lineFeed;
    while (lineEnd - start > LONGEST) {
      const cut = start + cutWithin(text.slice(start, start + LONGEST + LONGEST_CHARACTER));
      paragraphs.push({ start, end: cut });
      start = cut;
    }
    const end = lineFeed < 0 ? lineEnd : lineEnd + 1;
    paragraphs.push({ start, end });
    start = end;
  }
  return paragraphs;
}

/** Where to cut a stretch longer than a block: above 0, at most `LONGEST`. */
function cutWithin(stretch: string): number {
  return lastEndOf(SENTENCE_END, stretch) || lastEndOf(WHITE_SPACE, stretch) || characterEnd(stretch);
}

function lastEndOf(pattern: RegExp, stretch: string): number {
  let last = 0;
  for (const match of stretch.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end > LONGEST) break;
    last = end;
  }
  return last;
}

function characterEnd(stretch: string): number {
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stretch);
  const start = characters.containing(LONGEST)?.index ?? LONGEST;
  if (start > 0) return start;
  return splitsPair(stretch, LONGEST) ? LONGEST - 1 : LONGEST;
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
