import { characterAfter, characterBefore } from './characters.ts';
import { firstStop, isFolded, lastStop, type Rows, rowOf } from './rows.ts';
import type { Stretch } from './transcript-types.ts';

/** A text and the rows it is shown in: what a caret moves over. Hidden stretches are stepped over. */
export type Ground = { readonly text: string; readonly rows: Rows };

/** The nearest row that is shown, looking `towards` first; -1 where none is. */
function shownRow(rows: Rows, from: number, towards: 1 | -1): number {
  for (let row = from; row >= 0 && row < rows.count; row += towards) if (!isFolded(rows, row)) return row;
  for (let row = from; row >= 0 && row < rows.count; row -= towards) if (!isFolded(rows, row)) return row;
  return -1;
}

/** The place nearest to `offset` where a caret can stand: at a character's edge, in nothing hidden. */
export function stopAt({ text, rows }: Ground, offset: number, towards: 1 | -1): number {
  if (rows.count === 0) return 0;
  const wished = rowOf(rows, Math.max(0, Math.min(offset, text.length)));
  const start = rows.starts[wished] ?? 0;
  const isLead = offset < firstStop(rows, wished) && !isFolded(rows, wished);
  const from = isLead && towards < 0 && offset >= start ? wished - 1 : wished;
  const row = shownRow(rows, Math.max(0, from), towards);
  if (row < 0) return 0;
  if (row < wished) return lastStop(text, rows, row);
  const first = firstStop(rows, row);
  if (row > wished) return first;
  return Math.max(first, Math.min(offset, lastStop(text, rows, row)));
}

export function characterRight(ground: Ground, offset: number): number {
  const { text, rows } = ground;
  const row = rowOf(rows, offset);
  if (offset < lastStop(text, rows, row)) return stopAt(ground, characterAfter(text, offset), 1);
  return nextRowStop(ground, row) ?? offset;
}

export function characterLeft(ground: Ground, offset: number): number {
  const { text, rows } = ground;
  const row = rowOf(rows, offset);
  if (offset > firstStop(rows, row)) return stopAt(ground, characterBefore(text, offset), -1);
  return previousRowStop(ground, row) ?? offset;
}

function nextRowStop({ rows }: Ground, row: number): number | null {
  for (let next = row + 1; next < rows.count; next += 1)
    if (!isFolded(rows, next)) return firstStop(rows, next);
  return null;
}

function previousRowStop({ text, rows }: Ground, row: number): number | null {
  for (let next = row - 1; next >= 0; next -= 1) {
    if (isFolded(rows, next)) continue;
    const stop = lastStop(text, rows, next);
    // The end of a row that was cut is the start of the next one: the same place.
    return stop === rows.starts[row] ? characterBefore(text, stop) : stop;
  }
  return null;
}

/** The start of the next word, or the end of the row before its last one is passed. */
export function wordRight(ground: Ground, offset: number): number {
  const row = rowOf(ground.rows, offset);
  const end = lastStop(ground.text, ground.rows, row);
  if (offset >= end) return nextRowStop(ground, row) ?? offset;
  const next = wordsIn(ground, row).find(({ start }) => start > offset);
  return next?.start ?? end;
}

/** The start of the word the caret is in or behind. */
export function wordLeft(ground: Ground, offset: number): number {
  const row = rowOf(ground.rows, offset);
  const first = firstStop(ground.rows, row);
  if (offset <= first) return previousRowStop(ground, row) ?? offset;
  const before = wordsIn(ground, row).findLast(({ start }) => start < offset);
  return Math.max(first, before?.start ?? first);
}

/** The word at `offset`, or the white space or sign that stands there. */
export function wordAt(ground: Ground, offset: number): Stretch {
  const row = rowOf(ground.rows, offset);
  const last = lastStop(ground.text, ground.rows, row);
  const at = Math.min(offset, Math.max(firstStop(ground.rows, row), last - 1));
  return (
    pieces(ground, row, 'word').find(({ start, end }) => start <= at && at < end) ?? { start: at, end: at }
  );
}

export function sentenceAt(ground: Ground, offset: number): Stretch {
  const row = rowOf(ground.rows, offset);
  const last = lastStop(ground.text, ground.rows, row);
  const at = Math.min(offset, Math.max(firstStop(ground.rows, row), last - 1));
  return (
    pieces(ground, row, 'sentence').find(({ start, end }) => start <= at && at < end) ?? {
      start: at,
      end: at,
    }
  );
}

export function rowAtOffset(ground: Ground, offset: number): Stretch {
  const row = rowOf(ground.rows, offset);
  return { start: firstStop(ground.rows, row), end: lastStop(ground.text, ground.rows, row) };
}

function wordsIn(ground: Ground, row: number): readonly Stretch[] {
  return pieces(ground, row, 'word').filter(({ wordLike }) => wordLike);
}

function pieces({ text, rows }: Ground, row: number, granularity: 'word' | 'sentence') {
  const from = firstStop(rows, row);
  const stretch = text.slice(from, lastStop(text, rows, row));
  const segmenter = new Intl.Segmenter(undefined, { granularity });
  return Array.from(segmenter.segment(stretch), ({ index, segment, isWordLike }) => ({
    start: from + index,
    end: from + index + segment.length,
    wordLike: isWordLike === true,
  }));
}
