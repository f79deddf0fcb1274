import { reveal } from './revealing.ts';
import { setSelection } from './selecting.ts';
import { countBefore } from './span-index.ts';
import type { Mark } from './transcript-types.ts';
import type { View } from './view.ts';

/** Focuses a segment that was pointed at, and puts the caret there unless words are selected. */
export function focusMark(view: View, { id, start }: Mark): void {
  if (view.anchor === view.focus) setSelection(view, start, start, { by: 'caller', reveal: false });
  view.props.onSegmentFocus(id);
}

/** Focuses the segment after or before the focused one, or the caret, and shows it. False where there is none. */
export function focusNeighbour(view: View, by: 1 | -1): boolean {
  const { items } = view.marks.index;
  const focused = items.findIndex(({ id }) => id === view.props.focused);
  const fromCaret = countBefore(items, view.focus ?? 0);
  const place = focused >= 0 ? focused + by : by > 0 ? fromCaret : fromCaret - 1;
  const mark = items[place];
  if (mark === undefined) return false;
  setSelection(view, mark.start, mark.start, { by: 'caller', reveal: false });
  reveal(view, mark.start, 'nearest');
  view.props.onSegmentFocus(mark.id);
  return true;
}
