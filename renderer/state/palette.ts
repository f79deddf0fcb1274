import { create } from 'zustand';
import { textsIn } from './parts.ts';
import type { Topic } from './topic.ts';

const KEPT = 12;

type PaletteState = {
  /** Ids of what was chosen last, latest first. */
  readonly recent: readonly string[];
  readonly chosen: (id: string) => void;
};

export const usePalette = create<PaletteState>()((set) => ({
  recent: [],
  chosen: (id) =>
    set(({ recent }) => ({ recent: [id, ...recent.filter((other) => other !== id)].slice(0, KEPT) })),
}));

export const paletteTopic: Topic = {
  key: 'palette',
  snapshot: () => ({ recent: [...usePalette.getState().recent] }),
  restored: (kept) => usePalette.setState({ recent: textsIn(kept, 'recent') ?? [] }),
  subscribe: (listener) => usePalette.subscribe(listener),
};
