import { placeWindow } from './density-strip.ts';
import { dropHighlights, highlightsFor, wipeRow } from './highlights.ts';
import { listenToMargin } from './margin-pointer.ts';
import { focusedMarks, marksOf } from './marks.ts';
import { mirrorSelection } from './mirror-selection.ts';
import { pageLayoutOf } from './page-layout.ts';
import {
  paintAll,
  paintCodesAnew,
  paintFoundAnew,
  paintMarginAnew,
  paintSelection,
  paintStripAnew,
} from './painting.ts';
import { paletteIn } from './palette.ts';
import { listenToPointer } from './pointer.ts';
import { afterScroll } from './scrolling.ts';
import type { Stage } from './stage.ts';
import { listenToStrip } from './strip-pointer.ts';
import {
  charactersPerLine,
  positionOf,
  refresh,
  restore,
  setLayout,
  setText,
  settleDrift,
  showAt,
  surfaceOn,
  topPlace,
} from './surface.ts';
import { listenToText } from './text-events.ts';
import type { TranscriptViewProps, TurnShown } from './transcript-types.ts';
import type { View } from './view.ts';

/** Milliseconds without scrolling after which it is taken to rest. */
const REST = 120;

export function openView(
  stage: Stage,
  name: string,
  props: TranscriptViewProps,
  onRowsChange: () => void,
): View {
  const highlights = highlightsFor(name);
  const surface = surfaceOn(stage, (row) => wipeRow(highlights, row));
  const view: View = {
    stage,
    surface,
    highlights,
    props,
    marks: marksOf([], new Map(), null, surface.rows, 60),
    palette: paletteIn(stage.frame),
    scene: { brackets: [], crowds: [], labels: [], labelsAt: 0, namedFrom: 0 },
    tile: { top: 0, height: 0, row: 0, rowTop: 0 },
    hovered: null,
    ringed: null,
    anchor: null,
    focus: null,
    goalX: null,
    placeTold: '',
    restoredAt: null,
    pressedAt: Number.NEGATIVE_INFINITY,
    domSelection: [null, 0, null, 0],
    onRowsChange,
  };
  openText(view);
  return view;
}

/** Shows the text of the props from its start or its kept place. */
function openText(view: View): void {
  const { surface, stage, props } = view;
  view.anchor = null;
  view.focus = null;
  view.placeTold = '';
  surface.drift = 0;
  setText(surface, props.text, props.turns);
  surface.viewHeight = stage.scroller.clientHeight;
  setLayout(surface, pageLayoutOf(stage.scroller.clientWidth, props.textSize));
  placeMargin(view);
  stage.scroller.scrollTop = 0;
  refresh(surface);
  returnToKept(view);
  indexSegments(view);
  paintAll(view);
  stripSoon(view);
  placeWindow(surface);
  view.onRowsChange();
}

function returnToKept(view: View): void {
  const { surface, props } = view;
  if (props.position !== null) restore(surface, props.position);
  view.restoredAt = props.position === null ? null : surface.stage.scroller.scrollTop;
}

function placeMargin({ stage, surface: { layout } }: View): void {
  stage.margin.style.left = `${layout.textLeft + layout.textWidth}px`;
}

function indexSegments(view: View): void {
  const { props, surface } = view;
  const { segments, looks, focused } = props;
  view.marks = marksOf(segments, looks, focused, surface.rows, charactersPerLine(surface.layout));
}

/** The strip is no hurry: it is painted once the text is on the screen. */
function stripSoon(view: View): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (view.stage.strip.isConnected) paintStripAnew(view);
    }),
  );
}

/** Takes new props and does what has changed in them, and no more. */
export function updateView(view: View, props: TranscriptViewProps): void {
  const before = view.props;
  view.props = props;
  if (props.documentId !== before.documentId || props.text !== before.text) {
    openText(view);
    return;
  }
  if (props.turns !== before.turns && !areSameTurns(props.turns, before.turns)) retellTurns(view);
  if (props.textSize !== before.textSize) relayout(view);
  const isCoded = props.segments !== before.segments || props.looks !== before.looks;
  if (isCoded) indexSegments(view);
  else if (props.focused !== before.focused) view.marks = focusedMarks(view.marks, props.focused);
  if (isCoded || props.focused !== before.focused) {
    paintCodesAnew(view);
    view.onRowsChange();
  }
  if (isCoded) stripSoon(view);
  if (props.found !== before.found || props.foundCurrent !== before.foundCurrent) paintFoundAnew(view);
  if (props.snapping !== before.snapping) paintSelection(view);
}

