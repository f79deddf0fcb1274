import { create } from 'zustand';
import { flagIn, numberIn, oneOf, partOf, textIn, textsIn } from './parts.ts';
import type { Topic } from './topic.ts';

export const SORTS = ['name', 'coded', 'added'] as const;
export type Sort = (typeof SORTS)[number];

/** Which segments the text shows. */
export type MarkFilter = {
  /** With its sub-codes. */
  readonly codeId: string | null;
  readonly coderId: string | null;
  /** A day, `YYYY-MM-DD`, from which on. */
  readonly since: string | null;
};

/** Sizes in pixels; null while nobody has set one. */
export type Panes = {
  readonly left: number | null;
  /** Height of the transcript list. */
  readonly list: number | null;
  readonly inspector: number | null;
  readonly leftClosed: boolean;
  readonly listClosed: boolean;
  readonly codesClosed: boolean;
  readonly inspectorClosed: boolean;
};

type TranscriptsState = {
  readonly query: string;
  readonly sort: Sort;
  /** An attribute's id; 'first' is the first one with choices, 'none' is no grouping. */
  readonly groupBy: string;
  readonly closedGroups: readonly string[];
  readonly codeQuery: string;
  /** Codes whose sub-codes are shown; null while nobody has opened or closed one. */
  readonly openCodes: readonly string[] | null;
  readonly filter: MarkFilter;
  readonly panes: Panes;
  readonly finding: boolean;
  readonly sought: string;
  readonly changed: (part: Partial<TranscriptsState>) => void;
  readonly filtered: (part: Partial<MarkFilter>) => void;
  readonly paneChanged: (part: Partial<Panes>) => void;
  readonly groupToggled: (group: string) => void;
};

const NO_FILTER: MarkFilter = { codeId: null, coderId: null, since: null };
const NO_PANES: Panes = {
  left: null,
  list: null,
  inspector: null,
  leftClosed: false,
  listClosed: false,
  codesClosed: false,
  inspectorClosed: false,
};

/** How the transcripts view stands around the text. */
export const useTranscripts = create<TranscriptsState>()((set) => ({
  query: '',
  sort: 'name',
  groupBy: 'first',
  closedGroups: [],
  codeQuery: '',
  openCodes: null,
  filter: NO_FILTER,
  panes: NO_PANES,
  finding: false,
  sought: '',
  changed: (part) => set(part),
  filtered: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
  paneChanged: (part) => set(({ panes }) => ({ panes: { ...panes, ...part } })),
  groupToggled: (group) =>
    set(({ closedGroups }) => ({
      closedGroups: closedGroups.includes(group)
        ? closedGroups.filter((other) => other !== group)
        : [...closedGroups, group],
    })),
}));

export const transcriptsTopic: Topic = {
  key: 'transcripts',
  snapshot: () => {
    const { sort, groupBy, closedGroups, openCodes, filter, panes } = useTranscripts.getState();
    return { sort, groupBy, closedGroups, openCodes, filter, panes };
  },
  restored: (kept) =>
    useTranscripts.setState({
      sort: oneOf(kept, 'sort', SORTS) ?? 'name',
      groupBy: textIn(kept, 'groupBy') ?? 'first',
      closedGroups: textsIn(kept, 'closedGroups') ?? [],
      openCodes: textsIn(kept, 'openCodes'),
      filter: filterIn(partOf(kept, 'filter')),
      panes: panesIn(partOf(kept, 'panes')),
    }),
  subscribe: (listener) => useTranscripts.subscribe(listener),
};

function filterIn(kept: unknown): MarkFilter {
  const since = textIn(kept, 'since');
  return {
    codeId: textIn(kept, 'codeId'),
    coderId: textIn(kept, 'coderId'),
    since: since !== null && /^\d{4}-\d\d-\d\d$/.test(since) ? since : null,
  };
}

function panesIn(kept: unknown): Panes {
  return {
    left: numberIn(kept, 'left'),
    list: numberIn(kept, 'list'),
    inspector: numberIn(kept, 'inspector'),
    leftClosed: flagIn(kept, 'leftClosed') ?? false,
    listClosed: flagIn(kept, 'listClosed') ?? false,
    codesClosed: flagIn(kept, 'codesClosed') ?? false,
    inspectorClosed: flagIn(kept, 'inspectorClosed') ?? false,
  };
}
