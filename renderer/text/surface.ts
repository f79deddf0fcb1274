import { type Heights, heightsOf } from './heights.ts';
import { type PageLayout, pageLayoutOf } from './page-layout.ts';
import { lineOfOffset, linesOf, type Row, rowFrom } from './row.ts';
import { APART, BLANK, FOLDED, type Rows, rowOf, rowsOf } from './rows.ts';
import type { Stage } from './stage.ts';
import type { Position, TurnShown } from './transcript-types.ts';

/**
 * The scrolling text. Only rows near the view are in the page, in flow, in one block; the heights of all others are
 * estimated until they have been seen. What is measured above the view would move it: `drift` is by how much the block
 * stands off its nominal place so that it does not. When scrolling rests, drift is turned into scroll position.
 */
export type Surface = {
  readonly stage: Stage;
  readonly mounted: Map<number, Row>;
  text: string;
  turns: readonly TurnShown[];
  rows: Rows;
  heights: Heights;
  layout: PageLayout;
  drift: number;
  /** The rows in the page, from `first` to before `last`. */
  first: number;
  last: number;
  viewHeight: number;
  /** As last read: asking the page for it anew may cost a layout. */
  scrollTop: number;
  readonly beforeUnmount: (row: Row) => void;
};

/** Pixels above the first row and beneath the last, between turns, and kept mounted beyond either edge of the view. */
const HEAD = 12;
const FOOT = 48;
const TURN_GAP = 14;
const BEYOND = 600;
/** Mean width of a character as a share of the size, in the reading face. */
const CHARACTER = 0.445;

export function surfaceOn(stage: Stage, beforeUnmount: (row: Row) => void): Surface {
  return {
    stage,
    mounted: new Map(),
    text: '',
    turns: [],
    rows: rowsOf('', []),
    heights: heightsOf(new Float64Array()),
    layout: pageLayoutOf(stage.scroller.clientWidth, 2),
    drift: 0,
    first: 0,
    last: 0,
    viewHeight: stage.scroller.clientHeight,
    scrollTop: 0,
    beforeUnmount,
  };
}

export function setText(surface: Surface, text: string, turns: readonly TurnShown[]): void {
  unmountAll(surface);
  surface.text = text;
  surface.turns = turns;
  surface.rows = rowsOf(text, turns);
  estimate(surface);
}

export function setLayout(surface: Surface, layout: PageLayout): void {
  const { page, column } = surface.stage;
  surface.layout = layout;
  const properties = {
    '--size': layout.size,
    '--line': layout.line,
    '--gutter-left': layout.gutterLeft,
    '--gutter-width': layout.gutterWidth,
    '--text-left': layout.textLeft,
    '--text-width': layout.textWidth,
  };
  for (const [name, pixels] of Object.entries(properties)) column.style.setProperty(name, `${pixels}px`);
  for (const row of surface.mounted.values()) row.lineStarts = null;
  estimate(surface);
  page.style.setProperty('--turn-gap', `${TURN_GAP}px`);
}

function estimate(surface: Surface): void {
  const { rows, layout } = surface;
  const perLine = charactersPerLine(layout);
  const heights = new Float64Array(rows.count);
  for (let row = 0; row < rows.count; row += 1) {
    const flags = rows.flags[row] ?? 0;
    const length = (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0) - (rows.leads[row] ?? 0);
    const lines = Math.max(1, Math.ceil(length / perLine));
    const full = lines * layout.line + ((flags & APART) !== 0 ? TURN_GAP : 0);
    heights[row] = (flags & FOLDED) !== 0 ? 0 : (flags & BLANK) !== 0 ? TURN_GAP : full;
  }
  surface.heights = heightsOf(heights);
}

export function charactersPerLine({ textWidth, size }: PageLayout): number {
  return textWidth / (size * CHARACTER);
}

/** Mounts and places what is near the view. True where the rows in the page have changed. */
export function refresh(surface: Surface): boolean {
  const changed = mountNear(surface);
  place(surface);
  if (mustSettle(surface)) settleDrift(surface);
  return changed;
}

/**
 * Mounts and measures what is near the view and unmounts what is not; `place` must follow. Whatever else is to be
 * measured is best measured in between, while the page is laid out.
 */
export function mountNear(surface: Surface): boolean {
  const scrollTop = surface.stage.scroller.scrollTop;
  surface.scrollTop = scrollTop;
  let changed = false;
  for (let pass = 0; pass < 4; pass += 1) {
    const top = scrollTop - HEAD - surface.drift;
    const first = surface.heights.at(Math.max(0, top - BEYOND));
    const last = Math.min(surface.rows.count, surface.heights.at(top + surface.viewHeight + BEYOND) + 1);
    const added = mountRange(surface, first, last);
    changed ||= added.changed;
    if (added.rows.length === 0) break;
    measure(surface, added.rows, surface.heights.at(Math.max(0, top)));
  }
  return changed;
}

type Mounted = { readonly rows: readonly Row[]; readonly changed: boolean };

function mountRange(surface: Surface, first: number, last: number): Mounted {
  if (first === surface.first && last === surface.last) return { rows: [], changed: false };
  const { page } = surface.stage;
  for (const [index, row] of surface.mounted) {
    if (index >= first && index < last) continue;
    unmount(surface, row);
  }
  const rows: Row[] = [];
  let after: HTMLElement | null = null;
  for (let index = last - 1; index >= first; index -= 1) {
    const there = surface.mounted.get(index);
    const row = there ?? rowFrom(surface.text, surface.rows, surface.turns, index);
    if (there === undefined) {
      page.insertBefore(row.element, after);
      surface.mounted.set(index, row);
      rows.push(row);
    }
    after = row.element;
  }
  surface.first = first;
  surface.last = last;
  return { rows, changed: true };
}

