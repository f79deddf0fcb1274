import { create } from 'zustand';
import {
  CROSSTAB_UNITS,
  type CrosstabUnit,
  PERCENT_BASES,
  type PercentBase,
} from '../../src/domain/crosstab-query.ts';
import { type Condition, conditionsIn } from './conditions.ts';
import { flagIn, numberIn, oneOf, partOf, textIn, textsIn } from './parts.ts';
import type { Topic } from './topic.ts';

export const CONTEXTS = ['none', 'turn', 'more'] as const;
/** How many words around a segment are shown: none, the rest of its turn, the turns before and after as well. */
export type SegmentContext = (typeof CONTEXTS)[number];

/** A cell of the table: a code and a group as the table names it; null is the column of all. */
export type CellPlace = { readonly codeId: string; readonly group: string | null };

/** Whose coding counts: `any`, `all` (what every coder agrees on), or a coder's id. */
export type CoderChoice = string;

export type Comparison = {
  /** Attributes by id; null until somebody chose, so that the project's first attribute stands. */
  readonly by: readonly string[] | null;
  readonly unit: CrosstabUnit;
  readonly percentOf: PercentBase;
  readonly coder: CoderChoice;
  readonly where: readonly Condition[];
  /** The branch shown, null for the whole codebook. */
  readonly code: string | null;
  readonly direct: boolean;
  readonly includeInterviewer: boolean;
};

type CompareState = Comparison & {
  /** Codes whose branches are closed. */
  readonly closed: readonly string[];
  /** Where the keyboard stands; column 0 is the code, the last one all participants. */
  readonly cursor: { readonly codeId: string; readonly column: number } | null;
  /** The cell whose segments are shown. */
  readonly cell: CellPlace | null;
  readonly quoteId: string | null;
  readonly context: SegmentContext;
  readonly chart: boolean;
  /** Height of the segments' pane, CSS pixels. */
  readonly paneHeight: number;
  readonly scroll: { readonly top: number; readonly left: number };
  readonly asked: (change: Partial<Comparison>) => void;
  readonly branchToggled: (codeId: string) => void;
  readonly branchesClosed: (codeIds: readonly string[]) => void;
  readonly movedTo: (codeId: string, column: number) => void;
  readonly openedCell: (cell: CellPlace) => void;
  readonly closedCell: () => void;
  readonly focusedQuote: (id: string | null) => void;
  readonly contextChosen: (context: SegmentContext) => void;
  readonly chartToggled: () => void;
  readonly paneResized: (height: number) => void;
  readonly scrolled: (top: number, left: number) => void;
};

const NOTHING_ASKED: Comparison = {
  by: null,
  unit: 'participants',
  percentOf: 'column',
  coder: 'any',
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};

/** What is compared, and where one stands in the table. */
export const useCompare = create<CompareState>()((set) => ({
  ...NOTHING_ASKED,
  closed: [],
  cursor: null,
  cell: null,
  quoteId: null,
  context: 'turn',
  chart: true,
  paneHeight: 246,
  scroll: { top: 0, left: 0 },
  asked: (change) => set(change),
  branchToggled: (codeId) =>
    set(({ closed }) => ({
      closed: closed.includes(codeId) ? closed.filter((id) => id !== codeId) : [...closed, codeId],
    })),
  branchesClosed: (closed) => set({ closed }),
  movedTo: (codeId, column) => set({ cursor: { codeId, column } }),
  openedCell: (cell) => set({ cell, quoteId: null }),
  closedCell: () => set({ cell: null, quoteId: null }),
  focusedQuote: (quoteId) => set({ quoteId }),
  contextChosen: (context) => set({ context }),
  chartToggled: () => set(({ chart }) => ({ chart: !chart })),
  paneResized: (paneHeight) => set({ paneHeight }),
  scrolled: (top, left) => set({ scroll: { top, left } }),
}));

/** The comparison alone, to be asked for. */
export function comparisonOf(state: Comparison): Comparison {
  const { by, unit, percentOf, coder, where, code, direct, includeInterviewer } = state;
  return { by, unit, percentOf, coder, where, code, direct, includeInterviewer };
}

export const compareTopic: Topic = {
  key: 'compare',
  snapshot: () => {
    const state = useCompare.getState();
    const { by, unit, percentOf, coder, code, direct, includeInterviewer } = state;
    const { closed, cursor, cell, quoteId, context, chart, paneHeight, scroll } = state;
    return {
      ...{ by: by === null ? null : [...by], unit, percentOf, coder, code, direct, includeInterviewer },
      where: state.where.map(({ attribute, value }) => ({ attribute, value })),
      ...{ closed: [...closed], cursor, cell, quoteId, context, chart, paneHeight, scroll },
    };
  },
  restored: (kept) =>
    useCompare.setState({
      by: textsIn(kept, 'by')?.slice(0, 2) ?? null,
      unit: oneOf(kept, 'unit', CROSSTAB_UNITS) ?? 'participants',
      percentOf: oneOf(kept, 'percentOf', PERCENT_BASES) ?? 'column',
      coder: textIn(kept, 'coder') ?? 'any',
      where: conditionsIn(kept, 'where'),
      code: textIn(kept, 'code'),
      direct: flagIn(kept, 'direct') ?? false,
      includeInterviewer: flagIn(kept, 'includeInterviewer') ?? false,
      closed: textsIn(kept, 'closed') ?? [],
      cursor: cursorIn(kept),
      cell: cellIn(kept),
      quoteId: textIn(kept, 'quoteId'),
      context: oneOf(kept, 'context', CONTEXTS) ?? 'turn',
      chart: flagIn(kept, 'chart') ?? true,
      paneHeight: numberIn(kept, 'paneHeight') ?? 246,
      scroll: {
        top: numberIn(partOf(kept, 'scroll'), 'top') ?? 0,
        left: numberIn(partOf(kept, 'scroll'), 'left') ?? 0,
      },
    }),
  subscribe: (listener) => useCompare.subscribe(listener),
};

function cursorIn(kept: unknown): CompareState['cursor'] {
  const cursor = partOf(kept, 'cursor');
  const codeId = textIn(cursor, 'codeId');
  const column = numberIn(cursor, 'column');
  return codeId === null || column === null ? null : { codeId, column };
}

function cellIn(kept: unknown): CellPlace | null {
  const cell = partOf(kept, 'cell');
  const codeId = textIn(cell, 'codeId');
  return codeId === null ? null : { codeId, group: textIn(cell, 'group') };
}
