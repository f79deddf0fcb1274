import { APART, BLANK, FOLDED, NAMED, type Rows } from './rows.ts';
import { lastAtMost } from './span-index.ts';
import type { TurnShown } from './transcript-types.ts';

export type Layer = 'codes' | 'found' | 'selection';
type Painted = { readonly name: string; readonly range: StaticRange };

/** A paragraph in the page. */
export type Row = {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly element: HTMLElement;
  readonly words: HTMLElement;
  /** The hidden label, where there is one. */
  readonly lead: Text | null;
  readonly body: Text;
  readonly bodyStart: number;
  /** Ranges painted in it, by layer and by what they show. */
  readonly painted: Readonly<Record<Layer, Map<string, Painted>>>;
  /** Offsets at which its visual lines start, found when first asked for. */
  lineStarts: readonly number[] | null;
  /** Not painted yet. */
  isNew: boolean;
  /** The "+n" that are shown. */
  more: string;
};

export function rowFrom(text: string, rows: Rows, turns: readonly TurnShown[], index: number): Row {
  const start = rows.starts[index] ?? 0;
  const end = rows.starts[index + 1] ?? start;
  const flags = rows.flags[index] ?? 0;
  const bodyStart = start + (rows.leads[index] ?? 0);
  const turn = turns[rows.turns[index] ?? -1];
  const element = document.createElement('div');
  element.dataset.row = kindOf(flags);
  if (turn?.role === 'interviewer') element.dataset.quiet = '';
  const gutter = gutterOf((flags & NAMED) !== 0 ? (turn?.speaker ?? null) : null, rows.lines[index] ?? 0);
  if (gutter !== null) element.append(gutter);
  const words = document.createElement('div');
  words.dir = 'auto';
  const lead = bodyStart > start ? document.createTextNode(text.slice(start, bodyStart)) : null;
  if (lead !== null) words.append(hidden(lead));
  const body = document.createTextNode(text.slice(bodyStart, end));
  words.append(body);
  element.append(words);
  const painted = { codes: new Map(), found: new Map(), selection: new Map() };
  return {
    index,
    start,
    end,
    element,
    words,
    lead,
    body,
    bodyStart,
    painted,
    lineStarts: null,
    isNew: true,
    more: '[]',
  };
}

function kindOf(flags: number): string {
  if ((flags & FOLDED) !== 0) return 'folded';
  if ((flags & BLANK) !== 0) return 'blank';
  return (flags & APART) !== 0 ? 'apart' : 'plain';
}

/** With a direction of its own the label has no say in the paragraph's. */
function hidden(lead: Text): HTMLElement {
  const span = document.createElement('span');
  span.dataset.lead = '';
  span.dir = 'auto';
  span.append(lead);
  return span;
}

function gutterOf(name: string | null, line: number): HTMLElement | null {
  if (name === null && line === 0) return null;
  const gutter = document.createElement('div');
  gutter.dataset.gutter = '';
  gutter.contentEditable = 'false';
  gutter.ariaHidden = 'true';
  if (name !== null) gutter.append(lineWith('name', name));
  if (line > 0) {
    const number = lineWith('number', String(line));
    if (line % 5 === 0) number.dataset.fifth = '';
    gutter.append(number);
  }
  return gutter;
}

function lineWith(kind: string, words: string): HTMLElement {
  const line = document.createElement('div');
  line.dataset.part = kind;
  const span = document.createElement('span');
  span.textContent = words;
  if (kind === 'name') line.title = words;
  line.append(span);
  return line;
}

/** Where an offset of the text stands in the page. */
export function pointIn(row: Row, offset: number): { readonly node: Text; readonly offset: number } {
  if (row.lead !== null && offset < row.bodyStart)
    return { node: row.lead, offset: Math.max(0, offset - row.start) };
  return { node: row.body, offset: Math.max(0, Math.min(offset - row.bodyStart, row.body.length)) };
}

/** The other way round; null for a place outside the row's text. */
export function offsetFrom(row: Row, node: Node, offset: number): number | null {
  if (node === row.body) return row.bodyStart + Math.min(offset, row.body.length);
  if (node === row.lead) return row.start + Math.min(offset, row.lead.length);
  if (node === row.words) return offset === 0 ? row.bodyStart : row.end;
  return row.element.contains(node) ? row.bodyStart : null;
}

/** Offsets at which the visual lines of a row start. */
export function linesOf(row: Row, lineHeight: number, perLine: number): readonly number[] {
  if (row.lineStarts !== null) return row.lineStarts;
  const box = row.words.getBoundingClientRect();
  const count = Math.max(1, Math.round(box.height / lineHeight));
  const starts = [row.bodyStart];
  const probe = document.createRange();
  const lineAt = (at: number): number => {
    probe.setStart(row.body, at);
    probe.setEnd(row.body, at + 1);
    const rect = probe.getClientRects()[0];
    return rect === undefined ? count - 1 : Math.floor((rect.top + rect.height / 2 - box.top) / lineHeight);
  };
  const length = row.body.length - (row.body.data.endsWith('\n') ? 1 : 0);
  let from = 0;
  for (let line = 1; line < count; line += 1) {
    from = firstOnLine(lineAt, line, from, length, perLine);
    starts.push(row.bodyStart + from);
  }
  row.lineStarts = starts;
  return starts;
}

/** The first place from `from` on that stands on `line` or beneath. A guess is closed in on, since each look costs. */
function firstOnLine(
  lineAt: (at: number) => number,
  line: number,
  from: number,
  length: number,
  perLine: number,
): number {
  let low = from;
  let high = length;
  for (let step = 8, at = from + Math.round(perLine); at > low && at < high; step *= 2) {
    if (lineAt(at) >= line) {
      high = at;
      at -= step;
    } else {
      low = at + 1;
      at += step;
    }
    if (high - low <= 2 * step) break;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lineAt(middle) >= line) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Which visual line of the row an offset stands on. */
export function lineOfOffset(lines: readonly number[], offset: number): number {
  return Math.max(0, lastAtMost(lines, offset));
}
