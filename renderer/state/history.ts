import { create } from 'zustand';
import { numberIn, textIn } from './parts.ts';
import type { Topic } from './topic.ts';

type HistoryState = {
  /** A coder's id; null for everybody. */
  readonly coder: string | null;
  readonly text: string;
  /** How far the list is scrolled, CSS pixels. */
  readonly scroll: number;
  /** The row that has the focus, counted from the newest. */
  readonly row: number;
  readonly filteredByCoder: (coder: string | null) => void;
  readonly filteredByText: (text: string) => void;
  readonly scrolled: (scroll: number) => void;
  readonly movedTo: (row: number) => void;
};

/** Which changes History lists, and where one stands in it. */
export const useHistory = create<HistoryState>()((set) => ({
  coder: null,
  text: '',
  scroll: 0,
  row: 0,
  filteredByCoder: (coder) => set({ coder, scroll: 0, row: 0 }),
  filteredByText: (text) => set({ text, scroll: 0, row: 0 }),
  scrolled: (scroll) => set({ scroll }),
  movedTo: (row) => set({ row }),
}));

export const historyTopic: Topic = {
  key: 'history',
  snapshot: () => {
    const { coder, text, scroll, row } = useHistory.getState();
    return { coder, text, scroll, row };
  },
  restored: (kept) =>
    useHistory.setState({
      coder: textIn(kept, 'coder'),
      text: textIn(kept, 'text') ?? '',
      scroll: numberIn(kept, 'scroll') ?? 0,
      row: numberIn(kept, 'row') ?? 0,
    }),
  subscribe: (listener) => useHistory.subscribe(listener),
};
