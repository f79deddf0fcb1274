/** Pixels, as in tokens.css: where panes begin and how far they can be moved. */
export const LAYOUT_SIZES = {
  wideFrom: 1600,
  leftPane: { min: 200, normal: 232, wide: 288, max: 480 },
  inspector: { min: 220, normal: 232, wide: 320, max: 560 },
} as const;

/** The size that a pane begins with in a window of this width. */
export function firstSize(pane: 'leftPane' | 'inspector', windowWidth: number): number {
  const { normal, wide } = LAYOUT_SIZES[pane];
  return windowWidth >= LAYOUT_SIZES.wideFrom ? wide : normal;
}
