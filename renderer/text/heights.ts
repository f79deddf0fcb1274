/** Heights in pixels of a column of rows, with their running sums. */
export type Heights = {
  readonly total: () => number;
  /** Sum of the rows above `index`. */
  readonly before: (index: number) => number;
  readonly of: (index: number) => number;
  /** Returns by how much the row has grown. */
  readonly set: (index: number, height: number) => number;
  /** The row at `y` from the top; the first or last one beyond the ends; 0 where there is no row. */
  readonly at: (y: number) => number;
};

/** A Fenwick tree: every question and every change takes log n steps, whatever the length of the text. */
export function heightsOf(heights: Float64Array): Heights {
  const count = heights.length;
  const sums = new Float64Array(count + 1);
  for (let index = 1; index <= count; index += 1) {
    sums[index] = (sums[index] ?? 0) + (heights[index - 1] ?? 0);
    const parent = index + (index & -index);
    if (parent <= count) sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0);
  }
  const before = (index: number): number => {
    let sum = 0;
    for (let at = Math.min(index, count); at > 0; at -= at & -at) sum += sums[at] ?? 0;
    return sum;
  };
  return {
    total: () => before(count),
    before,
    of: (index) => heights[index] ?? 0,
    set: (index, height) => {
      const grown = height - (heights[index] ?? 0);
      if (grown === 0) return 0;
      heights[index] = height;
      for (let at = index + 1; at <= count; at += at & -at) sums[at] = (sums[at] ?? 0) + grown;
      return grown;
    },
    at: (y) => rowAt(sums, count, y),
  };
}

function rowAt(sums: Float64Array, count: number, y: number): number {
  let index = 0;
  let rest = y;
  for (let step = 1 << Math.floor(Math.log2(Math.max(count, 1))); step > 0; step >>= 1) {
    const next = index + step;
    const sum = sums[next] ?? 0;
    if (next > count || sum > rest) continue;
    index = next;
    rest -= sum;
  }
  return Math.max(0, Math.min(index, count - 1));
}