/** Other speakers for the same text: selection and place stay. */
function retellTurns(view: View): void {
  const { surface, props } = view;
  const kept = topPlace(surface);
  setText(surface, props.text, props.turns);
  refresh(surface);
  showAt(surface, kept.offset, kept.y);
  relayout(view);
}

function areSameTurns(one: readonly TurnShown[], other: readonly TurnShown[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ start, end, speaker, role }, at) => {
      const turn = other[at];
      return turn?.start === start && turn.end === end && turn.speaker === speaker && turn.role === role;
    })
  );
}

/** Breaks all lines anew and keeps the line at the top of the view where it is. */
export function relayout(view: View): void {
  const { surface, stage, props } = view;
  const kept = topPlace(surface);
  const isAtTop = stage.scroller.scrollTop < 1;
  surface.viewHeight = stage.scroller.clientHeight;
  settleDrift(surface);
  for (const row of surface.mounted.values()) wipeRow(view.highlights, row);
  setLayout(surface, pageLayoutOf(stage.scroller.clientWidth, props.textSize));
  remeasure(view);
  if (isAtTop) stage.scroller.scrollTop = 0;
  else showAt(surface, kept.offset, kept.y);
  refresh(surface);
  placeMargin(view);
  indexSegments(view);
  paintAll(view);
  mirrorSelection(view);
  stripSoon(view);
  placeWindow(surface);
  view.onRowsChange();
}

function remeasure({ surface }: View): void {
  for (const row of surface.mounted.values()) {
    row.lineStarts = null;
    surface.heights.set(row.index, row.element.offsetHeight);
  }
}

/** Listens to everything a view answers to. Returns how to end the view. */
export function liveView(view: View): () => void {
  const { stage } = view;
  const stops = [
    listenToPointer(view),
    listenToMargin(view),
    listenToStrip(view),
    listenToText(view),
    listenToScroll(view),
  ];
  const resized = new ResizeObserver(() => {
    const { layout, viewHeight } = view.surface;
    const { clientWidth, clientHeight } = stage.scroller;
    if (clientWidth === 0) return;
    const wished = pageLayoutOf(clientWidth, view.props.textSize);
    const isSame = Object.entries(wished).every(([key, value]) =>
      Object.entries(layout).some(([k, v]) => k === key && v === value),
    );
    if (!isSame || clientHeight !== viewHeight) relayout(view);
  });
  resized.observe(stage.scroller);
  const themed = new MutationObserver(() => repaintTheme(view));
  themed.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'style', 'class'],
  });
  // Names were cut to the width they had in another face, and the kept place was sought among other lines.
  const lettered = (): void => {
    const isWhereItOpened = stage.scroller.scrollTop === view.restoredAt;
    relayout(view);
    if (isWhereItOpened) returnToKept(view);
    requestAnimationFrame(() => stage.strip.isConnected && repaintTheme(view));
  };
  document.fonts.addEventListener('loadingdone', lettered);
  return () => {
    for (const stop of stops) stop();
    resized.disconnect();
    themed.disconnect();
    document.fonts.removeEventListener('loadingdone', lettered);
    dropHighlights(view.highlights);
  };
}

function repaintTheme(view: View): void {
  view.palette = paletteIn(view.stage.frame);
  paintMarginAnew(view);
  paintStripAnew(view);
}

function listenToScroll(view: View): () => void {
  const { scroller } = view.stage;
  const timer = { rest: 0 };
  const scrolled = (): void => {
    afterScroll(view);
    window.clearTimeout(timer.rest);
    timer.rest = window.setTimeout(() => {
      settleDrift(view.surface);
      afterScroll(view);
      view.props.onPositionChange(positionOf(view.surface));
    }, REST);
  };
  scroller.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    window.clearTimeout(timer.rest);
    scroller.removeEventListener('scroll', scrolled);
  };
}
