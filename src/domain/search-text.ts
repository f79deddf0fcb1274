/**
 * Scripts written without spaces between words, and characters that no word index holds: FTS5's unicode61 keeps
 * combining diacritics (U+0300 to U+0331) with their letter and drops every other mark, vowel signs too.
 */
const NOT_IN_WORD_INDEX =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{So}\p{Sk}\p{Sm}\p{Sc}[\p{M}--[\u0300-\u0331]]]/v;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Whether words can be looked up in the index at all; otherwise the very characters are sought. */
export function isForWordIndex(text: string): boolean {
  return HAS_WORD.test(text) && !NOT_IN_WORD_INDEX.test(text);
}

/**
 * An FTS5 expression for what a person typed: paragraphs with every word, `"…"` for words in a row, `…*` for
 * the beginning of a word. With `typing`, the last word is taken as a beginning.
 */
export function matchExpression(text: string, typing: boolean): string {
  // To the index an expression ends at U+0000.
  const typed = text.replaceAll('\0', ' ');
  const parts = [...typed.matchAll(/"([^"]*)"|([^\s"]+)/gu)].map((match) => ({
    phrase: match[1] ?? match[2] ?? '',
    beginning: match[1] === undefined && (match[2] ?? '').endsWith('*'),
  }));
  const words = parts.filter(({ phrase }) => HAS_WORD.test(phrase));
  return words
    .map(({ phrase, beginning }, index) => {
      const open = beginning || (typing && index === words.length - 1 && !/["\s]$/u.test(typed));
      return `"${phrase.replaceAll('"', '""')}"${open ? ' *' : ''}`;
    })
    .join(' AND ');
}

const CONTEXT = 60;

/** The stretch found with some words around it, on one line; `…` stands where text was left out. */
export function snippetAround(paragraph: string, start: number, end: number): string {
  const from = start <= CONTEXT ? 0 : boundaryAfter(paragraph, start - CONTEXT, start);
  const to =
    paragraph.length - end <= CONTEXT ? paragraph.length : boundaryBefore(paragraph, end + CONTEXT, end);
  const words = paragraph.slice(from, to).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '… ' : ''}${words}${to < paragraph.length ? ' …' : ''}`;
}

function boundaryAfter(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/u);
  const at = space === -1 ? from : from + space + 1;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function boundaryBefore(text: string, from: number, limit: number): number {
  const space = text.slice(limit, from).search(/\s\S*$/u);
  const at = space === -1 ? from : limit + space;
  return isLowSurrogate(text, at) ? at + 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
