import { readCrosstab } from '../analysis/crosstab-table.ts';
import { type FoundCounts, foundCounts, participantsIn } from '../analysis/found-counts.ts';
import type { Input } from '../contract/contract.ts';
import type { RetrievedView } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import type { Corpus } from '../domain/columns.ts';
import { type CellMeant, cellMeant, type Reports, segmentsOfMeant } from './reports.ts';
import { retrievedRows } from './retrieved-rows.ts';
import { placesOf, type SegmentFilter, segmentsChosen } from './segment-choice.ts';

/** Segments found, by document: their places in its columns, in reading order. */
type Found = FoundCounts & { readonly of: number; readonly places: readonly (readonly number[])[] };

/**
 * Segments with the words around them, a page of them in project and reading order, and what there is to say of all
 * that were found. Behind a cell, participants and words are those of the cell's own group, as the crosstab counts
 * them; otherwise participants are those whom the filters leave, and words are those of the texts, whoever speaks:
 * with `counted` only those in turns of such participants.
 */
export function retrieveSegments(
  db: Reader,
  reports: Reports,
  input: Input<'segment.retrieve'>,
): RetrievedView {
  const found = foundOrKept(db, reports, input);
  const page = pageOf(found.places, input.offset ?? 0, input.limit);
  return {
    segments: found.segments,
    participants: found.participants,
    of: found.of,
    words: found.words,
    rows: retrievedRows(db, reports.corpus(), page, input.context),
  };
}

/** What was found last, for the pages that follow. Whatever changes a project makes other columns of it. */
const latest = new WeakMap<Corpus, { readonly asked: string; readonly found: Found }>();

function foundOrKept(db: Reader, reports: Reports, input: Input<'segment.retrieve'>): Found {
  const { offset: _, limit: __, context: ___, cell, ...filter } = input;
  const corpus = reports.corpus();
  const asked = JSON.stringify(cell ?? filter);
  const kept = latest.get(corpus);
  if (kept?.asked === asked) return kept.found;
  const found = cell === undefined ? foundBy(db, corpus, filter) : foundBehind(cellMeant(db, reports, cell));
  latest.set(corpus, { asked, found });
  return found;
}

function foundBy(db: Reader, corpus: Corpus, filter: SegmentFilter): Found {
  const { plan, includes, places: chosen } = segmentsChosen(db, corpus, filter);
  const places = corpus.documents.map((_, index) => chosen(index));
  const { passes } = plan;
  return {
    ...foundCounts(corpus, places, { passes, ownWords: filter.counted === true }),
    of: participantsIn(corpus, corpus.documents.filter(includes), passes),
    places,
  };
}

function foundBehind(meant: CellMeant): Found {
  const { corpus, state, row, group } = meant;
  const of = placesOf(segmentsOfMeant(meant));
  const places = corpus.documents.map((_, index) => of(index));
  const valueIn = (unit: 'participants' | 'words') => {
    const { values, rows } = readCrosstab(state, unit);
    return values[group * rows.length + row] ?? 0;
  };
  return {
    segments: places.reduce((sum, { length }) => sum + length, 0),
    participants: valueIn('participants'),
    of: (meant.table.groups[group] ?? meant.table.total).n,
    words: valueIn('words'),
    places,
  };
}

/** The same without the first `offset` segments and those beyond `limit`. */
function pageOf(
  places: readonly (readonly number[])[],
  offset: number,
  limit: number,
): readonly (readonly number[])[] {
  let skipped = 0;
  return places.map((chosen) => {
    const from = Math.max(0, offset - skipped);
    const to = Math.max(0, offset + limit - skipped);
    skipped += chosen.length;
    return chosen.slice(from, to);
  });
}
