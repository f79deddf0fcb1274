import { useEffect } from 'react';
import { create } from 'zustand';

/** Something a person can do, by palette, menu or keys. */
export type Action = {
  readonly id: string;
  /** As the palette and the help list it: "Undo", "Import transcripts". */
  readonly title: string;
  readonly group:
    | 'Go to'
    | 'Project'
    | 'Coding'
    | 'Text'
    | 'Codebook'
    | 'Participants'
    | 'Compare'
    | 'Segments'
    | 'Window';
  /** As `mod+k`, `alt+arrowleft`, `f2`; `mod` is Ctrl, on a Mac Cmd. */
  readonly keys?: string;
  /** Do the same. */
  readonly alsoKeys?: string;
  /** Keys that count only where the focus is in the transcript or a list: that place hears them, here they are told. */
  readonly inText?: boolean;
  readonly run: () => void;
};

type ActionsState = {
  readonly actions: ReadonlyMap<string, Action>;
  readonly offered: (actions: readonly Action[]) => void;
  readonly withdrawn: (ids: readonly string[]) => void;
};

export const useActionList = create<ActionsState>()((set) => ({
  actions: new Map(),
  offered: (actions) =>
    set((state) => ({
      actions: new Map([...state.actions, ...actions.map((action) => [action.id, action] as const)]),
    })),
  withdrawn: (ids) =>
    set((state) => ({ actions: new Map([...state.actions].filter(([id]) => !ids.includes(id))) })),
}));

/** Offers actions while the component is there. `actions` has to be stable (useMemo). */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    const { offered, withdrawn } = useActionList.getState();
    offered(actions);
    return () => withdrawn(actions.map(({ id }) => id));
  }, [actions]);
}
