import type { DocumentColumns } from '../domain/columns.ts';
import type { Scratch } from './crosstab-state.ts';
import type { Placement } from './placement.ts';

export const NOBODY = -1;
export const SEVERAL = -2;

/** Notes the owner of each turn, or NOBODY where the owner does not count. */
export function surveyTurns(scratch: Scratch, { turns }: DocumentColumns, { owners }: Placement): void {
  const { turnOwner } = scratch;
  for (let turn = 0; turn < turns.count; turn += 1) {
    const owner = turns.owner[turn] ?? NOBODY;
    turnOwner[turn] = owner < 0 || owners[owner]?.columns.length === 0 ? NOBODY : owner;
  }
}

/** Notes for each segment where its turns begin, whose they are, and how many of its words are in them. */
export function surveySegments(scratch: Scratch, document: DocumentColumns): void {
  const { segments, turns } = document;
  const { turnOwner } = scratch;
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
    scratch.firstTurn[index] = firstTurn;
    scratch.owner[index] = owner;
    scratch.words[index] = words;
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
