import type { DocumentColumns } from '../domain/columns.ts';
import { CLOSED, type CrosstabState } from './crosstab-state.ts';
import type { SegmentRange } from './passages.ts';
import type { Placement } from './placement.ts';
import { NOBODY, SEVERAL, type Survey, touchesTurn, wordsWithin } from './survey.ts';

/** One document on its way into the counts (sign 1) or out of them (-1). */
export type Sweep = {
  readonly state: CrosstabState;
  readonly document: DocumentColumns;
  readonly placement: Placement;
  readonly survey: Survey;
  readonly sign: 1 | -1;
};

/** Counts a segment that touches turns of several owners, once in each column. */
function countJointSegment(sweep: Sweep, row: number, segment: number): void {
  const { start, end } = sweep.document.segments;
  sweep.state.scratch.stamp += 1;
  countStretch(sweep, row, segment, start[segment] ?? 0, end[segment] ?? 0);
}

/** Counts each segment of a row where the part of it that lies in the row's agreed stretches touches a turn. */
export function countAgreedSegments(sweep: Sweep, row: number, range: SegmentRange, stretches: number): void {
  const { scratch } = sweep.state;
  const { start, end } = sweep.document.segments;
  const { heads, tails } = scratch.stretches;
  let nearest = 0;
  for (let member = range.from; member < range.to; member += 1) {
    const segment = range.indexes[member] ?? 0;
    const segmentStart = start[segment] ?? 0;
    const segmentEnd = end[segment] ?? 0;
    while (nearest < stretches && (end[tails[nearest] ?? 0] ?? 0) <= segmentStart) nearest += 1;
    scratch.stamp += 1;
    for (let stretch = nearest; stretch < stretches; stretch += 1) {
      const stretchStart = start[heads[stretch] ?? 0] ?? 0;
      if (stretchStart >= segmentEnd) break;
      const stretchEnd = end[tails[stretch] ?? 0] ?? 0;
      countStretch(
        sweep,
        row,
        segment,
        Math.max(segmentStart, stretchStart),
        Math.min(segmentEnd, stretchEnd),
      );
    }
  }
}

/** Counts a stretch of a segment for the owners it touches, and once under the present stamp in each column. */
function countStretch(sweep: Sweep, row: number, segment: number, start: number, end: number): void {
  const { state, document } = sweep;
  const { scratch } = state;
  const { turns } = document;
  for (let turn = sweep.survey.firstTurn[segment] ?? 0; turn < turns.count; turn += 1) {
    if ((turns.start[turn] ?? 0) >= end) break;
    const owner = sweep.survey.turnOwner[turn] ?? NOBODY;
    if (owner === NOBODY || !touchesTurn(document, turn, start, end)) continue;
    countOwner(sweep, row, owner, scratch.ownerSegments, state.counts.segments);
  }
}

/**
 * Counts one for the owner of a turn that is touched. Owners are booked to their columns one by one: where the same
 * column is met again under the present stamp, by another of its owners or the same, it is taken off there at once.
 */
function countOwner(
  sweep: Sweep,
  row: number,
  owner: number,
  ofOwners: Int32Array,
  ofColumns: Int32Array,
): void {
  const { state, placement, sign } = sweep;
  const { columnStamp, stamp } = state.scratch;
  const rows = state.plan.rows.length;
  add(ofOwners, owner * rows + row, 1);
  for (const column of placement.owners[owner]?.columns ?? []) {
    if (columnStamp[column] === stamp) add(ofColumns, column * rows + row, -sign);
    columnStamp[column] = stamp;
  }
}

