import { characterBefore } from './characters.ts';
import { lineOfOffset, linesOf, pointIn, type Row } from './row.ts';
import { rowOf } from './rows.ts';
import { charactersPerLine, rowAtY, type Surface, topOfLine } from './surface.ts';

/** Places on the screen and offsets in the text. Coordinates are the window's. */

function columnTop({ stage }: Surface): number {
  return stage.scroller.getBoundingClientRect().top - stage.scroller.scrollTop;
}

export function mountedRowOf(surface: Surface, offset: number): Row | undefined {
  return surface.mounted.get(rowOf(surface.rows, offset));
}

export function visualLines(surface: Surface, row: Row): readonly number[] {
  return linesOf(row, surface.layout.line, charactersPerLine(surface.layout));
}

/** Where a caret at `offset` stands; null where it is not mounted. */
export function caretRect(surface: Surface, offset: number): DOMRect | null {
  const row = mountedRowOf(surface, offset);
  if (row === undefined) return null;
  const top = columnTop(surface) + topOfLine(surface, offset);
  return new DOMRect(caretX(row, offset), top, 0, surface.layout.line);
}

function caretX(row: Row, offset: number): number {
  const range = document.createRange();
  const point = pointIn(row, Math.max(offset, row.bodyStart));
  range.setStart(point.node, point.offset);
  const rects = range.getClientRects();
  // Where two lines meet there may be a place on each; the later one is where the offset's line begins.
  const rect = rects[rects.length - 1];
  if (rect !== undefined) return rect.left;
  const box = row.words.getBoundingClientRect();
  return getComputedStyle(row.words).direction === 'rtl' ? box.right : box.left;
}

/** The last place for a caret that is still seen on a visual line. */
export function lineEnd(surface: Surface, row: Row, line: number): number {
  const lines = visualLines(surface, row);
  const next = lines[line + 1];
  if (next !== undefined) return Math.max(lines[line] ?? next, characterBefore(surface.text, next));
  const last = row.end - (surface.text[row.end - 1] === '\n' ? 1 : 0);
  const continues = surface.text[row.end - 1] !== '\n' && row.end < surface.text.length;
  return continues
    ? Math.max(row.bodyStart, characterBefore(surface.text, last))
    : Math.max(row.bodyStart, last);
}

/** The offset on a visual line that is nearest to `x`. */
export function offsetAtX(surface: Surface, row: Row, line: number, x: number): number {
  const from = visualLines(surface, row)[line] ?? row.bodyStart;
  const to = lineEnd(surface, row, line);
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let best = from;
  let nearest = Number.POSITIVE_INFINITY;
  const look = (offset: number): void => {
    const distance = Math.abs(caretX(row, offset) - x);
    if (distance >= nearest) return;
    nearest = distance;
    best = offset;
  };
  for (const { index } of characters.segment(surface.text.slice(from, to))) look(from + index);
  look(to);
  return best;
}

/** The offset nearest to a point; the text's ends beyond its edges. */
export function offsetAtPoint(surface: Surface, x: number, y: number): number {
  const index = Math.max(surface.first, Math.min(rowAtY(surface, y - columnTop(surface)), surface.last - 1));
  const row = surface.mounted.get(index);
  if (row === undefined) return 0;
  const box = row.words.getBoundingClientRect();
  if (box.height === 0) return row.bodyStart;
  const lines = visualLines(surface, row);
  const line = Math.max(0, Math.min(lines.length - 1, Math.floor((y - box.top) / surface.layout.line)));
  const middle = box.top + (line + 0.5) * surface.layout.line;
  const hit = document.caretPositionFromPoint(Math.max(box.left + 1, Math.min(x, box.right - 1)), middle);
  if (hit === null || hit.offsetNode !== row.body) return offsetAtX(surface, row, line, x);
  const offset = row.bodyStart + hit.offset;
  return Math.max(lines[line] ?? row.bodyStart, Math.min(offset, lineEnd(surface, row, line)));
}

/** The offset of the character under a point, for hit tests: unlike a caret it does not round to the next one. */
export function characterAtPoint(surface: Surface, x: number, y: number): number {
  const offset = offsetAtPoint(surface, x, y);
  const row = mountedRowOf(surface, offset);
  if (row === undefined || offset === row.bodyStart) return offset;
  const rtl = getComputedStyle(row.words).direction === 'rtl';
  const isBefore = rtl ? x > caretX(row, offset) : x < caretX(row, offset);
  return isBefore ? characterBefore(surface.text, offset) : offset;
}

/** The visual lines of `[start, end)` that are mounted and in view. */
export function rectsOf(surface: Surface, start: number, end: number): readonly DOMRect[] {
  const frame = surface.stage.scroller.getBoundingClientRect();
  const rects: DOMRect[] = [];
  for (let index = surface.first; index < surface.last; index += 1) {
    const row = surface.mounted.get(index);
    if (row === undefined || row.end <= start || row.start >= end) continue;
    rects.push(...linesBetween(surface, row, Math.max(start, row.bodyStart), Math.min(end, row.end)));
  }
  return rects.filter(({ top, bottom }) => bottom > frame.top && top < frame.bottom);
}

function linesBetween(surface: Surface, row: Row, start: number, end: number): readonly DOMRect[] {
  const lines = visualLines(surface, row);
  const first = lineOfOffset(lines, start);
  const last = lineOfOffset(lines, Math.max(start, end - 1));
  const box = row.words.getBoundingClientRect();
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const line = first + at;
    const range = document.createRange();
    range.setStart(row.body, Math.max(start, lines[line] ?? start) - row.bodyStart);
    const past = Math.min(end, lines[line + 1] ?? row.end) - row.bodyStart;
    range.setEnd(row.body, Math.max(range.startOffset, Math.min(past, row.body.length)));
    const rect = range.getBoundingClientRect();
    return new DOMRect(rect.left, box.top + line * surface.layout.line, rect.width, surface.layout.line);
  });
}
