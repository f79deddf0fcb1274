import { characterLeft, characterRight, sentenceAt, stopAt, wordLeft, wordRight } from './caret-moves.ts';
import { snapped } from './characters.ts';
import { moveByLines, moveByPage } from './line-moves.ts';
import { lineEnd, mountedRowOf, visualLines } from './places.ts';
import { reveal } from './revealing.ts';
import { lineOfOffset } from './row.ts';
import { firstStop, isFolded, rowOf } from './rows.ts';
import { focusNeighbour } from './segment-moves.ts';
import { selectionOf } from './selected.ts';
import { enterText, setSelection } from './selecting.ts';
import { topPlace } from './surface.ts';
import type { View } from './view.ts';

/** Ctrl, or Command on a Mac. Alt is left to the caller: it moves the ends of segments. */
type Press = { readonly extend: boolean; readonly far: boolean };

/** Acts on a key; false where the text has no use for it. */
export function pressKey(view: View, event: KeyboardEvent): boolean {
  if (event.altKey || event.isComposing) return false;
  const press = { extend: event.shiftKey, far: event.ctrlKey || event.metaKey };
  const action =
    MOVES[event.key] ?? (press.far ? FAR_KEYS[event.key.toLowerCase()] : PLAIN_KEYS[event.key.toLowerCase()]);
  if (action === undefined) return false;
  enterText(view, topPlace(view.surface).offset);
  return action(view, press) !== false;
}

type Action = (view: View, press: Press) => unknown;

const MOVES: Readonly<Record<string, Action>> = {
  ArrowLeft: (view, press) => moveAcross(view, press, isRightToLeft(view) ? 1 : -1),
  ArrowRight: (view, press) => moveAcross(view, press, isRightToLeft(view) ? -1 : 1),
  ArrowUp: (view, press) => moveByLines(view, -1, press.extend),
  ArrowDown: (view, press) => moveByLines(view, 1, press.extend),
  PageUp: (view, press) => moveByPage(view, -1, press.extend),
  PageDown: (view, press) => moveByPage(view, 1, press.extend),
  Home: (view, press) => moveTo(view, press.far ? 0 : lineStartAt(view), press.extend, 1),
  End: (view, press) => moveTo(view, press.far ? view.props.text.length : lineEndAt(view), press.extend, -1),
  Escape: (view) => {
    if (view.anchor !== view.focus) moveTo(view, view.focus ?? 0, false, 1);
    return false;
  },
};

const FAR_KEYS: Readonly<Record<string, Action>> = {
  a: (view) => setSelection(view, 0, view.props.text.length, { by: 'keyboard', reveal: false }),
};

const PLAIN_KEYS: Readonly<Record<string, Action>> = {
  s: selectSentence,
  t: selectTurn,
  ']': (view) => focusNeighbour(view, 1),
  '[': (view) => focusNeighbour(view, -1),
};

function groundOf({ props, surface }: View) {
  return { text: props.text, rows: surface.rows };
}

function moveTo(view: View, offset: number, extend: boolean, towards: 1 | -1): void {
  const stop = stopAt(groundOf(view), offset, towards);
  setSelection(view, extend ? (view.anchor ?? stop) : stop, stop, { by: 'keyboard', reveal: true });
}

function moveAcross(view: View, { extend, far }: Press, towards: 1 | -1): void {
  const ground = groundOf(view);
  const focus = view.focus ?? 0;
  const anchor = view.anchor ?? focus;
  if (!extend && !far && anchor !== focus) {
    moveTo(view, towards > 0 ? Math.max(anchor, focus) : Math.min(anchor, focus), false, towards);
    return;
  }
  const move = towards > 0 ? (far ? wordRight : characterRight) : far ? wordLeft : characterLeft;
  moveTo(view, move(ground, focus), extend, towards);
}

function isRightToLeft(view: View): boolean {
  const row = mountedRowOf(view.surface, view.focus ?? 0);
  return row !== undefined && getComputedStyle(row.words).direction === 'rtl';
}

function lineStartAt(view: View): number {
  const focus = view.focus ?? 0;
  reveal(view, focus, 'nearest');
  const row = mountedRowOf(view.surface, focus);
  if (row === undefined) return focus;
  const lines = visualLines(view.surface, row);
  return lines[lineOfOffset(lines, focus)] ?? focus;
}

function lineEndAt(view: View): number {
  const focus = view.focus ?? 0;
  reveal(view, focus, 'nearest');
  const row = mountedRowOf(view.surface, focus);
  return row === undefined
    ? focus
    : lineEnd(view.surface, row, lineOfOffset(visualLines(view.surface, row), focus));
}

/** The sentence at the caret; once it is selected, the next one too. */
export function selectSentence(view: View): void {
  enterText(view, topPlace(view.surface).offset);
  const ground = groundOf(view);
  const { text } = view.props;
  const selected = selectionOf(view);
  const here = sentenceAt(ground, selected?.start ?? view.focus ?? 0);
  const sentence = snapped(text, here.start, here.end, 'character');
  if (sentence === null) return;
  const isThere = selected !== null && selected.start <= sentence.start && selected.end >= sentence.end;
  if (!isThere) {
    setSelection(view, sentence.start, sentence.end, { by: 'keyboard', reveal: true });
    return;
  }
  const past = /\S/u.exec(text.slice(selected.end, selected.end + 400))?.index ?? 0;
  const next = sentenceAt(ground, stopAt(ground, selected.end + past, 1));
  const whole = snapped(text, next.start, next.end, 'character');
  if (whole === null || whole.end <= selected.end) return;
  setSelection(view, selected.start, whole.end, { by: 'keyboard', reveal: true });
}

/** What was said in the turn at the caret, without its label. */
export function selectTurn(view: View): void {
  enterText(view, topPlace(view.surface).offset);
  const { rows, turns } = view.surface;
  const { text } = view.props;
  const turn = turns[rows.turns[rowOf(rows, view.focus ?? 0)] ?? -1];
  if (turn === undefined) return;
  let row = rowOf(rows, turn.start);
  while (row < rows.count - 1 && isFolded(rows, row) && (rows.starts[row + 1] ?? 0) < turn.end) row += 1;
  const words = snapped(text, Math.max(turn.start, firstStop(rows, row)), turn.end, 'character');
  if (words !== null) setSelection(view, words.start, words.end, { by: 'keyboard', reveal: false });
}
