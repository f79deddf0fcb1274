import { offsetFrom, pointIn, type Row } from './row.ts';
import type { View } from './view.ts';

/**
 * Sets the DOM's selection to ours as far as it is mounted, for the caret and for assistive technology. Ends that are
 * not mounted stand at the edge of what is.
 */
export function mirrorSelection(view: View): void {
  const { stage, anchor, focus } = view;
  const selection = document.getSelection();
  if (selection === null || anchor === null || focus === null || document.activeElement !== stage.page)
    return;
  const from = domPoint(view, anchor);
  const to = domPoint(view, focus);
  if (from === null || to === null) return;
  const isSet =
    selection.anchorNode === from.node &&
    selection.anchorOffset === from.offset &&
    selection.focusNode === to.node &&
    selection.focusOffset === to.offset;
  if (!isSet) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  view.domSelection = [from.node, from.offset, to.node, to.offset];
}

function domPoint(
  { surface }: View,
  offset: number,
): { readonly node: Text; readonly offset: number } | null {
  const start = surface.rows.starts[surface.first] ?? 0;
  const end = surface.rows.starts[surface.last] ?? 0;
  const within = Math.max(start, Math.min(offset, end));
  for (const row of surface.mounted.values())
    if (within >= row.start && (within < row.end || row.index === surface.last - 1))
      return pointIn(row, within);
  return null;
}

/** The offset of a place in the DOM, null where it is not one of the text. */
export function textOffset({ surface, stage }: View, node: Node | null, offset: number): number | null {
  if (node === null || !stage.page.contains(node) || node === stage.page) return null;
  const rows: Iterable<Row> = surface.mounted.values();
  for (const row of rows) if (row.element.contains(node)) return offsetFrom(row, node, offset);
  return null;
}
