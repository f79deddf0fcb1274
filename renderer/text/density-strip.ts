import { densityOf } from './density.ts';
import type { Palette } from './palette.ts';
import { lastAtMost } from './span-index.ts';
import { columnHeight, type Surface } from './surface.ts';
import type { Stretch } from './transcript-types.ts';

const WIDTH = 11;
const BIN = 4;
const BAR = 3;
const SHORTEST = 2;
const SHORTEST_WINDOW = 12;

export function paintStrip(surface: Surface, stretches: readonly Stretch[], palette: Palette): void {
  const canvas = surface.stage.strip;
  const height = canvas.clientHeight;
  const brush = canvas.getContext('2d');
  if (brush === null || height === 0) return;
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(WIDTH * scale);
  canvas.height = Math.round(height * scale);
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, WIDTH, height);
  const counts = densityOf(stretches, Math.max(1, Math.floor(height / BIN)), placesIn(surface));
  const most = counts.reduce((one, other) => Math.max(one, other), 1);
  brush.fillStyle = palette.of('--control');
  brush.globalAlpha = 0.55;
  counts.forEach((count, bin) => {
    if (count > 0) brush.fillRect(0, bin * BIN, Math.max(SHORTEST, (count / most) * WIDTH), BAR);
  });
  brush.globalAlpha = 1;
}

/** Share of the whole height at which an offset stands; rows' tops are summed once. */
function placesIn({ rows, heights }: Surface): (offset: number) => number {
  const tops = new Float64Array(rows.count + 1);
  for (let row = 0; row < rows.count; row += 1) tops[row + 1] = (tops[row] ?? 0) + heights.of(row);
  const total = Math.max(1, tops[rows.count] ?? 1);
  return (offset) => {
    const row = Math.max(0, Math.min(lastAtMost(rows.starts, offset), rows.count - 1));
    const start = rows.starts[row] ?? 0;
    const length = Math.max(1, (rows.starts[row + 1] ?? 0) - start);
    return ((tops[row] ?? 0) + ((offset - start) / length) * heights.of(row)) / total;
  };
}

/** Shades the part of the strip that is in view. */
export function placeWindow(surface: Surface): void {
  const shade = surface.stage.window;
  const { height, tall, hidden } = shadeOf(surface);
  shade.style.height = `${tall}px`;
  shade.style.translate = `0 ${Math.min(1, surface.scrollTop / Math.max(1, hidden)) * (height - tall)}px`;
}

/** Where the column must be scrolled to for the shade's middle to stand at `y` of the strip. */
export function scrollTopFor(surface: Surface, y: number): number {
  const { height, tall, hidden } = shadeOf(surface);
  const share = (y - tall / 2) / Math.max(1, height - tall);
  return Math.max(0, Math.min(1, share)) * hidden;
}

function shadeOf(surface: Surface) {
  const height = Math.max(1, surface.viewHeight);
  const whole = columnHeight(surface);
  const tall = Math.min(height, Math.max(SHORTEST_WINDOW, (height / whole) * height));
  return { height, tall, hidden: whole - height };
}
