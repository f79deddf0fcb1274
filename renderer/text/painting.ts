import { paintStrip } from './density-strip.ts';
import { paintRow } from './highlights.ts';
import { paintMargin } from './margin-painter.ts';
import { rescrolledScene, sceneOf } from './margin-scene.ts';
import { paintsIn } from './marks.ts';
import { type More, moreIn, showMore } from './more.ts';
import type { Row } from './row.ts';
import { selectionShown } from './selected.ts';
import { countBefore } from './span-index.ts';
import { topOfRow } from './surface.ts';
import type { View } from './view.ts';

/** Pixels that the margin is painted beyond either edge of the view. */
const TILE_BEYOND = 400;

/** What there is to measure of rows that have come into the page. */
export type NewRow = { readonly row: Row; readonly more: readonly More[]; readonly number: string | null };

/** Measures the new rows, while the page is laid out. */
export function newRows(view: View): readonly NewRow[] {
  return Array.from(view.surface.mounted.values())
    .filter(({ isNew }) => isNew)
    .map((row) => ({ row, more: moreIn(view, row), number: roomForNumber(view, row) }));
}

/** Paints codes, found places and selection in rows that have come into the page. */
export function paintNewRows(view: View, rows: readonly NewRow[]): void {
  for (const { row, more, number } of rows) {
    row.isNew = false;
    if (number !== null) row.element.dataset.number = number;
    paintCodes(view, row);
    showMore(row, more);
    paintFound(view, row);
  }
  paintSelection(view);
}

/** A line's number never stands beside a name: it goes to the second visual line, or where the name leaves room. */
function roomForNumber(view: View, row: Row): string | null {
  const name = row.element.querySelector<HTMLElement>('[data-part="name"] span');
  if (name === null) return null;
  const { line, gutterWidth } = view.surface.layout;
  if (row.words.offsetHeight > 1.5 * line) return 'below';
  return name.offsetWidth + NUMBER_ROOM <= gutterWidth ? 'beside' : 'none';
}

/** Pixels that the number of a line needs. */
const NUMBER_ROOM = 34;

/** After a change of layout: everything that depends on where lines break. */
export function paintAll(view: View): void {
  for (const row of view.surface.mounted.values()) row.isNew = true;
  paintNewRows(view, newRows(view));
  paintMarginAnew(view);
}

export function paintCodesAnew(view: View): void {
  const rows = Array.from(view.surface.mounted.values(), (row) => ({ row, more: moreIn(view, row) }));
  for (const { row, more } of rows) {
    paintCodes(view, row);
    showMore(row, more);
  }
  paintMarginAnew(view);
}

function paintCodes({ marks, highlights }: View, row: Row): void {
  paintRow(highlights, row, 'codes', paintsIn(marks, highlights, row.start, row.end));
}

export function paintFoundAnew(view: View): void {
  for (const row of view.surface.mounted.values()) paintFound(view, row);
}

function paintFound({ props, highlights }: View, row: Row): void {
  const { found, foundCurrent } = props;
  const first = Math.max(0, countBefore(found, row.start) - 1);
  const past = countBefore(found, row.end);
  const paints = found.slice(first, past).map(({ start, end }, at) => ({
    name: first + at === foundCurrent ? 'current' : 'found',
    start,
    end,
  }));
  paintRow(highlights, row, 'found', paints);
}

export function paintSelection(view: View): void {
  const shown = selectionShown(view);
  for (const row of view.surface.mounted.values())
    paintRow(
      view.highlights,
      row,
      'selection',
      shown !== null && shown.start < row.end && shown.end > row.start
        ? [{ name: 'selection', ...shown }]
        : [],
    );
}

/** Paints the margin around the view, from the segments. */
export function paintMarginAnew(view: View): void {
  const { surface, marks } = view;
  view.scene = sceneOf(surface, marks, surface.layout);
  const top = Math.max(0, Math.floor(surface.scrollTop) - TILE_BEYOND);
  view.tile = {
    top,
    height: surface.viewHeight + 2 * TILE_BEYOND,
    row: surface.first,
    rowTop: topOfRow(surface, surface.first),
  };
  repaintMargin(view);
}

/** After scrolling: names what begins above the view beside the first line in view. */
export function renameCut(view: View): void {
  const scene = rescrolledScene(view.scene, view.surface, view.marks);
  const isSame = scene.labels === view.scene.labels;
  view.scene = scene;
  if (!isSame) repaintMargin(view);
}

/** Paints what is in the margin once more, in its present state. */
export function repaintMargin({ stage, scene, tile, surface, palette, props, hovered, ringed }: View): void {
  paintMargin(stage.margin, scene, { ...tile, layout: surface.layout }, palette, {
    focused: props.focused,
    hovered: hovered?.kind === 'bracket' ? hovered.bracket.mark.id : null,
    ringed,
  });
}

/** True while the view lies well within what the margin is painted for, and the column has not shifted. */
export function isTileEnough({ tile, surface }: View): boolean {
  if (topOfRow(surface, tile.row) !== tile.rowTop) return false;
  const top = surface.scrollTop;
  return (
    (tile.top === 0 || top - tile.top > 100) && tile.top + tile.height - (top + surface.viewHeight) > 100
  );
}

export function paintStripAnew(view: View): void {
  paintStrip(view.surface, view.marks.index.items, view.palette);
}
