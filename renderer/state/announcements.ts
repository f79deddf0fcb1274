import { create } from 'zustand';

type AnnouncementsState = {
  readonly sentence: string;
  /** Counts up, so that the same sentence is read out again. */
  readonly turn: number;
  readonly announced: (sentence: string) => void;
};

export const useAnnouncements = create<AnnouncementsState>()((set) => ({
  sentence: '',
  turn: 0,
  announced: (sentence) => set((state) => ({ sentence, turn: state.turn + 1 })),
}));

/** Has a sentence read out politely, as in "Coded 'Risk management', 34 words, 2 codes here". */
export function announce(sentence: string): void {
  useAnnouncements.getState().announced(sentence);
}
