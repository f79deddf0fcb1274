import { create } from 'zustand';
import { oneOf } from './parts.ts';
import type { Topic } from './topic.ts';

export const VIEWS = ['transcripts', 'codebook', 'participants', 'compare', 'segments', 'history'] as const;
export type ViewName = (typeof VIEWS)[number];

type ViewState = {
  readonly view: ViewName;
  /** Where a jump to a transcript came from, so that Back leads there. */
  readonly cameFrom: ViewName | null;
  /** A pane that stands in the place of the view. */
  readonly over: 'import' | 'settings' | 'help' | null;
  readonly palette: boolean;
  /** The participant whom the participants view is to show next. */
  readonly soughtParticipantId: string | null;
  readonly wentTo: (view: ViewName) => void;
  readonly jumpedTo: (view: ViewName) => void;
  readonly wentBack: () => void;
  readonly opened: (over: 'import' | 'settings' | 'help') => void;
  readonly closed: () => void;
  readonly paletteToggled: (open: boolean) => void;
  readonly soughtParticipant: (id: string) => void;
  readonly foundParticipant: () => void;
};

/** Which view the window shows. */
export const useView = create<ViewState>()((set) => ({
  view: 'transcripts',
  cameFrom: null,
  over: null,
  palette: false,
  soughtParticipantId: null,
  wentTo: (view) => set({ view, cameFrom: null, over: null }),
  jumpedTo: (view) => set(({ view: from }) => ({ view, cameFrom: from === view ? null : from, over: null })),
  wentBack: () => set(({ cameFrom, view }) => ({ view: cameFrom ?? view, cameFrom: null, over: null })),
  opened: (over) => set({ over }),
  closed: () => set({ over: null }),
  paletteToggled: (palette) => set({ palette }),
  soughtParticipant: (id) =>
    set({ view: 'participants', cameFrom: null, over: null, soughtParticipantId: id }),
  foundParticipant: () => set({ soughtParticipantId: null }),
}));

export const viewTopic: Topic = {
  key: 'view',
  snapshot: () => ({ view: useView.getState().view }),
  restored: (kept) => useView.setState({ view: oneOf(kept, 'view', VIEWS) ?? 'transcripts' }),
  subscribe: (listener) => useView.subscribe(listener),
};