/**
 * Counts each segment in the row of its own code (a branch's segments are the sum of them), and unites each row's
 * segments to passages: segments come in reading order, and go into all rows they count in. The same as
 * `extendPassage` for each segment and row, written out over local names: most of the time of a crosstab is spent here.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: calls in this loop cost a third of a crosstab.
export function countSegmentsAndPassages(sweep: Sweep): void {
  const { plan, scratch } = sweep.state;
  const { parentOf, rowOf: rowOfCode, coder: onlyCoder } = plan;
  const { start, end, code, coder, count } = sweep.document.segments;
  const { head, tail, reach, rows, ownerSegments } = scratch;
  const ownerOf = sweep.survey.owner;
  const width = plan.rows.length;
  let listed = scratch.rowCount;
  for (let segment = 0; segment < count; segment += 1) {
    const own = rowOfCode[code[segment] ?? 0] ?? -1;
    if (own < 0 || (onlyCoder >= 0 && coder[segment] !== onlyCoder)) continue;
    const owner = ownerOf[segment] ?? NOBODY;
    if (owner >= 0) add(ownerSegments, owner * width + own, 1);
    else if (owner === SEVERAL) countJointSegment(sweep, own, segment);
    const from = start[segment] ?? 0;
    const to = end[segment] ?? 0;
    for (let row = own; row >= 0; row = parentOf[row] ?? -1) {
      const open = reach[row] ?? CLOSED;
      if (from > open) {
        if (open === CLOSED) rows[listed++] = row;
        else countPassage(sweep, row, head[row] ?? 0, tail[row] ?? 0);
        head[row] = segment;
      } else if (to <= open) continue;
      else if (start[head[row] ?? 0] === from) head[row] = segment;
      tail[row] = segment;
      reach[row] = to;
    }
  }
  scratch.rowCount = listed;
}

/**
 * Unites a stretch, from the start of segment `from` to the end of segment `to`, with the row's open passage where
 * it touches or overlaps it; else counts that passage and opens a new one. Stretches of a row come in order.
 */
export function extendPassage(sweep: Sweep, row: number, from: number, to: number): void {
  const { scratch } = sweep.state;
  const { start, end } = sweep.document.segments;
  const { head, tail, reach } = scratch;
  const open = reach[row] ?? CLOSED;
  const stretchStart = start[from] ?? 0;
  const stretchEnd = end[to] ?? 0;
  if (stretchStart > open) {
    if (open === CLOSED) {
      scratch.rows[scratch.rowCount] = row;
      scratch.rowCount += 1;
    } else countPassage(sweep, row, head[row] ?? 0, tail[row] ?? 0);
    head[row] = start[to] === stretchStart ? to : from;
  } else {
    if (stretchEnd <= open) return;
    if (start[to] === start[head[row] ?? 0]) head[row] = to;
  }
  tail[row] = to;
  reach[row] = stretchEnd;
}

/** Counts the passages that are still open at the end of the document. */
export function closePassages(sweep: Sweep): void {
  const { head, tail, reach, rows, rowCount } = sweep.state.scratch;
  for (let listed = 0; listed < rowCount; listed += 1) {
    const row = rows[listed] ?? 0;
    countPassage(sweep, row, head[row] ?? 0, tail[row] ?? 0);
    reach[row] = CLOSED;
  }
}

/** A passage that one segment covers was surveyed with it. */
function countPassage(sweep: Sweep, row: number, head: number, tail: number): void {
  const { owner: ownerOf, words } = sweep.survey;
  const owner = head === tail ? (ownerOf[head] ?? NOBODY) : SEVERAL;
  if (owner === SEVERAL) countJointPassage(sweep, row, head, tail);
  else if (owner !== NOBODY) {
    const { ownerPassages, ownerWords } = sweep.state.scratch;
    const cell = owner * sweep.state.plan.rows.length + row;
    add(ownerPassages, cell, 1);
    add(ownerWords, cell, words[head] ?? 0);
  }
}

/** A passage of several segments, or in turns of several owners. */
function countJointPassage(sweep: Sweep, row: number, head: number, tail: number): void {
  const { state, document } = sweep;
  const { scratch } = state;
  const { segments, turns } = document;
  const start = segments.start[head] ?? 0;
  const end = segments.end[tail] ?? 0;
  scratch.stamp += 1;
  for (let turn = sweep.survey.firstTurn[head] ?? 0; turn < turns.count; turn += 1) {
    if ((turns.start[turn] ?? 0) >= end) break;
    const owner = sweep.survey.turnOwner[turn] ?? NOBODY;
    if (owner === NOBODY || !touchesTurn(document, turn, start, end)) continue;
    add(scratch.ownerWords, owner * state.plan.rows.length + row, wordsWithin(document, turn, head, tail));
    countOwner(sweep, row, owner, scratch.ownerPassages, state.counts.passages);
  }
}

function add(counts: Int32Array, index: number, amount: number): void {
  counts[index] = (counts[index] ?? 0) + amount;
}
