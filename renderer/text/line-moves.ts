import { stopAt } from './caret-moves.ts';
import { caretRect, mountedRowOf, offsetAtX, visualLines } from './places.ts';
import { reveal } from './revealing.ts';
import { lineOfOffset } from './row.ts';
import { isFolded } from './rows.ts';
import { setSelection } from './selecting.ts';
import { insetOf, rowAtY, topOfLine, topOfRow } from './surface.ts';
import type { View } from './view.ts';

/** Moves the caret to the visual line above or beneath, keeping to the column it started in. */
export function moveByLines(view: View, by: 1 | -1, extend: boolean): void {
  const focus = view.focus ?? 0;
  const { surface, props } = view;
  reveal(view, focus, 'nearest');
  const row = mountedRowOf(surface, focus);
  const x = view.goalX ?? caretRect(surface, focus)?.left;
  if (row === undefined || x === undefined) return;
  const line = lineOfOffset(visualLines(surface, row), focus) + by;
  if (line >= 0 && line < visualLines(surface, row).length) {
    land(view, offsetAtX(surface, row, line, x), x, extend);
    return;
  }
  let index = row.index + by;
  while (index >= 0 && index < surface.rows.count && isFolded(surface.rows, index)) index += by;
  const edge = by > 0 ? props.text.length : 0;
  if (index < 0 || index >= surface.rows.count) {
    land(view, stopAt({ text: props.text, rows: surface.rows }, edge, by > 0 ? -1 : 1), x, extend);
    return;
  }
  if (!surface.mounted.has(index)) reveal(view, surface.rows.starts[index] ?? 0, 'nearest');
  landInRow(view, index, by > 0 ? 0 : Number.POSITIVE_INFINITY, x, extend);
}

/** Moves the caret by a view's height less a line or two, and scrolls by as much. */
export function moveByPage(view: View, by: 1 | -1, extend: boolean): void {
  const { surface, stage } = view;
  const focus = view.focus ?? 0;
  reveal(view, focus, 'nearest');
  const x = view.goalX ?? caretRect(surface, focus)?.left ?? 0;
  const { line } = surface.layout;
  const step = Math.max(line, (Math.floor(surface.viewHeight / line) - 2) * line);
  const y = topOfLine(surface, focus) - stage.scroller.scrollTop;
  const target = topOfLine(surface, focus) + line / 2 + by * step;
  const atEdge = target < topOfRow(surface, 0) || target > topOfRow(surface, surface.rows.count);
  const index = rowAtY(surface, target);
  const share = Math.floor((target - topOfRow(surface, index) - insetOf(surface, index)) / line);
  if (!surface.mounted.has(index)) reveal(view, surface.rows.starts[index] ?? 0, 'nearest');
  const wished = atEdge ? (by > 0 ? Number.POSITIVE_INFINITY : 0) : share;
  landInRow(view, nearestShown(view, index, by), wished, x, extend);
  const moved = topOfLine(surface, view.focus ?? 0) - stage.scroller.scrollTop;
  stage.scroller.scrollTop += moved - y;
}

function nearestShown({ surface }: View, from: number, by: 1 | -1): number {
  const { rows } = surface;
  let index = from;
  while (index + by >= 0 && index + by < rows.count && isFolded(rows, index)) index += by;
  return index;
}

function landInRow(view: View, index: number, line: number, x: number, extend: boolean): void {
  const { surface } = view;
  const row = surface.mounted.get(index);
  if (row === undefined) return;
  const last = visualLines(surface, row).length - 1;
  land(view, offsetAtX(surface, row, Math.max(0, Math.min(line, last)), x), x, extend);
}

function land(view: View, offset: number, x: number, extend: boolean): void {
  const { props, surface } = view;
  const stop = stopAt({ text: props.text, rows: surface.rows }, offset, 1);
  const anchor = extend ? (view.anchor ?? stop) : stop;
  setSelection(view, anchor, stop, { by: 'keyboard', reveal: true, goalX: x });
}
