import { snapped } from './characters.ts';
import type { Stretch } from './transcript-types.ts';
import type { View } from './view.ts';

/** What would be coded now; null where nothing but white space is selected. */
export function selectionOf({ anchor, focus, props }: View): Stretch | null {
  if (anchor === null || focus === null || anchor === focus) return null;
  return snapped(props.text, anchor, focus, props.snapping);
}

/** What is painted as selected: what the ends enclose, or the whole words that would be coded. */
export function selectionShown(view: View): Stretch | null {
  const { anchor, focus, props } = view;
  if (anchor === null || focus === null || anchor === focus) return null;
  if (props.snapping === 'word') return selectionOf(view);
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}
