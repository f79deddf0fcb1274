import { wordStarts } from '../../src/domain/words.ts';
import type { ListedSegment } from './segment-list.tsx';
import { lastAtMost } from './span-index.ts';
import type { Mark } from './transcript-types.ts';
import type { View } from './view.ts';

/** The segments beside the mounted rows, in words: "Risk management, lines 4 to 9, 61 words". */
export function listedSegments(view: View): readonly ListedSegment[] {
  const { surface, marks } = view;
  const start = surface.rows.starts[surface.first] ?? 0;
  const end = surface.rows.starts[surface.last] ?? start;
  return marks.index.touching(start, end).flatMap((place): readonly ListedSegment[] => {
    const mark = marks.index.items[place];
    const name = mark && marks.looks.get(mark.codeId)?.name;
    if (mark === undefined || name === undefined) return [];
    return [{ id: mark.id, words: `${name}, ${linesOf(view, mark)}, ${wordsOf(view, mark)}` }];
  });
}

function linesOf({ surface: { rows } }: View, { start, end }: Mark): string {
  const lineAt = (offset: number): number => {
    let row = lastAtMost(rows.starts, offset);
    while (row > 0 && rows.lines[row] === 0) row -= 1;
    return rows.lines[row] ?? 1;
  };
  const first = lineAt(start);
  const last = lineAt(end - 1);
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

function wordsOf({ props: { text } }: View, { start, end, words }: Mark): string {
  const count = words ?? wordStarts(text.slice(start, end)).length;
  return count === 1 ? '1 word' : `${count} words`;
}
