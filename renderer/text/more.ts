import { leftOverIn } from './marks.ts';
import { visualLines } from './places.ts';
import { lineOfOffset, type Row } from './row.ts';
import type { View } from './view.ts';

/** "+n" behind the last word of a visual line. */
export type More = {
  readonly count: number;
  /** Pixels from the top of the row, and from the edge where the line ends. */
  readonly top: number;
  readonly side: 'left' | 'right';
  readonly inset: number;
};

/** Pixels between the last word and what follows it. */
const GAP = 3;

/**
 * Where segments that found no underline end in a row, and how many there are on that line. They stand behind the
 * line's last word, where they cover nothing.
 */
export function moreIn(view: View, row: Row): readonly More[] {
  const left = leftOverIn(view.marks, row.bodyStart, row.end);
  if (left.length === 0) return [];
  const { layout } = view.surface;
  const lines = visualLines(view.surface, row);
  const ending = new Set(
    left.filter(({ end }) => end <= row.end).map(({ end }) => lineOfOffset(lines, end - 1)),
  );
  const frame = row.element.getBoundingClientRect();
  const isRtl = getComputedStyle(row.words).direction === 'rtl';
  return [...ending].map((line): More => {
    const from = lines[line] ?? row.bodyStart;
    const to = lines[line + 1] ?? row.end;
    const rects = rectsBetween(row, from, to);
    const count = left.filter(({ start, end }) => start < to && end > from).length;
    const top = row.words.offsetTop + line * layout.line;
    if (isRtl) {
      const end = Math.min(...rects.map((rect) => rect.left));
      return { count, top, side: 'right', inset: frame.right - end + GAP };
    }
    const end = Math.max(...rects.map((rect) => rect.right)) - frame.left;
    return { count, top, side: 'left', inset: Math.min(end, layout.textLeft + layout.textWidth) + GAP };
  });
}

function rectsBetween(row: Row, from: number, to: number): readonly DOMRect[] {
  const range = document.createRange();
  range.setStart(row.body, from - row.bodyStart);
  range.setEnd(row.body, Math.min(to - row.bodyStart, row.body.length));
  return Array.from(range.getClientRects());
}

/** Shows them outside the flow, so that neither a line nor a selection changes. */
export function showMore(row: Row, more: readonly More[]): void {
  const key = JSON.stringify(more);
  if (row.more === key) return;
  row.more = key;
  for (const old of row.element.querySelectorAll('[data-more]')) old.remove();
  row.element.append(...more.map(elementFor));
}

function elementFor({ count, top, side, inset }: More): HTMLElement {
  const element = document.createElement('div');
  element.dataset.more = '';
  element.ariaHidden = 'true';
  element.contentEditable = 'false';
  element.style.top = `${top}px`;
  element.style[side] = `${inset}px`;
  const words = document.createElement('span');
  words.textContent = `+${count}`;
  element.append(words);
  return element;
}
