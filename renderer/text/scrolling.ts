import { placeWindow } from './density-strip.ts';
import { mirrorSelection } from './mirror-selection.ts';
import { isTileEnough, newRows, paintMarginAnew, paintNewRows, renameCut } from './painting.ts';
import { mountNear, mustSettle, place, settleDrift } from './surface.ts';
import type { View } from './view.ts';

/** Brings the page up to date with where it is scrolled to. `moved`: rows may have changed before. */
export function afterScroll(view: View, moved = false): void {
  const { surface } = view;
  const changed = mountNear(surface) || moved;
  const rows = newRows(view);
  place(surface);
  if (mustSettle(surface)) settleDrift(surface);
  if (changed) {
    paintNewRows(view, rows);
    mirrorSelection(view);
    view.onRowsChange();
  }
  if (!isTileEnough(view)) paintMarginAnew(view);
  else renameCut(view);
  placeWindow(surface);
}
