export type LabelWish = {
  /** Pixels; where the label would stand if it were alone. */
  readonly y: number;
  /** Shown whatever the crowd. */
  readonly always: boolean;
  /** Takes only the room that all others leave, and ends above this place; null for a label that gives way to none. */
  readonly until: number | null;
};

/** Pixels between two labels' tops, and the furthest one may stand below its place. */
const PITCH = 16;
const FURTHEST = 46;

/**
 * Tops for labels wished for in order of `y`: each at its place or pushed down beneath the one before; null where that
 * would be too far. One that is always shown takes its place first, and the others give way; one that ends somewhere
 * gives way to all of them.
 */
export function placedLabels(wishes: readonly LabelWish[]): readonly (number | null)[] {
  const tops: (number | null)[] = wishes.map(({ y, always }) => (always ? y : null));
  for (const isYielding of [false, true]) {
    const taken = tops.filter((top) => top !== null).toSorted((one, other) => one - other);
    let free = Number.NEGATIVE_INFINITY;
    wishes.forEach(({ y, always, until }, at) => {
      if (always || (until !== null) !== isYielding) return;
      let top = Math.max(y, free);
      for (const other of taken) if (top > other - PITCH && top < other + PITCH) top = other + PITCH;
      if (top - y > FURTHEST || top + PITCH > (until ?? top + PITCH)) return;
      tops[at] = top;
      free = top + PITCH;
    });
  }
  return tops;
}
