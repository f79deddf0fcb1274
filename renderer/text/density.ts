import type { Stretch } from './transcript-types.ts';

/** How many stretches touch each of `bins` equal parts of a height; `yOf` gives the place of an offset from 0 to 1. */
export function densityOf(
  stretches: readonly Stretch[],
  bins: number,
  yOf: (offset: number) => number,
): Uint32Array {
  const changes = new Int32Array(bins + 1);
  const binOf = (offset: number): number => Math.max(0, Math.min(bins - 1, Math.floor(yOf(offset) * bins)));
  for (const { start, end } of stretches) {
    const first = binOf(start);
    const last = Math.max(first, binOf(end - 1));
    changes[first] = (changes[first] ?? 0) + 1;
    changes[last + 1] = (changes[last + 1] ?? 0) - 1;
  }
  const counts = new Uint32Array(bins);
  let count = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    count += changes[bin] ?? 0;
    counts[bin] = count;
  }
  return counts;
}
