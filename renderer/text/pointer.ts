import { rowAtOffset, stopAt, wordAt } from './caret-moves.ts';
import { marksIn } from './marks.ts';
import { characterAtPoint, offsetAtPoint, rectsOf } from './places.ts';
import { afterScroll } from './scrolling.ts';
import { selectionOf } from './selected.ts';
import { setSelection } from './selecting.ts';
import type { Stretch } from './transcript-types.ts';
import type { View } from './view.ts';

/** What one press selects at a time, by the number of clicks. */
type Unit = 'character' | 'word' | 'paragraph';

type Drag = {
  readonly unit: Unit;
  /** What was first pressed; it stays selected. */
  readonly origin: Stretch;
  readonly stop: () => void;
  x: number;
  y: number;
  moved: boolean;
};

/** Selecting with the mouse, beyond the edges of the view too. Returns how to stop listening. */
export function listenToPointer(view: View): () => void {
  const { scroller, page } = view.stage;
  const held: { drag: Drag | null } = { drag: null };
  const stop = new AbortController();
  const { signal } = stop;
  scroller.addEventListener('mousedown', (event) => press(view, held, event), { signal });
  scroller.addEventListener('click', (event) => clickInSelection(view, held, event), { signal });
  page.addEventListener('dragstart', (event) => startDragging(view, event), { signal });
  page.addEventListener('dragover', (event) => event.preventDefault(), { signal, capture: false });
  return () => {
    held.drag?.stop();
    stop.abort();
  };
}

function press(view: View, held: { drag: Drag | null }, event: MouseEvent): void {
  if (event.button !== 0 || event.target === view.stage.margin) return;
  const { surface, stage } = view;
  const offset = offsetAtPoint(surface, event.clientX, event.clientY);
  view.pressedAt = performance.now();
  if (event.detail === 1 && !event.shiftKey && isOnSelection(view, event)) return;
  event.preventDefault();
  stage.page.focus({ preventScroll: true });
  held.drag?.stop();
  const unit: Unit = event.detail >= 3 ? 'paragraph' : event.detail === 2 ? 'word' : 'character';
  const extends_ = event.shiftKey && view.anchor !== null;
  const at = extends_ ? (view.anchor ?? offset) : offset;
  const origin = extends_ ? { start: at, end: at } : unitAt(view, unit, at);
  const drag = dragFrom(view, held, unit, origin, event);
  held.drag = drag;
  if (extends_) extend(view, drag);
  else setSelection(view, origin.start, origin.end, { by: 'pointer', reveal: false });
}

function unitAt(view: View, unit: Unit, offset: number): Stretch {
  const ground = { text: view.props.text, rows: view.surface.rows };
  if (unit === 'word') return wordAt(ground, offset);
  if (unit === 'paragraph') return rowAtOffset(ground, offset);
  const stop = stopAt(ground, offset, 1);
  return { start: stop, end: stop };
}

/** A press on what is selected may begin to drag it to a code; without a move it is a click. */
function isOnSelection(view: View, { clientX, clientY }: MouseEvent): boolean {
  const selection = selectionOf(view);
  if (selection === null) return false;
  return rectsOf(view.surface, selection.start, selection.end).some(
    ({ left, right, top, bottom }) =>
      clientX >= left && clientX < right && clientY >= top && clientY < bottom,
  );
}

