import type { Stretch } from './transcript-types.ts';

/** Finds the stretches that touch a window without looking at the others. */
export type SpanIndex<T extends Stretch> = {
  readonly items: readonly T[];
  /** Places in `items` of those that share a code unit with `[start, end)`, in order. */
  readonly touching: (start: number, end: number) => readonly number[];
};

/** `items` sorted by start. Over them stands a tree of the furthest end, as in an interval tree. */
export function spanIndexOf<T extends Stretch>(items: readonly T[]): SpanIndex<T> {
  let leaves = 1;
  while (leaves < items.length) leaves *= 2;
  const furthest = new Int32Array(2 * leaves);
  items.forEach((item, at) => {
    furthest[leaves + at] = item.end;
  });
  for (let node = leaves - 1; node > 0; node -= 1)
    furthest[node] = Math.max(furthest[2 * node] ?? 0, furthest[2 * node + 1] ?? 0);

  const collect = (
    node: number,
    first: number,
    size: number,
    limit: number,
    start: number,
    into: number[],
  ) => {
    if (first >= limit || (furthest[node] ?? 0) <= start) return;
    if (size === 1) {
      into.push(first);
      return;
    }
    collect(2 * node, first, size / 2, limit, start, into);
    collect(2 * node + 1, first + size / 2, size / 2, limit, start, into);
  };
  return {
    items,
    touching: (start, end) => {
      const into: number[] = [];
      collect(1, 0, leaves, countBefore(items, end), start, into);
      return into;
    },
  };
}

/** How many items start before `offset`. */
export function countBefore(items: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last place in an ascending array whose value is at most `value`; -1 where there is none. */
export function lastAtMost(ascending: Int32Array | readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
