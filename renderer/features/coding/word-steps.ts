import type { Stretch } from '../../state/reading.ts';
import { leadOf } from '../../text/rows.ts';
import type { TurnShown } from '../../text/transcript-types.ts';

export type SpokenText = { readonly text: string; readonly turns: readonly TurnShown[] };

/** How far around an end words are looked for, in UTF-16 code units. */
const REACH = 600;
const CLOSING = /^[.,;:!?…)\]}"”’»]+/u;
const OPENING = /[([{"“‘«]+$/u;

/** The stretch with its end one word further on or back; null where there is none, or nothing would remain. */
export function endMoved({ text, turns }: SpokenText, { start, end }: Stretch, by: 1 | -1): Stretch | null {
  const ends = wordsAround({ text, turns }, end).map(
    (word) => word.end + (CLOSING.exec(text.slice(word.end, word.end + 8))?.[0].length ?? 0),
  );
  const moved = by === 1 ? ends.find((at) => at > end) : ends.findLast((at) => at < end);
  return moved === undefined || moved <= start ? null : { start, end: moved };
}

/** The stretch with its start one word further on or back. */
export function startMoved({ text, turns }: SpokenText, { start, end }: Stretch, by: 1 | -1): Stretch | null {
  const starts = wordsAround({ text, turns }, start).map(
    (word) =>
      word.start - (OPENING.exec(text.slice(Math.max(0, word.start - 8), word.start))?.[0].length ?? 0),
  );
  const moved = by === 1 ? starts.find((at) => at > start) : starts.findLast((at) => at < start);
  return moved === undefined || moved >= end ? null : { start: moved, end };
}

/** Words near an offset; the labels of speakers, which stand in the gutter, are none. */
function wordsAround({ text, turns }: SpokenText, offset: number): readonly Stretch[] {
  const from = Math.max(0, offset - REACH);
  const labels = turns
    .filter(({ start }) => start > from - REACH && start < offset + REACH)
    .map((turn) => ({ start: turn.start, end: turn.start + leadOf(text, turn) }));
  const words = new Intl.Segmenter('en', { granularity: 'word' }).segment(text.slice(from, offset + REACH));
  return [...words]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }))
    .filter((word) => !labels.some((label) => word.start >= label.start && word.start < label.end));
}
