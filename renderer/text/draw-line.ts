import type { Pattern } from './transcript-types.ts';

type Brush = CanvasRenderingContext2D;

/** Lengths in pixels: on and off of dashes, pitch of dots, thickness of each of two lines. */
export type LineStyle = {
  readonly width: number;
  readonly dash: number;
  readonly gap: number;
  readonly dotPitch: number;
  readonly thin: number;
};

export const STRIPE: LineStyle = { width: 4, dash: 7, gap: 3, dotPitch: 7, thin: 1.4 };
export const FOCUSED_STRIPE: LineStyle = { ...STRIPE, width: 5, thin: 1.8 };
export const SMALL_MARK: LineStyle = { width: 4, dash: 4, gap: 1.5, dotPitch: 5, thin: 1.5 };

/** An upright line in a code's pattern. It is begun anew every `period` from `from`, so that drawing on fits. */
export function drawLine(
  brush: Brush,
  pattern: Pattern,
  style: LineStyle,
  x: number,
  top: number,
  bottom: number,
): void {
  const { width } = style;
  if (pattern === 'solid') brush.fillRect(x, top, width, bottom - top);
  else if (pattern === 'double') {
    brush.fillRect(x, top, style.thin, bottom - top);
    brush.fillRect(x + width - style.thin, top, style.thin, bottom - top);
  } else if (pattern === 'dashed') {
    for (let y = top; y < bottom; y += style.dash + style.gap)
      brush.fillRect(x, y, width, Math.min(style.dash, bottom - y));
  } else {
    brush.beginPath();
    for (let y = top; y + width <= bottom + 0.5; y += style.dotPitch) {
      brush.moveTo(x + width, y + width / 2);
      brush.arc(x + width / 2, y + width / 2, width / 2, 0, 2 * Math.PI);
    }
    brush.fill();
  }
}
