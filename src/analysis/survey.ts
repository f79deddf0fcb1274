import type { DocumentColumns } from '../domain/columns.ts';
import type { Placement } from './placement.ts';

export const NOBODY = -1;
export const SEVERAL = -2;

/** What a document's segments touch, for the owners who count. */
export type Survey = {
  /** By turn: its owner; NOBODY where that is nobody who counts. */
  readonly turnOwner: Int32Array;
  /** By segment: the first turn that ends after it starts. */
  readonly firstTurn: Int32Array;
  /** By segment: the only owner whose turns it touches, or NOBODY, or SEVERAL. */
  readonly owner: Int32Array;
  /** By segment: its words in turns of owners who count. */
  readonly words: Int32Array;
  /** By owner who counts: the words of their turns. */
  readonly spoken: Int32Array;
};

/** Most questions count every participant and no interviewer: such a survey is made once for a document's columns. */
const usualSurveys = new WeakMap<DocumentColumns, Survey>();

export function surveyOf(document: DocumentColumns, { owners }: Placement): Survey {
  const isUsual = document.owners.every(
    (owner, index) => 'participants' in owner === (owners[index]?.columns.length ?? 0) > 0,
  );
  if (!isUsual) return survey(document, (owner) => (owners[owner]?.columns.length ?? 0) > 0);
  const known = usualSurveys.get(document);
  if (known !== undefined) return known;
  const made = survey(document, (owner) => 'participants' in (document.owners[owner] ?? {}));
  usualSurveys.set(document, made);
  return made;
}

function survey(document: DocumentColumns, isCounted: (owner: number) => boolean): Survey {
  const { segments, turns, owners } = document;
  const turnOwner = turns.owner.map((owner) => (owner >= 0 && isCounted(owner) ? owner : NOBODY));
  const made: Survey = {
    turnOwner,
    firstTurn: new Int32Array(segments.count),
    owner: new Int32Array(segments.count),
    words: new Int32Array(segments.count),
    spoken: new Int32Array(owners.length),
  };
  surveySegments(made, document);
  for (let turn = 0; turn < turns.count; turn += 1) {
    const owner = turnOwner[turn] ?? NOBODY;
    if (owner === NOBODY) continue;
    const words = (turns.wordsBeforeEnd[turn] ?? 0) - (turns.wordsBeforeStart[turn] ?? 0);
    made.spoken[owner] = (made.spoken[owner] ?? 0) + words;
  }
  return made;
}

/** Notes for each segment where its turns begin, whose they are, and how many of its words are in them. */
function surveySegments(into: Survey, document: DocumentColumns): void {
  const { segments, turns } = document;
  const { turnOwner } = into;
  let firstTurn = 0;
  for (let index = 0; index < segments.count; index += 1) {
    const start = segments.start[index] ?? 0;
    const end = segments.end[index] ?? 0;
    while (firstTurn < turns.count && (turns.end[firstTurn] ?? 0) <= start) firstTurn += 1;
    let owner = NOBODY;
    let words = 0;
    for (let turn = firstTurn; turn < turns.count && (turns.start[turn] ?? 0) < end; turn += 1) {
      const candidate = turnOwner[turn] ?? NOBODY;
      if (candidate === NOBODY || !touchesTurn(document, turn, start, end)) continue;
      owner = owner === NOBODY || owner === candidate ? candidate : SEVERAL;
      words += wordsWithin(document, turn, index, index);
    }
    into.firstTurn[index] = firstTurn;
    into.owner[index] = owner;
    into.words[index] = words;
  }
}

/** Whether the stretch and the turn share a code unit; the turn may be empty. */
export function touchesTurn({ turns }: DocumentColumns, turn: number, start: number, end: number): boolean {
  return Math.min(end, turns.end[turn] ?? 0) > Math.max(start, turns.start[turn] ?? 0);
}

/** The words of a turn between the start of one segment and the end of another. */
export function wordsWithin(
  { segments, turns }: DocumentColumns,
  turn: number,
  head: number,
  tail: number,
): number {
  const to = Math.min(segments.wordsBeforeEnd[tail] ?? 0, turns.wordsBeforeEnd[turn] ?? 0);
  return to - Math.max(segments.wordsBeforeStart[head] ?? 0, turns.wordsBeforeStart[turn] ?? 0);
}
