import { drawLine, FOCUSED_STRIPE, SMALL_MARK, STRIPE } from './draw-line.ts';
import {
  type Bracket,
  type Crowd,
  LABEL_BASELINE,
  type Label,
  laneShown,
  type MarginScene,
} from './margin-scene.ts';
import { LANES } from './marks.ts';
import { MARGIN, type PageLayout } from './page-layout.ts';
import type { Palette } from './palette.ts';

/** What stands out in the margin. */
export type MarginState = {
  readonly focused: string | null;
  readonly hovered: string | null;
  /** The segment whose button in the list has the keyboard's focus. */
  readonly ringed: string | null;
};

type Easel = {
  readonly brush: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly state: MarginState;
  readonly layout: PageLayout;
  /** The part of the column that is painted. */
  readonly top: number;
  readonly height: number;
};

const INSET = 4;
const CAP = { reach: 4, thickness: 1.5 };
const LABEL = { line: 16, size: 12, mark: 10, text: 10 };

/** Paints the margin beside `[top, top + height)` of the column. */
export function paintMargin(
  canvas: HTMLCanvasElement,
  scene: MarginScene,
  view: { readonly top: number; readonly height: number; readonly layout: PageLayout },
  palette: Palette,
  state: MarginState,
): void {
  const { top, height, layout } = view;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  const scale = window.devicePixelRatio;
  sizeCanvas(canvas, layout.marginWidth, height, scale);
  canvas.style.top = `${top}px`;
  // A face that has been loaded meanwhile is taken up only by a brush that forgets the one before.
  brush.reset();
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.translate(0, -top);
  const easel = { brush, palette, state, layout, top, height };
  for (const crowd of scene.crowds) drawCrowd(easel, crowd);
  for (const bracket of scene.brackets) if (bracket.mark.id !== state.focused) drawBracket(easel, bracket);
  for (const bracket of scene.brackets) if (bracket.mark.id === state.focused) drawBracket(easel, bracket);
  if (layout.labelWidth > 0) for (const label of scene.labels) drawLabel(easel, label, scene.labelsAt);
}

function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number, scale: number): void {
  const across = Math.round(width * scale);
  const down = Math.round(height * scale);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

function drawBracket(easel: Easel, bracket: Bracket): void {
  const { brush, palette, state } = easel;
  const { mark, look } = bracket;
  const heavy = mark.id === state.focused || mark.id === state.hovered;
  const style = heavy ? FOCUSED_STRIPE : STRIPE;
  const x = MARGIN.toLanes + laneShown(bracket) * MARGIN.lane;
  // Far ends are cut to whole periods of the pattern, so that dashes do not crawl while one scrolls.
  const top = bracket.begins ? bracket.top + INSET : easel.top - (easel.top % PERIOD) - PERIOD;
  const bottom = bracket.ends ? bracket.bottom - INSET : easel.top + easel.height + PERIOD;
  if (bottom < easel.top || top > easel.top + easel.height) return;
  brush.fillStyle = palette.of(look.color);
  drawLine(
    brush,
    look.pattern,
    style,
    x,
    from(top, easel.top),
    Math.min(bottom, easel.top + easel.height + PERIOD),
  );
  if (bracket.begins) brush.fillRect(x - CAP.reach, top, CAP.reach + style.width, CAP.thickness);
  if (bracket.ends)
    brush.fillRect(x - CAP.reach, bottom - CAP.thickness, CAP.reach + style.width, CAP.thickness);
  if (mark.id === state.ringed) ring(easel, x - 3, top - 2, style.width + 6, bottom - top + 4);
}

/** A multiple of every pattern's period. */
const PERIOD = 70;

function from(top: number, visible: number): number {
  return top >= visible - PERIOD ? top : top + Math.floor((visible - top) / PERIOD) * PERIOD;
}

function drawCrowd({ brush, palette }: Easel, { top, bottom }: Crowd): void {
  brush.fillStyle = palette.of('--control');
  const x = MARGIN.toLanes + LANES * MARGIN.lane;
  brush.fillRect(x, top + INSET, STRIPE.width, bottom - top - 2 * INSET);
}

function drawLabel(easel: Easel, { top, bracket, crowd }: Label, left: number): void {
  const { brush, palette, state, layout } = easel;
  if (top + LABEL.line < easel.top || top > easel.top + easel.height) return;
  const focused = bracket !== null && bracket.mark.id === state.focused;
  const width = layout.marginWidth - left;
  const baseline = top + LABEL_BASELINE;
  brush.fillStyle = palette.of(bracket?.look.color ?? '--control');
  const markTop = top + (LABEL.line - LABEL.mark) / 2;
  drawLine(brush, bracket?.look.pattern ?? 'solid', SMALL_MARK, left, markTop, markTop + LABEL.mark);
  const bold = focused || (bracket !== null && bracket.mark.id === state.hovered);
  brush.font = `${bold ? 600 : 400} ${LABEL.size}px ${palette.face}`;
  brush.fillStyle = palette.of(bold ? '--ink' : '--ink-2');
  const words = bracket === null ? `+${crowd?.marks.length ?? 0}` : bracket.look.name;
  brush.fillText(cutTo(brush, palette, words, width - LABEL.text - 4), left + LABEL.text, baseline);
  if (bracket !== null && bracket.mark.id === state.ringed)
    ring(easel, left - 3, top - 1, width, LABEL.line + 2);
}

function ring({ brush, palette }: Easel, x: number, y: number, width: number, height: number): void {
  brush.strokeStyle = palette.of('--accent');
  brush.lineWidth = 2;
  brush.strokeRect(x, y, width, height);
}

/** The longest beginning of `words` that fits, with an ellipsis where it is not the whole. */
function cutTo(brush: CanvasRenderingContext2D, palette: Palette, words: string, width: number): string {
  const key = `${brush.font} ${width} ${words}`;
  const known = palette.cut.get(key);
  if (known !== undefined) return known;
  let shown = words;
  if (brush.measureText(words).width > width) {
    const characters = Array.from(new Intl.Segmenter().segment(words), ({ segment }) => segment);
    while (characters.length > 1 && brush.measureText(`${characters.join('')}…`).width > width)
      characters.pop();
    shown = `${characters.join('').trimEnd()}…`;
  }
  palette.cut.set(key, shown);
  return shown;
}