function dragFrom(
  view: View,
  held: { drag: Drag | null },
  unit: Unit,
  origin: Stretch,
  { clientX, clientY }: MouseEvent,
): Drag {
  const listening = new AbortController();
  const { signal } = listening;
  const ticking = { frame: 0, last: performance.now() };
  const drag: Drag = {
    unit,
    origin,
    x: clientX,
    y: clientY,
    moved: false,
    stop: () => {
      listening.abort();
      cancelAnimationFrame(ticking.frame);
      held.drag = null;
    },
  };
  const move = (event: MouseEvent): void => {
    if ((event.buttons & 1) === 0) {
      drag.stop();
      return;
    }
    drag.moved ||= Math.abs(event.clientX - clientX) + Math.abs(event.clientY - clientY) > 2;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (drag.moved) extend(view, drag);
  };
  const tick = (now: number): void => {
    if (drag.moved && scrollTowards(view, drag.y, now - ticking.last)) extend(view, drag);
    ticking.last = now;
    ticking.frame = requestAnimationFrame(tick);
  };
  window.addEventListener('mousemove', move, { signal });
  window.addEventListener('mouseup', () => drag.stop(), { signal });
  ticking.frame = requestAnimationFrame(tick);
  return drag;
}

/** Pixels a millisecond at which the text scrolls under a selecting pointer. */
const SLOWEST = 0.1;
const FASTEST = 6;

/** Scrolls while the pointer is beyond an edge, the faster the further. True where it scrolled. */
function scrollTowards(view: View, y: number, elapsed: number): boolean {
  const { scroller } = view.stage;
  const box = scroller.getBoundingClientRect();
  const beyond = y < box.top ? y - box.top : y > box.bottom ? y - box.bottom : 0;
  if (beyond === 0) return false;
  const before = scroller.scrollTop;
  scroller.scrollTop =
    before + Math.sign(beyond) * Math.min(FASTEST, SLOWEST + Math.abs(beyond) / 40) * Math.min(elapsed, 100);
  afterScroll(view);
  return scroller.scrollTop !== before;
}

function extend(view: View, { unit, origin, x, y }: Drag): void {
  const box = view.stage.scroller.getBoundingClientRect();
  const within = Math.max(box.top + 1, Math.min(y, box.bottom - 1));
  const at = unitAt(view, unit, offsetAtPoint(view.surface, x, within));
  const forwards = at.end >= origin.end;
  const anchor = forwards ? origin.start : origin.end;
  setSelection(view, anchor, forwards ? at.end : at.start, { by: 'pointer', reveal: false });
}

function clickInSelection(view: View, held: { drag: Drag | null }, event: MouseEvent): void {
  if (event.target === view.stage.margin || event.button !== 0) return;
  const { surface, stage } = view;
  if (event.detail === 1 && !event.shiftKey && isOnSelection(view, event) && held.drag === null) {
    const stop = offsetAtPoint(surface, event.clientX, event.clientY);
    stage.page.focus({ preventScroll: true });
    setSelection(view, stop, stop, { by: 'pointer', reveal: false });
  }
  if (view.anchor !== view.focus || event.detail !== 1) return;
  tellPlaceAt(view, event);
}

/** Tells of the segments under the pointer, where it is on words. */
function tellPlaceAt(view: View, { clientX, clientY }: MouseEvent): void {
  const offset = characterAtPoint(view.surface, clientX, clientY);
  const ids = marksIn(view.marks, offset, offset + 1).map(({ id }) => id);
  const rect = rectsOf(view.surface, offset, offset + 1)[0];
  view.placeTold = ids.join(' ');
  if (ids.length === 0 || rect === undefined || clientX < rect.left - 4 || clientX > rect.right + 4) return;
  view.props.onFocusPlace(offset, ids, rect, 'pointer');
}

function startDragging(view: View, event: DragEvent): void {
  const selection = selectionOf(view);
  if (selection === null || event.dataTransfer === null) {
    event.preventDefault();
    return;
  }
  event.dataTransfer.setData('text/plain', view.props.text.slice(selection.start, selection.end));
  event.dataTransfer.setData(
    DRAGGED_SPAN,
    JSON.stringify({ documentId: view.props.documentId, start: selection.start, end: selection.end }),
  );
  event.dataTransfer.effectAllowed = 'copyLink';
}

/** What a dragged selection is called among the data of a drag: JSON of documentId, start and end. */
export const DRAGGED_SPAN = 'application/x-emic-span';
