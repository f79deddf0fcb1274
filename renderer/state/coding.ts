import { createContext, useContext } from 'react';
import { create } from 'zustand';
import { partOf, textIn, textsIn } from './parts.ts';
import type { Stretch } from './reading.ts';
import type { Topic } from './topic.ts';

/** Digits 1 to 9. */
const PINS = 9;
const MOST_RECENT = 30;

/** A place with segments whose card is open: their ids, and where on the screen it is. */
export type Place = {
  readonly offset: number;
  readonly segmentIds: readonly string[];
  /** Opened with the keys, so that the card takes the focus. */
  readonly entered: boolean;
};

type CodingState = {
  /** Code ids by digit, the first for 1; null where none is pinned. */
  readonly pinned: readonly (string | null)[];
  /** Code ids, the one applied last first. */
  readonly recent: readonly string[];
  /** What `.` applies again. */
  readonly repeated: readonly string[];
  /** Where a code that is made while coding goes: an id, null for the top level. */
  readonly lastParent: string | null;
  /** The code the inspector tells of, where no segment is focused. */
  readonly focusedCodeId: string | null;
  readonly picking: boolean;
  readonly place: Place | null;
  readonly commenting: boolean;
  /** A coding that waits for somebody to say who codes. */
  readonly unsigned: (() => void) | null;
  /** `parentId` is where the applied code stands. */
  readonly applied: (codeIds: readonly string[], parentId: string | null) => void;
  /** Gives a digit (1 to 9) to a code, or with null takes its digit away. */
  readonly pinnedCode: (codeId: string, digit: number | null) => void;
  readonly focusedCode: (codeId: string | null) => void;
  readonly pickerToggled: (open: boolean) => void;
  readonly placeShown: (place: Place | null) => void;
  readonly commentToggled: (open: boolean) => void;
  readonly signatureNeeded: (again: (() => void) | null) => void;
};

/** What coding by keys and clicks stands on. */
export const useCodingState = create<CodingState>()((set) => ({
  pinned: Array.from({ length: PINS }, () => null),
  recent: [],
  repeated: [],
  lastParent: null,
  focusedCodeId: null,
  picking: false,
  place: null,
  commenting: false,
  unsigned: null,
  applied: (codeIds, parentId) =>
    set(({ recent }) => ({
      recent: [...new Set([...codeIds, ...recent])].slice(0, MOST_RECENT),
      repeated: codeIds,
      lastParent: parentId,
    })),
  pinnedCode: (codeId, digit) =>
    set(({ pinned }) => ({
      pinned: pinned.map((id, index) => (index + 1 === digit ? codeId : id === codeId ? null : id)),
    })),
  focusedCode: (focusedCodeId) => set({ focusedCodeId }),
  pickerToggled: (picking) => set(picking ? { picking, place: null } : { picking }),
  placeShown: (place) => set({ place }),
  commentToggled: (commenting) => set({ commenting }),
  signatureNeeded: (unsigned) => set({ unsigned }),
}));

export const codingTopic: Topic = {
  key: 'coding',
  snapshot: () => {
    const { pinned, recent, repeated, lastParent } = useCodingState.getState();
    return { pinned, recent, repeated, lastParent };
  },
  restored: (kept) =>
    useCodingState.setState({
      pinned: pinsIn(kept),
      recent: textsIn(kept, 'recent') ?? [],
      repeated: textsIn(kept, 'repeated') ?? [],
      lastParent: textIn(kept, 'lastParent'),
    }),
  subscribe: (listener) => useCodingState.subscribe(listener),
};

function pinsIn(kept: unknown): readonly (string | null)[] {
  const part = partOf(kept, 'pinned');
  const pins: readonly unknown[] = Array.isArray(part) ? part : [];
  return Array.from({ length: PINS }, (_, index) => {
    const pin = pins[index];
    return typeof pin === 'string' ? pin : null;
  });
}

/** What can be done to the open transcript's coding. Each tells what it did, and can be undone. */
export type Coding = {
  /** What a code would be applied to: the selection, else the focused segment's extent. */
  readonly target: () => Stretch | null;
  /** Resolves to whether the codes stand there now. */
  readonly apply: (codeIds: readonly string[], target?: Stretch) => Promise<boolean>;
  readonly remove: (segmentId: string) => Promise<void>;
  readonly comment: (segmentId: string, words: string) => Promise<boolean>;
  /** Keys pressed while the text has the focus. */
  readonly keyPressed: (event: CodingKey) => void;
  /** A code was let go over the text. */
  readonly codeDropped: (codeId: string, at: { readonly x: number; readonly y: number }) => void;
};

export type CodingKey = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault' | 'stopPropagation'
>;

export const CodingContext = createContext<Coding | null>(null);

export function useCoding(): Coding {
  const coding = useContext(CodingContext);
  if (coding === null) throw new Error('There is no coding layer above.');
  return coding;
}
