import type { Corpus, DocumentColumns, Owner } from '../domain/columns.ts';
import { forEachPassage } from './coded-words.ts';
import { touchesTurn, wordsWithin } from './survey.ts';

/** What there is to say of segments found, in all documents together. */
export type FoundCounts = {
  readonly segments: number;
  /** Distinct participants who pass and whose own turns the segments touch. */
  readonly participants: number;
  /** In the union of the segments. */
  readonly words: number;
};

export type CountedBy = {
  /** By participant: whether the filters leave them. */
  readonly passes: readonly boolean[];
  /** Only words in turns of participants who pass count; else all words do, whoever speaks. */
  readonly ownWords: boolean;
};

/** `found` has, by document, the places of segments in reading order. */
export function foundCounts(
  corpus: Corpus,
  found: readonly (readonly number[])[],
  { passes, ownWords }: CountedBy,
): FoundCounts {
  const met = new Uint8Array(corpus.participants.length);
  let segments = 0;
  let words = 0;
  for (const [index, document] of corpus.documents.entries()) {
    const places = found[index] ?? [];
    if (places.length === 0) continue;
    segments += places.length;
    const counts = document.owners.map((owner) => ownerPasses(owner, passes));
    words += ownWords ? ownWordsIn(document, places, counts) : wordsIn(document, places);
    for (const owner of ownersTouched(document, places)) meet(met, document.owners[owner], passes);
  }
  return { segments, participants: met.reduce((sum, one) => sum + one, 0), words };
}

export function ownerPasses(owner: Owner, passes: readonly boolean[]): boolean {
  return 'participants' in owner && owner.participants.some((participant) => passes[participant] ?? false);
}

function meet(met: Uint8Array, owner: Owner | undefined, passes: readonly boolean[]): void {
  if (owner === undefined || 'interviewer' in owner) return;
  for (const participant of owner.participants) if (passes[participant]) met[participant] = 1;
}

function wordsIn(document: DocumentColumns, places: readonly number[]): number {
  const { wordsBeforeStart, wordsBeforeEnd } = document.segments;
  let words = 0;
  forEachPassage(document, places, (head, tail) => {
    words += (wordsBeforeEnd[tail] ?? 0) - (wordsBeforeStart[head] ?? 0);
  });
  return words;
}

function ownWordsIn(
  document: DocumentColumns,
  places: readonly number[],
  counts: readonly boolean[],
): number {
  const { segments, turns } = document;
  let words = 0;
  let first = 0;
  forEachPassage(document, places, (head, tail) => {
    const start = segments.start[head] ?? 0;
    const end = segments.end[tail] ?? 0;
    while (first < turns.count && (turns.end[first] ?? 0) <= start) first += 1;
    for (let turn = first; turn < turns.count && (turns.start[turn] ?? 0) < end; turn += 1) {
      if (!counts[turns.owner[turn] ?? -1]) continue;
      words += wordsWithin(document, turn, head, tail);
    }
  });
  return words;
}

/** The owners whose turns the segments touch. Places are in reading order, so that no turn is looked up. */
function ownersTouched(document: DocumentColumns, places: readonly number[]): ReadonlySet<number> {
  const { segments, turns } = document;
  const touched = new Set<number>();
  let first = 0;
  for (const place of places) {
    const start = segments.start[place] ?? 0;
    const end = segments.end[place] ?? 0;
    while (first < turns.count && (turns.end[first] ?? 0) <= start) first += 1;
    for (let turn = first; turn < turns.count && (turns.start[turn] ?? 0) < end; turn += 1)
      if (touchesTurn(document, turn, start, end)) touched.add(turns.owner[turn] ?? -1);
  }
  return touched;
}

/** By place: whether the segment touches a turn of an owner who counts. */
export function segmentsTouching(document: DocumentColumns, counts: readonly boolean[]): Uint8Array {
  const { segments, turns } = document;
  const touching = new Uint8Array(segments.count);
  let first = 0;
  for (let place = 0; place < segments.count; place += 1) {
    const start = segments.start[place] ?? 0;
    const end = segments.end[place] ?? 0;
    while (first < turns.count && (turns.end[first] ?? 0) <= start) first += 1;
    for (let turn = first; turn < turns.count && (turns.start[turn] ?? 0) < end; turn += 1) {
      if (!counts[turns.owner[turn] ?? -1] || !touchesTurn(document, turn, start, end)) continue;
      touching[place] = 1;
      break;
    }
  }
  return touching;
}

/** Participants who pass and are linked to at least one of the documents. */
export function participantsIn(
  corpus: Corpus,
  documents: readonly DocumentColumns[],
  passes: readonly boolean[],
): number {
  const linked = new Uint8Array(corpus.participants.length);
  for (const { participants } of documents)
    for (const participant of participants) if (passes[participant]) linked[participant] = 1;
  return linked.reduce((sum, one) => sum + one, 0);
}
