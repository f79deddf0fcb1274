import { stopAt } from './caret-moves.ts';
import { characterStart } from './characters.ts';
import { marksIn } from './marks.ts';
import { mirrorSelection, textOffset } from './mirror-selection.ts';
import { paintSelection } from './painting.ts';
import { caretRect, rectsOf } from './places.ts';
import { reveal } from './revealing.ts';
import { selectionOf } from './selected.ts';
import type { View } from './view.ts';

type How = {
  readonly by: 'pointer' | 'keyboard' | 'caller';
  /** Scrolls so that the moving end is in view. */
  readonly reveal: boolean;
  /** Kept over moves up and down. */
  readonly goalX?: number | null;
};

/** Every change of the selection goes through here: painted, told, and mirrored in the DOM. */
export function setSelection(view: View, anchor: number | null, focus: number | null, how: How): void {
  const { props } = view;
  const changed = anchor !== view.anchor || focus !== view.focus;
  view.anchor = anchor === null ? null : characterStart(props.text, anchor);
  view.focus = focus === null ? null : characterStart(props.text, focus);
  view.goalX = how.goalX ?? null;
  if (how.reveal && view.focus !== null) reveal(view, view.focus, 'nearest');
  paintSelection(view);
  mirrorSelection(view);
  if (changed) props.onSelectionChange(selectionOf(view), view.focus);
  if (how.by === 'keyboard') tellPlace(view);
}

/** Tells of the segments at a caret that the keyboard has moved, once for each set of them. */
function tellPlace(view: View): void {
  const { anchor, focus, props, marks, surface } = view;
  if (focus === null || anchor !== focus) return;
  const ids = marksIn(marks, focus, focus + 1).map(({ id }) => id);
  const told = ids.join(' ');
  if (told === view.placeTold) return;
  view.placeTold = told;
  const rect = caretRect(surface, focus);
  if (ids.length > 0 && rect !== null) props.onFocusPlace(focus, ids, rect, 'keyboard');
}

/** The place the keyboard starts from where there is none yet: the first line in view. */
export function enterText(view: View, offset: number): void {
  if (view.focus !== null) return;
  const stop = stopAt({ text: view.props.text, rows: view.surface.rows }, offset, 1);
  setSelection(view, stop, stop, { by: 'caller', reveal: false });
}

/** Milliseconds after a press in which the browser may still move its selection as it would without us. */
const PRESS = 700;

/** Takes over a selection that somebody else made in the text: assistive technology, a long press. */
export function adoptSelection(view: View): void {
  const selection = document.getSelection();
  if (selection === null || document.activeElement !== view.stage.page) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const [setAnchor, setAnchorAt, setFocus, setFocusAt] = view.domSelection;
  if (
    anchorNode === setAnchor &&
    anchorOffset === setAnchorAt &&
    focusNode === setFocus &&
    focusOffset === setFocusAt
  )
    return;
  if (performance.now() - view.pressedAt < PRESS) {
    mirrorSelection(view);
    return;
  }
  const anchor = textOffset(view, anchorNode, anchorOffset);
  const focus = textOffset(view, focusNode, focusOffset);
  if (anchor === null || focus === null) return;
  view.domSelection = [anchorNode, anchorOffset, focusNode, focusOffset];
  setSelection(view, anchor, focus, { by: 'caller', reveal: false });
}

/** Window coordinates of the selection's last line in view, or of the caret. */
export function selectionRect(view: View): DOMRect | null {
  const selection = selectionOf(view);
  if (selection === null) return view.focus === null ? null : caretRect(view.surface, view.focus);
  return rectsOf(view.surface, selection.start, selection.end).at(-1) ?? null;
}
