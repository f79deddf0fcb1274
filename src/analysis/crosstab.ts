import type { Corpus, DocumentColumns } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { type CrosstabState, emptyState } from './crosstab-state.ts';
import { sweepDocument } from './sweep.ts';

/** Counts every unit of every cell in one pass. Refuses with NOT_FOUND what the query names and the corpus lacks. */
export function startCrosstab(corpus: Corpus, query: CrosstabQuery): CrosstabState {
  const state = emptyState(corpus, query);
  for (const document of corpus.documents) sweepDocument(state, document, 1);
  return state;
}

/** A crosstab of which some documents are counted yet. */
export type Counting = { readonly corpus: Corpus; readonly state: CrosstabState; counted: number };

export function beginCrosstab(corpus: Corpus, query: CrosstabQuery): Counting {
  return { corpus, state: emptyState(corpus, query), counted: 0 };
}

/** Counts a document after another until time is up. True when all are counted, as by `startCrosstab`. */
export function countOn(counting: Counting, isTimeUp: () => boolean): boolean {
  for (const document of counting.corpus.documents.slice(counting.counted)) {
    if (isTimeUp()) return false;
    sweepDocument(counting.state, document, 1);
    counting.counted += 1;
  }
  return true;
}

/**
 * Brings a crosstab up to date with one document that was edited, added (`before` null) or taken out (`after`
 * null), in time that depends on that document alone. Holds as long as codes, participants and attributes are
 * the ones it was started with; `before` is the very columns that were counted.
 */
export function replaceDocument(
  state: CrosstabState,
  before: DocumentColumns | null,
  after: DocumentColumns | null,
): void {
  if (before) sweepDocument(state, before, -1);
  if (after) sweepDocument(state, after, 1);
}
