import { type Highlights, LEVELS, type Paint, styleOf } from './highlights.ts';
import { LEFT_OVER, type Packing, packingOf } from './pack-lanes.ts';
import type { Rows } from './rows.ts';
import { lastAtMost, type SpanIndex, spanIndexOf } from './span-index.ts';
import type { Look, Mark, Stretch } from './transcript-types.ts';

/** The segments of a transcript, with the lines they take in text and margin. */
export type Marks = {
  readonly index: SpanIndex<Mark>;
  readonly looks: ReadonlyMap<string, Look>;
  readonly focused: string | null;
  /** Underlines in the text: which of the three, or left over. */
  readonly levels: Packing;
  /** Brackets in the margin. */
  readonly lanes: Packing;
};

export const LANES = 5;

export function marksOf(
  segments: readonly Mark[],
  looks: ReadonlyMap<string, Look>,
  focused: string | null,
  rows: Rows,
  perLine: number,
): Marks {
  const shown = segments.filter(({ codeId }) => looks.has(codeId));
  return {
    index: spanIndexOf(shown),
    looks,
    focused,
    levels: levelsOf(shown, focused),
    lanes: packingOf(shown, { lanes: LANES, first: null, reach: reachIn(rows, perLine) }),
  };
}

/** The same segments, another one focused: only the underlines are packed anew. */
export function focusedMarks(marks: Marks, focused: string | null): Marks {
  return { ...marks, focused, levels: levelsOf(marks.index.items, focused) };
}

function levelsOf(segments: readonly Mark[], first: string | null): Packing {
  return packingOf(segments, { lanes: LEVELS, first, reach: ({ end }) => end });
}

/**
 * Two brackets collide when they share a visual line, though their words may not touch. Where lines break is known only
 * for what is mounted, and a lane must not change while one scrolls: so a bracket is taken to reach a full line further,
 * to the end of its paragraph at most.
 */
function reachIn(rows: Rows, perLine: number): (item: Stretch) => number {
  const slack = Math.ceil(perLine * 1.1);
  return ({ end }) => {
    const row = lastAtMost(rows.starts, Math.max(0, end - 1));
    return Math.max(end, Math.min(end + slack, rows.starts[row + 1] ?? end));
  };
}

export function marksIn(marks: Marks, start: number, end: number): readonly Mark[] {
  return marks.index.touching(start, end).flatMap((place) => marks.index.items[place] ?? []);
}

/** What to paint between two offsets. */
export function paintsIn(marks: Marks, highlights: Highlights, start: number, end: number): readonly Paint[] {
  return marks.index.touching(start, end).flatMap((place): readonly Paint[] => {
    const mark = marks.index.items[place];
    const look = mark && marks.looks.get(mark.codeId);
    if (mark === undefined || look === undefined) return [];
    const style = styleOf(highlights, look);
    const { start, end } = mark;
    if (mark.id === marks.focused)
      return [
        { name: `tint-${style}`, start, end },
        { name: `focused-${style}`, start, end },
      ];
    const level = marks.levels.laneOf(place);
    return level === LEFT_OVER ? [] : [{ name: `other-${style}-${level}`, start, end }];
  });
}

/** Of the segments touching `[start, end)`, those that found no underline. */
export function leftOverIn(marks: Marks, start: number, end: number): readonly Mark[] {
  return marks.index
    .touching(start, end)
    .filter((place) => marks.levels.laneOf(place) === LEFT_OVER)
    .flatMap((place) => marks.index.items[place] ?? []);
}
