import { LABEL_REACH, labelAtLineStart } from '../../src/domain/label-line.ts';
import { paragraphsOf } from '../../src/domain/paragraphs.ts';
import { lastAtMost } from './span-index.ts';
import type { TurnShown } from './transcript-types.ts';

/**
 * The rows that a text is shown in: its paragraphs. The label that a turn begins with ("Denise: ") is part of the
 * canonical text and stays in the row, but hidden (the lead): the gutter shows the speaker instead, so that the name
 * is not there twice and yet no offset moves. Rows with nothing else to show, and the blank lines that end a turn, are
 * folded away.
 */
export type Rows = {
  readonly count: number;
  /** One more than there are rows: the last is the length of the text. */
  readonly starts: Int32Array;
  /** 1-based number of the text's line, as `line` in the CSV; 0 where a row continues a line that was cut. */
  readonly lines: Int32Array;
  /** Code units at the start of a row that are hidden. */
  readonly leads: Uint8Array;
  readonly flags: Uint8Array;
  /** Place in `turns`, -1 for none. */
  readonly turns: Int32Array;
};

export const FOLDED = 1;
/** A blank line within a turn: half a line high. */
export const BLANK = 2;
/** Stands apart from the row above. */
export const APART = 4;
/** Bears its speaker's name. */
export const NAMED = 8;

export function rowsOf(text: string, turns: readonly TurnShown[]): Rows {
  const paragraphs = paragraphsOf(text);
  const count = paragraphs.length;
  const rows = {
    count,
    starts: new Int32Array(count + 1),
    lines: new Int32Array(count),
    leads: new Uint8Array(count),
    flags: new Uint8Array(count),
    turns: new Int32Array(count).fill(-1),
  };
  let line = 0;
  let turn = -1;
  paragraphs.forEach(({ start }, index) => {
    const begins = start === 0 || text.charCodeAt(start - 1) === LINE_FEED;
    if (begins) line += 1;
    while ((turns[turn + 1]?.start ?? text.length) <= start) turn += 1;
    rows.starts[index] = start;
    rows.lines[index] = begins ? line : 0;
    rows.turns[index] = turn;
    if (begins && isBlank(text, start, paragraphs[index]?.end ?? start)) rows.flags[index] = BLANK;
  });
  rows.starts[count] = text.length;
  turns.forEach((_, place) => {
    markTurn(text, turns, place, rows);
  });
  return rows;
}

const LINE_FEED = 10;

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== LINE_FEED && unit !== 9 && unit !== 160) return false;
  }
  return true;
}

/** Hides the label of a turn, folds the blank lines at its end, and says where its name stands. */
function markTurn(text: string, turns: readonly TurnShown[], place: number, rows: Rows): void {
  const turn = turns[place];
  if (turn === undefined) return;
  let first = lastAtMost(rows.starts, turn.start);
  if (rows.starts[first] !== turn.start || first >= rows.count) return;
  const last = Math.min(lastAtMost(rows.starts, Math.max(turn.start, turn.end - 1)), rows.count - 1);
  const lead = leadOf(text, turn);
  const firstEnd = rows.starts[first + 1] ?? 0;
  if (lead > 0 && first < last && isBlank(text, turn.start + lead, firstEnd)) {
    rows.flags[first] = FOLDED;
    first += 1;
  } else rows.leads[first] = Math.min(lead, firstEnd - turn.start);
  for (let row = last; row > first && rows.flags[row] === BLANK; row -= 1) rows.flags[row] = FOLDED;
  const before = turns[place - 1];
  const named = turn.speaker !== null && turn.speaker !== before?.speaker;
  if (rows.flags[first] === BLANK && !named) return;
  rows.flags[first] = (rows.flags[first] ?? 0) | (place > 0 ? APART : 0) | (named ? NAMED : 0);
}

/** Code units of the label a turn begins with, white space after it counted; 0 where it has none. */
export function leadOf(text: string, { start, end, speaker }: TurnShown): number {
  if (speaker === null) return 0;
  const head = text.slice(start, Math.min(end, start + LABEL_REACH));
  const newline = head.indexOf('\n');
  const line = newline < 0 ? head : head.slice(0, newline);
  const plain = line.startsWith(speaker) && line[speaker.length] === ':';
  const found = plain ? null : labelAtLineStart(line);
  const length = plain ? speaker.length + 1 : isSame(found?.label, speaker) ? (found?.length ?? 0) : 0;
  if (length === 0) return line.trim() === speaker ? line.length : 0;
  return length + (/^[^\S\n]*/.exec(line.slice(length))?.[0].length ?? 0);
}

function isSame(label: string | undefined, speaker: string): boolean {
  return label !== undefined && label.toLocaleLowerCase() === speaker.trim().toLocaleLowerCase();
}

/** The row that holds `offset`: where it starts, if it stands between two. */
export function rowOf(rows: Rows, offset: number): number {
  return Math.max(0, Math.min(lastAtMost(rows.starts, offset), rows.count - 1));
}

export function isFolded(rows: Rows, row: number): boolean {
  return ((rows.flags[row] ?? 0) & FOLDED) !== 0;
}

/** The first and last offset in a row where a caret can stand. */
export function firstStop(rows: Rows, row: number): number {
  return (rows.starts[row] ?? 0) + (rows.leads[row] ?? 0);
}

export function lastStop(text: string, rows: Rows, row: number): number {
  const end = rows.starts[row + 1] ?? 0;
  return Math.max(firstStop(rows, row), text.charCodeAt(end - 1) === LINE_FEED ? end - 1 : end);
}
