import type { Corpus, DocumentColumns, SegmentColumns } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { refuse } from '../kernel/errors.ts';
import { columnIn, TOTAL } from './crosstab-columns.ts';
import { type CrosstabPlan, codersOf, passesFilters, rowOf } from './crosstab-plan.ts';
import { type CrosstabState, emptyState } from './crosstab-state.ts';
import type { GroupKey } from './groups.ts';
import { agreedStretches } from './passages.ts';
import { placementOf } from './placement.ts';
import { turnsTouched } from './turns.ts';

/** A segment by its places: of its document in the corpus, and its own in the document's columns. */
export type SegmentPlace = { readonly document: number; readonly segment: number };

/**
 * The segments that a cell counts in the unit segments, in reading order; `group` null is the total. Refuses with
 * NOT_FOUND a code that the query does not show. A group that nobody is in has none.
 */
export function segmentsBehind(
  corpus: Corpus,
  query: CrosstabQuery,
  code: number,
  group: GroupKey | null,
): readonly SegmentPlace[] {
  const state = emptyState(corpus, query);
  const row = state.plan.rowOf[code] ?? -1;
  if (row < 0) return refuse('NOT_FOUND', { what: 'code' });
  const column = group ? columnIn(state.set, group) : TOTAL;
  return corpus.documents.flatMap((document, index) =>
    countedIn(state, document, column, [row]).map((segment) => ({ document: index, segment })),
  );
}

/** Every segment that a crosstab counts in any of its cells, in reading order. */
export function countedSegments(corpus: Corpus, query: CrosstabQuery): readonly SegmentPlace[] {
  const state = emptyState(corpus, query);
  // What coders agree on by a sub-code they also agree on by the code above it: the top rows count all there is.
  const top = [...state.plan.parentOf.keys()].filter((row) => (state.plan.parentOf[row] ?? -1) < 0);
  return corpus.documents.flatMap((document, index) =>
    countedIn(state, document, TOTAL, top).map((segment) => ({ document: index, segment })),
  );
}

/** The segments of a document that count in the column, in one of these rows, none of which is below another. */
function countedIn(
  state: CrosstabState,
  document: DocumentColumns,
  column: number,
  rows: readonly number[],
): readonly number[] {
  const { plan } = state;
  if (!passesFilters(plan, document)) return [];
  const coders = plan.agreed ? codersOf(document) : [];
  if (plan.agreed && coders.length < 2) return [];
  const placement = placementOf(state, document);
  const counts = placement.owners.map(({ columns }) => columns.includes(column));
  const touches: Touches = (start, end) =>
    turnsTouched(document, start, end).some((turn) => counts[document.turns.owner[turn] ?? -1]);
  const { segments } = document;
  const counted = membersOf(plan, segments, rows).flatMap((members) =>
    plan.agreed
      ? agreedMembers(segments, members, coders, touches)
      : members.filter((segment) => touches(segments.start[segment] ?? 0, segments.end[segment] ?? 0)),
  );
  return counted.sort((a, b) => a - b);
}

/** Whether a stretch touches a turn of somebody who counts. */
type Touches = (start: number, end: number) => boolean;

/** The members whose part in what all coders agree on touches such a turn. */
function agreedMembers(
  segments: SegmentColumns,
  members: readonly number[],
  coders: readonly number[],
  touches: Touches,
): readonly number[] {
  const heads = new Int32Array(members.length);
  const tails = new Int32Array(members.length);
  const range = { indexes: Int32Array.from(members), from: 0, to: members.length };
  const coderOf = segments.coder.map((coder) => coders.indexOf(coder));
  const room = { heads, tails, reach: new Int32Array(coders.length) };
  const count = agreedStretches(room, segments, range, coderOf, coders.length);
  const stretchEnd = (stretch: number) => segments.end[tails[stretch] ?? 0] ?? 0;
  let nearest = 0;
  return members.filter((segment) => {
    const start = segments.start[segment] ?? 0;
    const end = segments.end[segment] ?? 0;
    while (nearest < count && stretchEnd(nearest) <= start) nearest += 1;
    for (let stretch = nearest; stretch < count; stretch += 1) {
      const from = segments.start[heads[stretch] ?? 0] ?? 0;
      if (from >= end) return false;
      if (touches(Math.max(start, from), Math.min(end, stretchEnd(stretch)))) return true;
    }
    return false;
  });
}

/** The segments of each row, in reading order; rows without any are left out. */
function membersOf(
  plan: CrosstabPlan,
  segments: SegmentColumns,
  rows: readonly number[],
): readonly (readonly number[])[] {
  const members = new Map<number, number[]>(rows.map((row) => [row, []]));
  for (let segment = 0; segment < segments.count; segment += 1) {
    for (let row = rowOf(plan, segments, segment); row >= 0; row = plan.parentOf[row] ?? -1) {
      members.get(row)?.push(segment);
    }
  }
  return [...members.values()].filter(({ length }) => length > 0);
}
