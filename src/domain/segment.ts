import type { Instant } from '../kernel/clock.ts';
import type { CodeId, CoderId, DocumentId, DocumentVersionId, SegmentId } from './ids.ts';
import type { Span } from './span.ts';

/** A span of a document, a code and a coder. The same three twice are one segment. */
export type Segment = {
  readonly id: SegmentId;
  readonly documentId: DocumentId;
  readonly documentVersionId: DocumentVersionId;
  readonly codeId: CodeId;
  readonly coderId: CoderId;
  readonly span: Span;
  readonly quote: string;
  readonly comment: string;
  readonly createdAt: Instant;
};

/** The start of the `occurrence`-th place (1-based, overlapping places count) where `quote` stands in `text`; -1 if none. */
export function placeOfQuote(text: string, quote: string, occurrence: number): number {
  let place = -1;
  for (let found = 0; found < occurrence; found += 1) {
    place = text.indexOf(quote, place + 1);
    if (place === -1) return -1;
  }
  return place;
}

/** In how many places `quote` stands in `text`, counted up to `most`. */
export function countQuote(text: string, quote: string, most: number): number {
  let count = 0;
  for (let place = text.indexOf(quote); place !== -1 && count < most; place = text.indexOf(quote, place + 1))
    count += 1;
  return count;
}
