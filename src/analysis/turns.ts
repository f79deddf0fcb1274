import type { DocumentColumns, TurnColumns } from '../domain/columns.ts';

/** The turns that share at least one code unit with the stretch, in text order. */
export function turnsTouched({ turns }: DocumentColumns, start: number, end: number): readonly number[] {
  const touched: number[] = [];
  for (let turn = firstTurnEndingAfter(turns, start); turn < turns.count; turn += 1) {
    const turnStart = turns.start[turn] ?? 0;
    if (turnStart >= end) break;
    if (Math.max(start, turnStart) < Math.min(end, turns.end[turn] ?? 0)) touched.push(turn);
  }
  return touched;
}

/** The participants whose turns the stretch touches, each once, in the order of those turns. */
export function participantsTouched(
  document: DocumentColumns,
  start: number,
  end: number,
): readonly number[] {
  const touched = new Set<number>();
  for (const turn of turnsTouched(document, start, end)) {
    const owner = document.owners[document.turns.owner[turn] ?? -1];
    if (!owner || 'interviewer' in owner) continue;
    for (const participant of owner.participants) touched.add(participant);
  }
  return [...touched];
}

/** Turns do not overlap: their ends are in order as their starts are. */
function firstTurnEndingAfter({ end, count }: TurnColumns, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((end[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
