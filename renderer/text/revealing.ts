import { afterScroll } from './scrolling.ts';
import { showAt, topOfLine } from './surface.ts';
import type { ScrollAlign } from './transcript-types.ts';
import type { View } from './view.ts';

/** Pixels kept free above and beneath a line that is brought into view. */
const KEEP = 10;

export function reveal(view: View, offset: number, align: ScrollAlign): void {
  const { surface } = view;
  const { line } = surface.layout;
  const y = topOfLine(surface, offset) - surface.stage.scroller.scrollTop;
  const lowest = Math.max(KEEP, surface.viewHeight - line - KEEP);
  if (align === 'start') showAt(surface, offset, KEEP);
  else if (align === 'center') showAt(surface, offset, Math.max(KEEP, Math.round(surface.viewHeight / 3)));
  else if (y < KEEP)
    showAt(surface, offset, y < -surface.viewHeight ? Math.round(surface.viewHeight / 3) : KEEP);
  else if (y > lowest)
    showAt(surface, offset, y > 2 * surface.viewHeight ? Math.round(surface.viewHeight / 3) : lowest);
  else return;
  afterScroll(view, true);
}
