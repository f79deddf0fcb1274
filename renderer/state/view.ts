import { create } from 'zustand';
import { oneOf } from './parts.ts';
import type { Topic } from './topic.ts';

export const VIEWS = ['transcripts', 'codebook', 'participants', 'compare', 'segments', 'history'] as const;
export type ViewName = (typeof VIEWS)[number];

/** As the rail and Back name them. */
export const VIEW_WORDS = {
  transcripts: 'Transcripts',
  codebook: 'Codebook',
  participants: 'Participants',
  compare: 'Compare groups',
  segments: 'Segments',
  history: 'History',
} as const satisfies { readonly [Name in ViewName]: string };

/** A pane that stands in the place of the view. */
export type OverName = 'import' | 'settings' | 'help' | 'backups';

type ViewState = {
  readonly view: ViewName;
  /** Where a jump came from, so that Back leads there. */
  readonly cameFrom: ViewName | null;
  /** Where the jumps before that one came from, the latest last. */
  readonly before: readonly ViewName[];
  readonly over: OverName | null;
  readonly palette: boolean;
  /** A change was refused because it is not known who codes; the top bar asks. */
  readonly coderAsked: boolean;
  /** The participant whom the participants view is to show next. */
  readonly soughtParticipantId: string | null;
  readonly wentTo: (view: ViewName) => void;
  readonly jumpedTo: (view: ViewName) => void;
  readonly wentBack: () => void;
  readonly opened: (over: OverName) => void;
  readonly closed: () => void;
  readonly paletteToggled: (open: boolean) => void;
  readonly askedForCoder: () => void;
  readonly leftCoderAsked: () => void;
  readonly soughtParticipant: (id: string) => void;
  readonly foundParticipant: () => void;
};

/** Which view the window shows. */
export const useView = create<ViewState>()((set, get) => ({
  view: 'transcripts',
  cameFrom: null,
  before: [],
  over: null,
  palette: false,
  coderAsked: false,
  soughtParticipantId: null,
  wentTo: (view) => set({ view, cameFrom: null, before: [], over: null }),
  jumpedTo: (view) => set((state) => ({ ...jumped(state, view), over: null })),
  wentBack: () =>
    set(({ cameFrom, before, view }) => ({
      view: cameFrom ?? view,
      cameFrom: before.at(-1) ?? null,
      before: before.slice(0, -1),
      over: null,
    })),
  opened: (over) => set({ over }),
  closed: () => set({ over: null }),
  paletteToggled: (palette) => set({ palette }),
  askedForCoder: () => set({ coderAsked: true }),
  leftCoderAsked: () => set({ coderAsked: false }),
  soughtParticipant: (id) => {
    get().jumpedTo('participants');
    set({ soughtParticipantId: id });
  },
  foundParticipant: () => set({ soughtParticipantId: null }),
}));

/** A jump within a view leaves the way back as it is. */
function jumped(
  { view: from, cameFrom, before }: Pick<ViewState, 'view' | 'cameFrom' | 'before'>,
  view: ViewName,
): Pick<ViewState, 'view' | 'cameFrom' | 'before'> {
  if (from === view) return { view, cameFrom, before };
  return { view, cameFrom: from, before: cameFrom === null ? before : [...before, cameFrom] };
}

export const viewTopic: Topic = {
  key: 'view',
  snapshot: () => ({ view: useView.getState().view }),
  restored: (kept) => useView.setState({ view: oneOf(kept, 'view', VIEWS) ?? 'transcripts' }),
  subscribe: (listener) => useView.subscribe(listener),
};
