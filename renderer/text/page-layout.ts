/** Size and line of the reading steps, in pixels. */
const STEPS = [
  [15, 25],
  [16, 27],
  [17, 28],
  [18, 30],
  [20, 33],
  [22, 37],
  [26, 43],
] as const;

/** Where the parts of the page stand, in pixels from the left edge of the view. */
export type PageLayout = {
  readonly size: number;
  readonly line: number;
  readonly gutterLeft: number;
  readonly gutterWidth: number;
  readonly textLeft: number;
  readonly textWidth: number;
  /** From the text's right edge to the end of the labels. */
  readonly marginWidth: number;
  /** 0 where there is no room for labels. */
  readonly labelWidth: number;
};

const GUTTER = 68;
const WIDE_GUTTER = 84;
/** Width of the view from which the wider gutter is used. */
const WIDE_FROM = 1100;
const GUTTER_GAP = 12;
const EDGE = 8;
const STRIP = 12;
/** Gap from the text to the first lane, pitch of a lane, lanes room is kept for, gap from the lanes to the labels. */
const TO_LANES = 15;
const LANE = 8;
const LANES = 6;
const TO_LABELS = 4;
const LABELS = { min: 84, max: 190 };
/** The measure in widths of a nought, and that width as a share of the size in the reading face. */
const MEASURE = 64;
const NOUGHT = 0.58;
/** Share of the page that the margin takes while the measure is not yet full, and the narrowest text beside labels. */
const MARGIN_SHARE = 0.277;
const NARROW = 260;

export const MARGIN = { toLanes: TO_LANES, lane: LANE, toLabels: TO_LABELS };

/** The margin's width depends on the view alone, never on the codes, so that coding never moves a line. */
export function pageLayoutOf(width: number, textSize: number): PageLayout {
  const [size, line] = STEPS[textSize] ?? STEPS[2];
  const gutterWidth = width >= WIDE_FROM ? WIDE_GUTTER : GUTTER;
  const room = Math.max(0, Math.floor(width) - STRIP - EDGE - gutterWidth - GUTTER_GAP);
  const lanes = TO_LANES + LANES * LANE + TO_LABELS;
  const wished = Math.round(room * MARGIN_SHARE);
  const withLabels = Math.min(Math.max(wished, lanes + LABELS.min), lanes + LABELS.max);
  const marginWidth = room - withLabels >= NARROW ? withLabels : lanes;
  const textWidth = Math.max(80, Math.min(Math.round(MEASURE * NOUGHT * size), room - marginWidth));
  const spare = Math.max(0, room - textWidth - marginWidth);
  const gutterLeft = EDGE + Math.floor(spare / 2);
  return {
    size,
    line,
    gutterLeft,
    gutterWidth,
    textLeft: gutterLeft + gutterWidth + GUTTER_GAP,
    textWidth,
    marginWidth,
    labelWidth: marginWidth - lanes,
  };
}
