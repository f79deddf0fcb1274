import type { SegmentColumns } from '../domain/columns.ts';

/** Segments of one document in reading order: `indexes` from `from` up to, not including, `to`. */
export type SegmentRange = { readonly indexes: Int32Array; readonly from: number; readonly to: number };

/**
 * Stretches of one document by the segments that they begin with (`heads`) and end with (`tails`), in order of both
 * ends; they may overlap. `reach` is room to work in: by coder, the segment that reaches furthest so far.
 */
export type Stretches = { heads: Int32Array; tails: Int32Array; reach: Int32Array };

/**
 * Writes the stretches in which every coder has a segment, whose union is the intersection of the coders' unions,
 * and returns how many. `coderOf` gives the coder of each segment, counted from 0.
 * From the start of a segment on, all coders share the text up to where the first of them stops, judged by the
 * segments met so far: later ones begin later, and add a stretch of their own.
 */
export function agreedStretches(
  { heads, tails, reach }: Stretches,
  segments: SegmentColumns,
  { indexes, from, to }: SegmentRange,
  coderOf: Int32Array,
  coders: number,
): number {
  let place = 0;
  reach.fill(-1, 0, coders);
  for (let member = from; member < to; member += 1) {
    const segment = indexes[member] ?? 0;
    const coder = coderOf[segment] ?? 0;
    if (endOf(segments, segment) > endOf(segments, reach[coder] ?? -1)) reach[coder] = segment;
    let nearest = reach[0] ?? -1;
    for (let other = 1; other < coders; other += 1) {
      const furthest = reach[other] ?? -1;
      if (endOf(segments, furthest) < endOf(segments, nearest)) nearest = furthest;
    }
    if (endOf(segments, nearest) <= (segments.start[segment] ?? 0)) continue;
    heads[place] = segment;
    tails[place] = nearest;
    place += 1;
  }
  return place;
}

function endOf(segments: SegmentColumns, segment: number): number {
  return segment < 0 ? -1 : (segments.end[segment] ?? 0);
}

/** The array itself where it is long enough, else a longer one with the same beginning. */
export function grown(array: Int32Array, length: number): Int32Array {
  if (array.length >= length) return array;
  const longer = new Int32Array(Math.max(length, 2 * array.length));
  longer.set(array);
  return longer;
}
