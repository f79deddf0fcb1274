import { snapped } from './characters.ts';
import { firstStop, isFolded, type Rows, rowOf } from './rows.ts';
import type { Snapping, Stretch } from './transcript-types.ts';
import type { View } from './view.ts';

/** What would be coded now; null where nothing but white space is selected. */
export function selectionOf({ anchor, focus, props, surface }: View): Stretch | null {
  if (anchor === null || focus === null || anchor === focus) return null;
  return seenStretch(props.text, surface.rows, anchor, focus, props.snapping);
}

/**
 * What is seen of the text between two places, snapped: neither end stands in a hidden label, nor is one just behind it
 * where nothing that is seen would follow or go before.
 */
export function seenStretch(
  text: string,
  rows: Rows,
  from: number,
  to: number,
  snapping: Snapping,
): Stretch | null {
  let stretch = snapped(text, from, to, snapping);
  // White space before a label may follow another label; whole words are not asked for again, they could bring it back.
  for (let pass = 0; pass < PASSES && stretch !== null; pass += 1) {
    const start = startSeen(rows, stretch.start);
    const end = endSeen(rows, stretch.end);
    if (start >= end) return null;
    if (start === stretch.start && end === stretch.end) return stretch;
    stretch = snapped(text, start, end, 'character');
  }
  return stretch;
}

/** As many labels of turns in which nothing was said as may follow one another at an end. */
const PASSES = 64;

function startSeen(rows: Rows, start: number): number {
  const row = rowOf(rows, start);
  if (isFolded(rows, row)) return rows.starts[row + 1] ?? start;
  return Math.max(start, firstStop(rows, row));
}

function endSeen(rows: Rows, end: number): number {
  const row = rowOf(rows, Math.max(0, end - 1));
  const isUnseen = isFolded(rows, row) || end <= firstStop(rows, row);
  return isUnseen ? (rows.starts[row] ?? end) : end;
}

/** What is painted as selected: what the ends enclose, or the whole words that would be coded. */
export function selectionShown(view: View): Stretch | null {
  const { anchor, focus, props } = view;
  if (anchor === null || focus === null || anchor === focus) return null;
  if (props.snapping === 'word') return selectionOf(view);
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}
