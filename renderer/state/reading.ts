import { create } from 'zustand';
import { numberIn, partOf, textIn } from './parts.ts';
import type { Topic } from './topic.ts';

/** Where a transcript stands in its pane: the offset of the paragraph at the top, and how far it is scrolled past. */
export type Position = { readonly offset: number; readonly shift: number };
export type Stretch = { readonly start: number; readonly end: number };

type ReadingState = {
  readonly documentId: string | null;
  /** By document id. */
  readonly positions: { readonly [documentId: string]: Position };
  readonly selection: Stretch | null;
  readonly caret: number | null;
  readonly focusedSegmentId: string | null;
  /** A place to be shown once its transcript is there. */
  readonly sought: { readonly documentId: string; readonly start: number; readonly end: number } | null;
  readonly opened: (documentId: string) => void;
  readonly moved: (documentId: string, position: Position) => void;
  readonly selected: (selection: Stretch | null, caret: number | null) => void;
  readonly focusedSegment: (id: string | null) => void;
  /** Opens a transcript at a place, with a segment focused where one is named. */
  readonly soughtPlace: (documentId: string, place: Stretch, segmentId?: string) => void;
  readonly foundPlace: () => void;
};

/** What is open for reading, and where. */
export const useReading = create<ReadingState>()((set) => ({
  documentId: null,
  positions: {},
  selection: null,
  caret: null,
  focusedSegmentId: null,
  sought: null,
  opened: (documentId) =>
    set((state) =>
      state.documentId === documentId
        ? state
        : { documentId, selection: null, caret: null, focusedSegmentId: null, sought: null },
    ),
  moved: (documentId, position) =>
    set(({ positions }) => ({ positions: { ...positions, [documentId]: position } })),
  selected: (selection, caret) => set({ selection, caret }),
  focusedSegment: (focusedSegmentId) => set({ focusedSegmentId }),
  soughtPlace: (documentId, { start, end }, segmentId) =>
    set({
      documentId,
      selection: null,
      caret: null,
      focusedSegmentId: segmentId ?? null,
      sought: { documentId, start, end },
    }),
  foundPlace: () => set({ sought: null }),
}));

export const readingTopic: Topic = {
  key: 'reading',
  snapshot: () => {
    const { documentId, positions } = useReading.getState();
    return { documentId, positions };
  },
  restored: (kept) =>
    useReading.setState({ documentId: textIn(kept, 'documentId'), positions: positionsIn(kept) }),
  subscribe: (listener) => useReading.subscribe(listener),
};

function positionsIn(kept: unknown): { readonly [documentId: string]: Position } {
  const entries = Object.entries(partOf(kept, 'positions') ?? {}).flatMap(([id, position]) => {
    const offset = numberIn(position, 'offset');
    const shift = numberIn(position, 'shift');
    return offset === null || shift === null ? [] : [[id, { offset, shift }] as const];
  });
  return Object.fromEntries(entries);
}
