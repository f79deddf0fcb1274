import { LANES, type Marks } from './marks.ts';
import { LEFT_OVER } from './pack-lanes.ts';
import { MARGIN, type PageLayout } from './page-layout.ts';
import { placedLabels } from './place-labels.ts';
import { firstWholeLine, type Surface, topOfLine } from './surface.ts';
import type { Look, Mark } from './transcript-types.ts';

export type Bracket = {
  readonly mark: Mark;
  readonly look: Look;
  readonly lane: number;
  /** Pixels in the column; beyond what is mounted it has no end. */
  readonly top: number;
  readonly bottom: number;
  readonly begins: boolean;
  readonly ends: boolean;
};

/** Brackets that found no lane, drawn as one grey one where they overlap. */
export type Crowd = { readonly marks: readonly Mark[]; readonly top: number; readonly bottom: number };

export type Label = {
  readonly top: number;
  readonly bracket: Bracket | null;
  readonly crowd: Crowd | null;
};

/** What stands in the margin beside the mounted rows. */
export type MarginScene = {
  readonly brackets: readonly Bracket[];
  readonly crowds: readonly Crowd[];
  readonly labels: readonly Label[];
  /** Pixels from the text's right edge to the labels. */
  readonly labelsAt: number;
  /** Top of the first line that was wholly in view, in pixels of the column: there what began above it is named. */
  readonly namedFrom: number;
};

export type MarginTarget =
  | { readonly kind: 'bracket'; readonly bracket: Bracket; readonly labelled: boolean }
  | { readonly kind: 'crowd'; readonly crowd: Crowd };

const FAR = 1e6;

export function sceneOf(surface: Surface, marks: Marks, layout: PageLayout): MarginScene {
  const start = surface.rows.starts[surface.first] ?? 0;
  const end = surface.rows.starts[surface.last] ?? start;
  const all = marks.index.touching(start, end).flatMap((place): readonly Bracket[] => {
    const mark = marks.index.items[place];
    const look = mark && marks.looks.get(mark.codeId);
    if (mark === undefined || look === undefined) return [];
    const begins = mark.start >= start;
    const ends = mark.end <= end;
    const top = begins ? topOfLine(surface, mark.start) : -FAR;
    const bottom = ends ? topOfLine(surface, mark.end - 1) + layout.line : FAR * 1e3;
    return [{ mark, look, lane: marks.lanes.laneOf(place), top, bottom, begins, ends }];
  });
  const brackets = all.filter(({ lane, mark }) => lane !== LEFT_OVER || mark.id === marks.focused);
  const crowds = crowdsOf(all.filter(({ lane, mark }) => lane === LEFT_OVER && mark.id !== marks.focused));
  const namedFrom = firstWholeLine(surface);
  return {
    brackets,
    crowds,
    labels: labelsOf({ brackets, crowds, namedFrom }, marks.focused, layout),
    labelsAt: MARGIN.toLanes + marks.lanes.width * MARGIN.lane + MARGIN.toLabels,
    namedFrom,
  };
}

/** The scene with its names where they belong once it is scrolled; itself where no name moves. */
export function rescrolledScene(scene: MarginScene, surface: Surface, marks: Marks): MarginScene {
  const namedFrom = firstWholeLine(surface);
  const { brackets, namedFrom: before } = scene;
  if (namedFrom === before) return scene;
  const isNamedAnew = [...brackets, ...scene.crowds].some(
    (stretch) => isCut(stretch, before) || isCut(stretch, namedFrom),
  );
  if (!isNamedAnew) return { ...scene, namedFrom };
  const labels = labelsOf({ ...scene, namedFrom }, marks.focused, surface.layout);
  return { ...scene, labels, namedFrom };
}

/** Whether a bracket began above a line and goes on beside it. */
function isCut({ top, bottom }: Pick<Bracket, 'top' | 'bottom'>, line: number): boolean {
  return top < line && bottom > line;
}

function crowdsOf(brackets: readonly Bracket[]): readonly Crowd[] {
  const crowds: { marks: Mark[]; top: number; bottom: number }[] = [];
  for (const { mark, top, bottom } of brackets) {
    const last = crowds.at(-1);
    if (last !== undefined && top < last.bottom) {
      last.marks.push(mark);
      last.bottom = Math.max(last.bottom, bottom);
    } else crowds.push({ marks: [mark], top, bottom });
  }
  return crowds;
}

function labelsOf(
  { brackets, crowds, namedFrom }: Pick<MarginScene, 'brackets' | 'crowds' | 'namedFrom'>,
  focused: string | null,
  { line, size }: PageLayout,
): readonly Label[] {
  // On the first baseline of the text, which the reading face's overrides put 0.15 of the size below the middle.
  const inset = line / 2 + 0.15 * size - LABEL_BASELINE;
  const wishes = [
    ...brackets.map((bracket) => ({ ...placeOf(bracket, namedFrom), bracket, crowd: null })),
    ...crowds.map((crowd) => ({ ...placeOf(crowd, namedFrom), bracket: null, crowd })),
  ]
    .filter(({ y }) => y > -FAR)
    .sort((one, other) => one.y - other.y || laneIn(one.bracket) - laneIn(other.bracket));
  const tops = placedLabels(
    wishes.map(({ y, until, bracket }) => ({
      y: y + inset,
      always: bracket !== null && bracket.mark.id === focused,
      until,
    })),
  );
  return wishes.flatMap(({ bracket, crowd }, at): readonly Label[] => {
    const top = tops[at] ?? null;
    return top === null ? [] : [{ top, bracket, crowd }];
  });
}

/** Beside its first line; what began above the view beside the first line in view, if there is room. */
function placeOf(stretch: Pick<Bracket, 'top' | 'bottom'>, namedFrom: number) {
  return isCut(stretch, namedFrom)
    ? { y: namedFrom, until: stretch.bottom }
    : { y: stretch.top, until: null };
}

const LABEL_LINE = 16;
/** From the top of a label's line to its baseline. */
export const LABEL_BASELINE = 12;

function laneIn(bracket: Bracket | null): number {
  return bracket === null ? LANES : laneShown(bracket);
}

/** A focused bracket without a lane stands where the grey one does. */
export function laneShown({ lane }: Bracket): number {
  return lane === LEFT_OVER ? LANES : lane;
}

/** What lies under a point: `x` from the text's right edge, `y` in the column. */
export function targetAt(scene: MarginScene, x: number, y: number): MarginTarget | null {
  const label =
    x >= scene.labelsAt - 2 ? scene.labels.find(({ top }) => y >= top && y < top + LABEL_LINE) : undefined;
  if (label !== undefined) return targetOf(label);
  const lane = Math.floor((x - MARGIN.toLanes + 3) / MARGIN.lane);
  const hits = scene.brackets.filter(
    (bracket) => laneShown(bracket) === lane && y >= bracket.top && y < bracket.bottom,
  );
  const bracket = hits.at(-1);
  if (bracket !== undefined) {
    const labelled = scene.labels.some((known) => known.bracket === bracket);
    return { kind: 'bracket', bracket, labelled };
  }
  const crowd = lane === LANES ? scene.crowds.find(({ top, bottom }) => y >= top && y < bottom) : undefined;
  return crowd === undefined ? null : { kind: 'crowd', crowd };
}

function targetOf({ bracket, crowd }: Label): MarginTarget | null {
  if (bracket !== null) return { kind: 'bracket', bracket, labelled: true };
  return crowd === null ? null : { kind: 'crowd', crowd };
}
