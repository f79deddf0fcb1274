/** Longest name of an in vivo code, in UTF-16 code units. */
const LONGEST = 60;

/** A code's name made of a participant's words: on one line, at most 60 characters, cut at the end of a word. */
export function inVivoName(quote: string): string {
  const words = bare(quote.replace(/\s+/gu, ' '));
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST + 1).search(/\s\S*$/u);
  return bare(cut > 0 ? words.slice(0, cut) : charactersWithin(words));
}

/** Without what only stands around words: quotation marks, commas, full stops. */
function bare(words: string): string {
  return words.replace(/^[\s"“”‘«»,.;:–—-]+/u, '').replace(/[\s"“”«»,.;:–—-]+$/u, '');
}

/** The beginning of a word that is longer than a name may be, never cut within a character. */
function charactersWithin(words: string): string {
  let beginning = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(words)) {
    if (beginning.length + segment.length > LONGEST) break;
    beginning += segment;
  }
  return beginning;
}
