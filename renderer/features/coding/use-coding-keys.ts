import { type RefObject, useMemo, useRef } from 'react';
import { announce } from '../../state/announcements.ts';
import { type CodingKey, useCodingState } from '../../state/coding.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import { showToast } from '../../state/toasts.ts';
import { useView } from '../../state/view.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { applyCodes, applyInVivo, removeSegment, resizeSegment, type Tools } from './coding-commands.ts';
import { type CodingIntent, codingIntent } from './coding-keys.ts';
import { useEndMoving } from './use-end-moving.ts';

export type CodingKeys = {
  readonly does: (intent: CodingIntent) => boolean;
  readonly keyPressed: (event: CodingKey) => void;
};

type Scene = {
  readonly tools: Tools;
  readonly target: Stretch | null;
  readonly text: TranscriptHandle | null;
  readonly moveEnd: (which: 'start' | 'end', by: 1 | -1) => void;
};

/** Coding by single keys while the text has the focus. */
export function useCodingKeys(
  tools: Tools,
  target: Stretch | null,
  text: RefObject<TranscriptHandle | null>,
): CodingKeys {
  const resize = useMemo(
    () => (segment: string, stretch: Stretch) => resizeSegment(tools, segment, stretch),
    [tools],
  );
  const moveEnd = useEndMoving(tools.ground, resize);
  const latest = useRef<Omit<Scene, 'text'>>({ tools, target, moveEnd });
  latest.current = { tools, target, moveEnd };
  return useMemo(() => {
    const does = (intent: CodingIntent) => act(intent, { ...latest.current, text: text.current });
    const keyPressed = (event: CodingKey) => {
      const intent = codingIntent(event);
      if (intent === null || !does(intent)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    return { does, keyPressed };
  }, [text]);
}

/** Whether the key meant something here; otherwise it goes on to the window. */
function act(intent: CodingIntent, scene: Scene): boolean {
  switch (intent.do) {
    case 'pick':
      return withTarget(scene, () => useCodingState.getState().pickerToggled(true));
    case 'inVivo':
      return withTarget(scene, (target) => void applyInVivo(scene.tools, target));
    case 'repeat':
      return withTarget(scene, (target) => repeat(scene, target));
    case 'pin':
      return withTarget(scene, (target) => applyPin(scene, intent.digit, target));
    case 'enter':
      return enter(scene);
    case 'leave':
      return leave();
    default:
      return actOnText(intent, scene);
  }
}

function actOnText(intent: CodingIntent, { tools, text, moveEnd }: Scene): boolean {
  const { focusedSegmentId: segment } = useReading.getState();
  switch (intent.do) {
    case 'next':
      if (text?.nextSegment() === false) announce('No segment further on');
      return true;
    case 'previous':
      if (text?.previousSegment() === false) announce('No segment further back');
      return true;
    case 'sentence':
      text?.selectSentence();
      return true;
    case 'turn':
      text?.selectTurn();
      return true;
    case 'remove':
      if (segment !== null) void removeSegment(tools, segment);
      else announce('No segment is focused. Brackets go to the next one, Enter lists those at the caret');
      return true;
    case 'comment':
      if (segment !== null) useCodingState.getState().commentToggled(true);
      else announce('No segment is focused. Brackets go to the next one');
      return true;
    case 'move':
      // After a jump Alt and the left arrow lead back to where it came from.
      if (segment === null || (isBack(intent) && useView.getState().cameFrom !== null)) return false;
      moveEnd(intent.which, intent.by);
      return true;
    default:
      return false;
  }
}

function isBack({ which, by }: { readonly which: 'start' | 'end'; readonly by: 1 | -1 }): boolean {
  return which === 'end' && by === -1;
}

function withTarget({ target }: Scene, code: (target: Stretch) => void): boolean {
  if (target !== null) code(target);
  else tellHow('Select some words first: S selects the sentence, T the turn');
  return true;
}

function repeat({ tools }: Scene, target: Stretch): void {
  const known = new Set(tools.ground().codes.map(({ id }) => id));
  const codes = useCodingState.getState().repeated.filter((id) => known.has(id));
  if (codes.length > 0) void applyCodes(tools, codes, target);
  else tellHow('Nothing to repeat yet: C chooses a code');
}

function applyPin({ tools }: Scene, digit: number, target: Stretch): void {
  const code = useCodingState.getState().pinned[digit - 1] ?? null;
  const known = tools.ground().codes.some(({ id }) => id === code);
  if (code !== null && known) void applyCodes(tools, [code], target);
  else tellHow(`No code is pinned to ${digit}: a code’s menu in the codebook pins it`);
}

/** With a selection the picker; without one the list of segments at the caret. */
function enter(scene: Scene): boolean {
  const { selection, caret, focusedSegmentId } = useReading.getState();
  if (selection !== null) return act({ do: 'pick' }, scene);
  const { marks } = scene.tools.ground();
  const focused = marks.find(({ id }) => id === focusedSegmentId);
  const offset = caret ?? focused?.start ?? null;
  if (offset === null) return false;
  const here = marks.filter(({ start, end }) => start <= offset && end >= offset).map(({ id }) => id);
  if (here.length === 0) return act({ do: 'pick' }, scene);
  useCodingState.getState().placeShown({ offset, segmentIds: here, entered: true });
  return true;
}

/** One thing at a time: the card, then the focused segment. */
function leave(): boolean {
  const { place, placeShown } = useCodingState.getState();
  if (place !== null) {
    placeShown(null);
    return true;
  }
  if (useReading.getState().focusedSegmentId === null) return false;
  useReading.getState().focusedSegment(null);
  return true;
}

function tellHow(sentence: string): void {
  showToast({ sentence });
  announce(sentence);
}
