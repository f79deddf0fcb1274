import { create } from 'zustand';
import { CONTEXTS, type CoderChoice, type SegmentContext } from './compare.ts';
import { type Condition, conditionsIn } from './conditions.ts';
import { flagIn, numberIn, oneOf, partOf, textIn, textsIn } from './parts.ts';
import type { Topic } from './topic.ts';

/** Which segments are shown. */
export type SegmentFilter = {
  readonly code: string | null;
  readonly direct: boolean;
  readonly where: readonly Condition[];
  /** `any` or a coder's id. */
  readonly coder: CoderChoice;
  readonly document: string | null;
  /** A civil date, `YYYY-MM-DD`: coded on that day or later. */
  readonly since: string | null;
  readonly text: string;
};

export type SegmentPanes = {
  /** Widths in CSS pixels. */
  readonly filters: number;
  readonly transcript: number;
  readonly transcriptShown: boolean;
};

type SegmentsState = {
  readonly filter: SegmentFilter;
  readonly segmentId: string | null;
  readonly context: SegmentContext;
  readonly panes: SegmentPanes;
  /** Codes whose branches are closed in the filter. */
  readonly closedCodes: readonly string[];
  /** How far the list is scrolled, CSS pixels. */
  readonly scroll: number;
  readonly filtered: (change: Partial<SegmentFilter>) => void;
  readonly filtersCleared: () => void;
  readonly codesClosed: (codeIds: readonly string[]) => void;
  readonly focusedSegment: (id: string | null) => void;
  readonly contextChosen: (context: SegmentContext) => void;
  readonly panesResized: (panes: Partial<SegmentPanes>) => void;
  readonly scrolled: (scroll: number) => void;
};

export const NO_FILTER: SegmentFilter = {
  code: null,
  direct: false,
  where: [],
  coder: 'any',
  document: null,
  since: null,
  text: '',
};

/** What is retrieved in Segments, and where one stands in it. */
export const useSegments = create<SegmentsState>()((set) => ({
  filter: NO_FILTER,
  segmentId: null,
  context: 'none',
  panes: { filters: 232, transcript: 400, transcriptShown: true },
  closedCodes: [],
  scroll: 0,
  filtered: (change) => set(({ filter }) => ({ filter: { ...filter, ...change }, scroll: 0 })),
  filtersCleared: () => set({ filter: NO_FILTER, scroll: 0 }),
  codesClosed: (closedCodes) => set({ closedCodes }),
  focusedSegment: (segmentId) => set({ segmentId }),
  contextChosen: (context) => set({ context }),
  panesResized: (change) => set(({ panes }) => ({ panes: { ...panes, ...change } })),
  scrolled: (scroll) => set({ scroll }),
}));

export const segmentsTopic: Topic = {
  key: 'segments',
  snapshot: () => {
    const { filter, segmentId, context, panes, scroll, closedCodes } = useSegments.getState();
    const where = filter.where.map(({ attribute, value }) => ({ attribute, value }));
    return { filter: { ...filter, where }, segmentId, context, panes, scroll, closedCodes: [...closedCodes] };
  },
  restored: (kept) => {
    const filter = partOf(kept, 'filter');
    const panes = partOf(kept, 'panes');
    useSegments.setState({
      filter: {
        code: textIn(filter, 'code'),
        direct: flagIn(filter, 'direct') ?? false,
        where: conditionsIn(filter, 'where'),
        coder: textIn(filter, 'coder') ?? 'any',
        document: textIn(filter, 'document'),
        since: textIn(filter, 'since'),
        text: textIn(filter, 'text') ?? '',
      },
      segmentId: textIn(kept, 'segmentId'),
      context: oneOf(kept, 'context', CONTEXTS) ?? 'none',
      panes: {
        filters: numberIn(panes, 'filters') ?? 232,
        transcript: numberIn(panes, 'transcript') ?? 400,
        transcriptShown: flagIn(panes, 'transcriptShown') ?? true,
      },
      closedCodes: textsIn(kept, 'closedCodes') ?? [],
      scroll: numberIn(kept, 'scroll') ?? 0,
    });
  },
  subscribe: (listener) => useSegments.subscribe(listener),
};
