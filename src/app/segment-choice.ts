import { type CrosstabPlan, codersOf, passesFilters, planOf } from '../analysis/crosstab-plan.ts';
import { ownerPasses, segmentsTouching } from '../analysis/found-counts.ts';
import { countedSegments, type SegmentPlace } from '../analysis/segments-behind.ts';
import type { Input } from '../contract/contract.ts';
import type { Reader } from '../db/connection.ts';
import { segmentRecords, segmentTimes } from '../db/segment-records.ts';
import type { Corpus, DocumentColumns } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import type { DocumentId } from '../domain/ids.ts';
import { refuse } from '../kernel/errors.ts';
import { documentMeant } from './references.ts';
import { queryMeant } from './reports.ts';

export type SegmentFilter = Omit<Input<'segment.table'>, 'offset' | 'limit'> & {
  /** Coded at or after this instant, ISO. */
  readonly since?: string | undefined;
};

/** By a document's place in the corpus: the places of segments in its columns, in reading order. */
export type Places = (document: number) => readonly number[];

export type Choice = {
  readonly plan: CrosstabPlan;
  /** Whether segments of the document could be chosen, by what is asked of documents. */
  readonly includes: (document: DocumentColumns) => boolean;
  readonly places: Places;
};

/** The segments that pass a filter. */
export function segmentsChosen(db: Reader, corpus: Corpus, filter: SegmentFilter): Choice {
  const only = filter.document === undefined ? null : documentMeant(db, filter.document).id;
  const query = queryMeant(db, corpus, { ...filter, by: filter.by === undefined ? [] : [filter.by] });
  if (query.coders.kind === 'all' && filter.counted !== true) {
    refuse('INVALID_INPUT', { issues: ['the coder policy "all" goes with --counted'] });
  }
  const plan = planOf(corpus, query);
  const branch = branchOf(corpus, query);
  const counted = filter.counted === true ? placesOf(countedSegments(corpus, query)) : null;
  const matches = [holding(db, filter.text), createdSince(db, filter.since)];
  const includes = (document: DocumentColumns) =>
    (only === null || document.id === only) &&
    passesFilters(plan, document) &&
    (!plan.agreed || codersOf(document).length >= 2);
  return {
    plan,
    includes,
    places: (index) => {
      const document = corpus.documents[index];
      if (document === undefined || !includes(document)) return [];
      const isWanted = (segment: number) => isWithin(branch, document.segments.code[segment]);
      const places = counted === null ? passing(plan, document, branch) : counted(index).filter(isWanted);
      return matches.reduce(
        (left, match) => (match === null || left.length === 0 ? left : match(document.id, left)),
        places,
      );
    },
  };
}

/** Places that are given one by one, by their documents. */
export function placesOf(found: readonly SegmentPlace[]): Places {
  const listed = new Map<number, number[]>();
  for (const { document, segment } of found) {
    const places = listed.get(document) ?? [];
    places.push(segment);
    listed.set(document, places);
  }
  return (index) => listed.get(index) ?? [];
}

/** Keeps of a document's segments those that match. */
type Match = (id: DocumentId, places: readonly number[]) => readonly number[];

function holding(db: Reader, text: string | undefined): Match | null {
  if (text === undefined || text === '') return null;
  const fold = (value: string) => value.normalize('NFC').toLowerCase();
  const needle = fold(text);
  return (id, places) => {
    const records = segmentRecords(db, id);
    return places.filter((place) => fold(records[place]?.quote ?? '').includes(needle));
  };
}

function createdSince(db: Reader, since: string | undefined): Match | null {
  if (since === undefined) return null;
  const from = Date.parse(since);
  return (id, places) => {
    const times = segmentTimes(db, id);
    return places.filter((place) => (times[place] ?? 0) >= from);
  };
}

/** Code numbers of the branch asked for, null for all. */
function branchOf({ codes }: Corpus, { code, direct }: CrosstabQuery): ReadonlySet<number> | null {
  if (code === null) return null;
  const root = codes.positionOf[code] ?? -1;
  const end = direct ? root + 1 : (codes.codes[root]?.branchEnd ?? root + 1);
  return new Set(codes.codes.slice(root, end).map(({ number }) => number));
}

function isWithin(branch: ReadonlySet<number> | null, code: number | undefined): boolean {
  return branch === null || branch.has(code ?? -1);
}

/** Segments of a document that pass the filters, also those that nobody's turn holds. */
function passing(
  plan: CrosstabPlan,
  document: DocumentColumns,
  branch: ReadonlySet<number> | null,
): readonly number[] {
  const asksPeople = plan.query.where.length > plan.documentFilters.length;
  const touching = asksPeople
    ? segmentsTouching(
        document,
        document.owners.map((owner) => ownerPasses(owner, plan.passes)),
      )
    : null;
  const { segments } = document;
  const found: number[] = [];
  for (let segment = 0; segment < segments.count; segment += 1) {
    if (!isWithin(branch, segments.code[segment])) continue;
    if (plan.coder >= 0 && segments.coder[segment] !== plan.coder) continue;
    if (touching !== null && touching[segment] === 0) continue;
    found.push(segment);
  }
  return found;
}
