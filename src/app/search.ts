import type { Input } from '../contract/contract.ts';
import type { FoundView } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { paragraphsMatching, placesOf } from '../db/search.ts';
import { isForWordIndex, matchExpression, snippetAround } from '../domain/search-text.ts';

/** Where a text stands, in reading order. Words that no index holds are sought as they are written. */
export function findText(db: Reader, input: Input<'search.find'>): readonly FoundView[] {
  const byWords = input.mode === 'words' && isForWordIndex(input.text);
  const found = byWords
    ? paragraphsMatching(db, matchExpression(input.text, input.typing ?? false), input.limit)
    : placesOf(db, input.text.replace(/\r\n?/g, '\n'), input.limit);
  return found.map(({ documentId, document, start, end, line, paragraph, paragraphStart }) => ({
    documentId,
    document,
    start,
    end,
    line,
    snippet: snippetAround(
      paragraph,
      start - paragraphStart,
      Math.min(end - paragraphStart, paragraph.length),
    ),
  }));
}
