import { create } from 'zustand';
import { numberIn, textIn, textsIn } from './parts.ts';
import type { Topic } from './topic.ts';

/** A code that is being named before it is there. */
export type CodeDraft = {
  readonly parentId: string | null;
  readonly codable: boolean;
  /** Set once it is there, until the list of codes tells of it. */
  readonly createdId: string | null;
};

/** What stands in the place of the code's page. */
export type CodebookTask =
  | { readonly kind: 'merge' | 'move'; readonly codeId: string }
  | { readonly kind: 'import' };

type CodebookState = {
  /** The code whose page is shown. */
  readonly codeId: string | null;
  /** Branches that are closed. */
  readonly closed: readonly string[];
  readonly filter: string;
  /** How far the table is scrolled, CSS pixels. */
  readonly scroll: number;
  /** Width of the code's page, CSS pixels. */
  readonly pageWidth: number;
  readonly draft: CodeDraft | null;
  readonly task: CodebookTask | null;
  readonly openedCode: (id: string | null) => void;
  readonly branchesClosed: (ids: readonly string[]) => void;
  readonly branchesOpened: (ids: readonly string[]) => void;
  readonly filtered: (filter: string) => void;
  readonly scrolled: (scroll: number) => void;
  readonly pageResized: (width: number) => void;
  readonly draftStarted: (draft: Omit<CodeDraft, 'createdId'>) => void;
  readonly draftCreated: (id: string) => void;
  readonly draftEnded: () => void;
  readonly taskStarted: (task: CodebookTask) => void;
  readonly taskEnded: () => void;
};

const PAGE_WIDTH = 500;

/** How the codebook stands: `openedCode` shows a code's page, wherever it is asked for. */
export const useCodebook = create<CodebookState>()((set) => ({
  codeId: null,
  closed: [],
  filter: '',
  scroll: 0,
  pageWidth: PAGE_WIDTH,
  draft: null,
  task: null,
  openedCode: (codeId) => set({ codeId, task: null }),
  branchesClosed: (ids) => set(({ closed }) => ({ closed: [...new Set([...closed, ...ids])] })),
  branchesOpened: (ids) =>
    set(({ closed }) => {
      const opened = new Set(ids);
      return { closed: closed.filter((id) => !opened.has(id)) };
    }),
  filtered: (filter) => set({ filter }),
  scrolled: (scroll) => set({ scroll }),
  pageResized: (pageWidth) => set({ pageWidth }),
  draftStarted: (draft) => set({ draft: { ...draft, createdId: null }, filter: '' }),
  draftCreated: (createdId) => set(({ draft }) => (draft === null ? {} : { draft: { ...draft, createdId } })),
  draftEnded: () => set({ draft: null }),
  taskStarted: (task) => set({ task }),
  taskEnded: () => set({ task: null }),
}));

export const codebookTopic: Topic = {
  key: 'codebook',
  snapshot: () => {
    const { codeId, closed, filter, scroll, pageWidth } = useCodebook.getState();
    return { codeId, closed: [...closed], filter, scroll, pageWidth };
  },
  restored: (kept) =>
    useCodebook.setState({
      codeId: textIn(kept, 'codeId'),
      closed: textsIn(kept, 'closed') ?? [],
      filter: textIn(kept, 'filter') ?? '',
      scroll: numberIn(kept, 'scroll') ?? 0,
      pageWidth: numberIn(kept, 'pageWidth') ?? PAGE_WIDTH,
    }),
  subscribe: (listener) => useCodebook.subscribe(listener),
};