function unmount(surface: Surface, row: Row): void {
  surface.beforeUnmount(row);
  row.element.remove();
  surface.mounted.delete(row.index);
}

export function unmountAll(surface: Surface): void {
  for (const row of surface.mounted.values()) unmount(surface, row);
  surface.first = 0;
  surface.last = 0;
}

/** Takes the true heights; what has grown above `anchor` must not push it down. */
function measure(surface: Surface, rows: readonly Row[], anchor: number): void {
  for (const { index, element } of rows) {
    const grown = surface.heights.set(index, element.offsetHeight);
    if (index < anchor) surface.drift -= grown;
  }
}

/** True where the first or last row is mounted: there the scroll position must be true, for the text ends there. */
export function mustSettle({ drift, first, last, rows }: Surface): boolean {
  return drift !== 0 && (first === 0 || last === rows.count);
}

export function place(surface: Surface): void {
  const { stage, heights, drift, first } = surface;
  stage.page.style.top = `${HEAD + drift + heights.before(first)}px`;
  stage.column.style.height = `${columnHeight(surface)}px`;
}

/** Pixels of the whole scrolled column, without asking the page. */
export function columnHeight({ heights, drift, viewHeight }: Surface): number {
  return Math.max(viewHeight, HEAD + drift + heights.total() + FOOT);
}

/** The row at `y` pixels from the top of the column. */
export function rowAtY({ heights, drift }: Surface, y: number): number {
  return heights.at(Math.max(0, y - HEAD - drift));
}

/** Makes the scroll position true to the heights known by now; nothing is seen to move. */
export function settleDrift(surface: Surface): void {
  const { drift } = surface;
  if (drift === 0) return;
  const { scroller } = surface.stage;
  const scrollTop = scroller.scrollTop;
  surface.drift = 0;
  place(surface);
  scroller.scrollTop = scrollTop - drift;
  surface.scrollTop = scroller.scrollTop;
}

/** Pixels from the top of the scrolled column to the top of a row. */
export function topOfRow({ heights, drift }: Surface, row: number): number {
  return HEAD + drift + heights.before(row);
}

/** Pixels from the top of the column to the visual line that holds `offset`; estimated where it is not mounted. */
export function topOfLine(surface: Surface, offset: number): number {
  const index = rowOf(surface.rows, offset);
  const row = surface.mounted.get(index);
  const inset = insetOf(surface, index);
  const { line } = surface.layout;
  if (row !== undefined) {
    const lines = linesOf(row, line, charactersPerLine(surface.layout));
    return topOfRow(surface, index) + inset + lineOfOffset(lines, offset) * line;
  }
  const start = surface.rows.starts[index] ?? 0;
  const length = Math.max(1, (surface.rows.starts[index + 1] ?? 0) - start);
  const share = (offset - start) / length;
  const lines = (surface.heights.of(index) - inset) / line;
  return topOfRow(surface, index) + inset + Math.floor(share * lines) * line;
}

/** The gap above a row's first line. */
export function insetOf({ rows }: Surface, row: number): number {
  return ((rows.flags[row] ?? 0) & (APART | FOLDED)) === APART ? TURN_GAP : 0;
}

/** Scrolls so that the line with `offset` stands `y` pixels from the top of the view. */
export function showAt(surface: Surface, offset: number, y: number): void {
  const { scroller } = surface.stage;
  for (let pass = 0; pass < 5; pass += 1) {
    settleDrift(surface);
    const wished = topOfLine(surface, offset) - y;
    scroller.scrollTop = wished;
    refresh(surface);
    settleDrift(surface);
    if (surface.mounted.has(rowOf(surface.rows, offset)) && topOfLine(surface, offset) - y === wished) return;
  }
}

/** What stands at the top of the view: the offset its line starts with, and where the line stands. */
export function topPlace(surface: Surface): { readonly offset: number; readonly y: number } {
  const scrollTop = surface.stage.scroller.scrollTop;
  const index = rowAtY(surface, scrollTop);
  const row = surface.mounted.get(index);
  const top = topOfRow(surface, index) + insetOf(surface, index);
  const start = surface.rows.starts[index] ?? 0;
  if (row === undefined) return { offset: start, y: top - scrollTop };
  const { line } = surface.layout;
  const lines = linesOf(row, line, charactersPerLine(surface.layout));
  const at = Math.max(0, Math.min(lines.length - 1, Math.floor((scrollTop - top) / line)));
  return { offset: lines[at] ?? start, y: top + at * line - scrollTop };
}

/** Pixels from the top of the column to the first line that is wholly in view. */
export function firstWholeLine(surface: Surface): number {
  const { scrollTop, rows, heights, layout } = surface;
  const index = rowAtY(surface, scrollTop);
  const top = topOfRow(surface, index) + insetOf(surface, index);
  const past = Math.max(0, Math.ceil((scrollTop - top) / layout.line)) * layout.line;
  const isInRow = past + insetOf(surface, index) < heights.of(index) || index === rows.count - 1;
  return isInRow ? top + past : topOfRow(surface, index + 1) + insetOf(surface, index + 1);
}

export function positionOf(surface: Surface): Position {
  const scrollTop = surface.stage.scroller.scrollTop;
  const index = rowAtY(surface, scrollTop);
  return { offset: surface.rows.starts[index] ?? 0, shift: scrollTop - topOfRow(surface, index) };
}

export function restore(surface: Surface, { offset, shift }: Position): void {
  const index = rowOf(surface.rows, offset);
  showAt(surface, surface.rows.starts[index] ?? 0, insetOf(surface, index) - shift);
}
