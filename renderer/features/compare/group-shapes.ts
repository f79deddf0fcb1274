/** How a group is drawn in the chart: by shape, never by a code's colour. */
export const GROUP_SHAPES = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;
export type GroupShape = (typeof GROUP_SHAPES)[number];

/** So many groups can be told apart by shape. */
export const MOST_SHAPES = GROUP_SHAPES.length;

export const SHAPE_PATHS: Readonly<Record<GroupShape, string>> = {
  circle: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  square: 'M1.25 1.25h7.5v7.5h-7.5z',
  triangle: 'M5 .6L9.6 9H.4z',
  diamond: 'M5 .6L9.4 5L5 9.4L.6 5z',
  cross: 'M1.2 1.2L8.8 8.8M8.8 1.2L1.2 8.8',
  ring: 'M5 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z',
};
