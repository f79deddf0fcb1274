import { characterAfter, characterStart } from './characters.ts';
import { selectSentence, selectTurn } from './keys.ts';
import { rectsOf } from './places.ts';
import { reveal } from './revealing.ts';
import { focusNeighbour } from './segment-moves.ts';
import { selectionOf } from './selected.ts';
import { selectionRect, setSelection } from './selecting.ts';
import { selectedText } from './text-events.ts';
import type { Stretch, TranscriptHandle } from './transcript-types.ts';
import type { View } from './view.ts';

/** What a caller may ask of a view, once there is one. */
export function handleOf(current: () => View | null): TranscriptHandle {
  const act = (action: (view: View) => void): void => {
    const view = current();
    if (view !== null) action(view);
  };
  const ask = <T>(question: (view: View) => T, none: T): T => {
    const view = current();
    return view === null ? none : question(view);
  };
  return {
    scrollTo: (offset, options) => act((view) => reveal(view, offset, options?.align ?? 'start')),
    select: (start, end, options) =>
      act((view) => {
        const whole = wholeCharacters(view.props.text, start, end);
        setSelection(view, whole.start, whole.end, { by: 'caller', reveal: options?.reveal ?? true });
      }),
    selection: () => ask(selectionOf, null),
    caret: () => ask(({ focus }) => focus, null),
    selectionRect: () => ask(selectionRect, null),
    selectionRects: () => ask((view) => selectedRects(view), []),
    rectOf: (start, end) => ask((view) => rectsOf(view.surface, start, end)[0] ?? null, null),
    focus: () => act(({ stage }) => stage.page.focus({ preventScroll: true })),
    nextSegment: () => ask((view) => focusNeighbour(view, 1), false),
    previousSegment: () => ask((view) => focusNeighbour(view, -1), false),
    selectSentence: () => act(selectSentence),
    selectTurn: () => act(selectTurn),
    copySelection: async () => {
      const text = ask(selectedText, '');
      if (text !== '') await navigator.clipboard.writeText(text);
    },
  };
}

/** Characters that are only partly between the ends are taken whole. */
function wholeCharacters(text: string, start: number, end: number): Stretch {
  const first = characterStart(text, start);
  const last = characterStart(text, end);
  return { start: first, end: start === end ? first : last < end ? characterAfter(text, last) : end };
}

function selectedRects(view: View): readonly DOMRect[] {
  const selection = selectionOf(view);
  return selection === null ? [] : rectsOf(view.surface, selection.start, selection.end);
}
