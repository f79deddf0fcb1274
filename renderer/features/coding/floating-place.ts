export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where a card floats: its left edge, and its top or its bottom edge, which then stays where it is. */
export type FloatingPlace = {
  readonly left: number;
  readonly top?: number;
  /** From the window's lower edge. */
  readonly bottom?: number;
  readonly maxHeight: number;
};

const GAP = 10;
const EDGE = 8;
/** The card's inner edge, so that its words stand under the text's. */
const INSET = 6;

/**
 * Under the last line of `lines`, above the first where there is no room below; beside them where there is room
 * neither below nor above. `area` is what the card may cover.
 */
export function floatingPlace(
  lines: readonly Box[],
  size: { readonly width: number; readonly height: number },
  area: Box,
): FloatingPlace {
  const within = (left: number) => Math.max(area.left + EDGE, Math.min(left, area.right - EDGE - size.width));
  const last = lines.at(-1);
  const [first] = lines;
  if (first === undefined || last === undefined) {
    const left = within((area.left + area.right - size.width) / 2);
    return { left, top: area.top + EDGE * 6, maxHeight: area.bottom - area.top - EDGE * 7 };
  }
  const left = within(last.left - INSET);
  const below = area.bottom - EDGE - (last.bottom + GAP);
  const above = first.top - GAP - (area.top + EDGE);
  if (below >= size.height) return { left, top: last.bottom + GAP, maxHeight: below };
  if (above >= size.height) return { left, bottom: area.bottom - (first.top - GAP), maxHeight: above };
  return besides(lines, size, area, { below, above, left: within });
}

function besides(
  lines: readonly Box[],
  size: { readonly width: number; readonly height: number },
  area: Box,
  room: { readonly below: number; readonly above: number; readonly left: (wanted: number) => number },
): FloatingPlace {
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  const top = area.bottom - EDGE - size.height;
  const maxHeight = area.bottom - area.top - 2 * EDGE;
  if (area.right - EDGE - right - GAP >= size.width) return { left: right + GAP, top, maxHeight };
  if (left - GAP - size.width >= area.left + EDGE) return { left: left - GAP - size.width, top, maxHeight };
  // No room on any side: as low as it goes, so that the beginning of what is coded stays in sight.
  return { left: room.left(area.right), top, maxHeight };
}
