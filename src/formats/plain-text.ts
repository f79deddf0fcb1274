import type { LabelledText } from '../domain/labelled-text.ts';

/** Signs that plain text has by accident at most: bold speaker labels, headings with `#`, fenced blocks. */
const MARKDOWN = /^(?:#{1,6} +\S|(?:\*\*|__)[^*_\n]{1,60}(?:[:：] ?(?:\*\*|__)|(?:\*\*|__) ?[:：])|```)/m;

/** Plain text and Markdown alike: the words stay as they were written, marks of Markdown included. */
export function readPlainText(text: string): LabelledText {
  return { text, boldStarts: [], warnings: [] };
}

export function isMarkdown(text: string): boolean {
  return MARKDOWN.test(text);
}
