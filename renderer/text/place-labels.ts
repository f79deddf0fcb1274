export type LabelWish = {
  /** Pixels; where the label would stand if it were alone. */
  readonly y: number;
  /** Shown whatever the crowd. */
  readonly always: boolean;
};

/** Pixels between two labels' tops, and the furthest one may stand below its place. */
const PITCH = 16;
const FURTHEST = 46;

/**
 * Tops for labels wished for in order of `y`: each at its place or pushed down beneath the one before; null where that
 * would be too far. One that is always shown takes its place first, and the others give way.
 */
export function placedLabels(wishes: readonly LabelWish[]): readonly (number | null)[] {
  const tops: (number | null)[] = wishes.map(({ y, always }) => (always ? y : null));
  const fixed = wishes.filter(({ always }) => always).map(({ y }) => y);
  let free = Number.NEGATIVE_INFINITY;
  wishes.forEach(({ y, always }, at) => {
    if (always) return;
    let top = Math.max(y, free);
    for (const taken of fixed) if (top > taken - PITCH && top < taken + PITCH) top = taken + PITCH;
    if (top - y > FURTHEST) return;
    tops[at] = top;
    free = top + PITCH;
  });
  return tops;
}
