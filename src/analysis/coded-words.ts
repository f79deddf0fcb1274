import type { Corpus, DocumentColumns } from '../domain/columns.ts';
import { wordsWithin } from './survey.ts';

/** Words of one document: what its owners say, and what of the text and of theirs lies in the union of its segments. */
export type CodedWords = {
  /** Of the whole text, whoever speaks. */
  readonly coded: number;
  /** By owner. */
  readonly spoken: Int32Array;
  readonly spokenCoded: Int32Array;
};

/** Columns are never changed: after an edit only the document at hand is counted anew. */
const counted = new WeakMap<DocumentColumns, CodedWords>();

export function codedWords(document: DocumentColumns): CodedWords {
  const known = counted.get(document);
  if (known !== undefined) return known;
  const made = countWords(document);
  counted.set(document, made);
  return made;
}

function countWords(document: DocumentColumns): CodedWords {
  const { segments, turns, owners } = document;
  const spoken = new Int32Array(owners.length);
  const spokenCoded = new Int32Array(owners.length);
  for (let turn = 0; turn < turns.count; turn += 1) {
    const words = (turns.wordsBeforeEnd[turn] ?? 0) - (turns.wordsBeforeStart[turn] ?? 0);
    add(spoken, turns.owner[turn] ?? -1, words);
  }
  let coded = 0;
  let first = 0;
  const all = Int32Array.from({ length: segments.count }, (_, segment) => segment);
  forEachPassage(document, all, (head, tail) => {
    coded += (segments.wordsBeforeEnd[tail] ?? 0) - (segments.wordsBeforeStart[head] ?? 0);
    const start = segments.start[head] ?? 0;
    const end = segments.end[tail] ?? 0;
    while (first < turns.count && (turns.end[first] ?? 0) <= start) first += 1;
    for (let turn = first; turn < turns.count && (turns.start[turn] ?? 0) < end; turn += 1) {
      add(spokenCoded, turns.owner[turn] ?? -1, wordsWithin(document, turn, head, tail));
    }
  });
  return { coded, spoken, spokenCoded };
}

/** Nobody's turns have no owner. */
function add(counts: Int32Array, owner: number, words: number): void {
  if (owner >= 0) counts[owner] = (counts[owner] ?? 0) + words;
}

/**
 * Unites segments, given by their places in reading order, where they touch or overlap: calls back with the segments
 * that each united stretch begins and ends with.
 */
export function forEachPassage(
  { segments }: DocumentColumns,
  places: ArrayLike<number>,
  onPassage: (head: number, tail: number) => void,
): void {
  let head = -1;
  let tail = -1;
  let reach = -1;
  for (let index = 0; index < places.length; index += 1) {
    const segment = places[index] ?? 0;
    const end = segments.end[segment] ?? 0;
    if ((segments.start[segment] ?? 0) > reach) {
      if (head >= 0) onPassage(head, tail);
      head = segment;
    } else if (end <= reach) continue;
    tail = segment;
    reach = end;
  }
  if (head >= 0) onPassage(head, tail);
}

/** By participant: words of their turns, and those of them that are coded. What several say together is each one's. */
export function wordsByParticipant(corpus: Corpus): {
  readonly spoken: Int32Array;
  readonly coded: Int32Array;
} {
  const spoken = new Int32Array(corpus.participants.length);
  const coded = new Int32Array(corpus.participants.length);
  for (const document of corpus.documents) {
    const words = codedWords(document);
    for (const [index, owner] of document.owners.entries()) {
      if ('interviewer' in owner) continue;
      for (const participant of owner.participants) {
        add(spoken, participant, words.spoken[index] ?? 0);
        add(coded, participant, words.spokenCoded[index] ?? 0);
      }
    }
  }
  return { spoken, coded };
}
