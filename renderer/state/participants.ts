import { create } from 'zustand';
import { ATTRIBUTE_SCOPES, type AttributeScope } from '../../src/domain/attribute.ts';
import { flagIn, numberIn, oneOf, partOf, textIn } from './parts.ts';
import type { Topic } from './topic.ts';

/** A cell by the ids of its row and column; the row `head` holds the names of the columns. */
export type CellPlace = { readonly rowId: string; readonly columnId: string };

export type Sorting = { readonly columnId: string; readonly descending: boolean };

/** A table of participants that is about to be imported. */
export type OfferedTable = { readonly name: string; readonly bytes: Uint8Array };

type ParticipantsState = {
  /** Whether people or transcripts stand in the rows. */
  readonly scope: AttributeScope;
  readonly find: string;
  readonly sorting: Sorting | null;
  readonly cursor: CellPlace | null;
  /** The other corner of what is selected; null: the cursor's cell alone. */
  readonly anchor: CellPlace | null;
  readonly scroll: { readonly top: number; readonly left: number };
  readonly table: OfferedTable | null;
  /** The cursor's cell is to have the focus as soon as it is there. */
  readonly wantsFocus: boolean;
  readonly scopeChosen: (scope: AttributeScope) => void;
  readonly searched: (find: string) => void;
  readonly sorted: (sorting: Sorting | null) => void;
  readonly movedTo: (cursor: CellPlace | null) => void;
  readonly selectedTo: (cursor: CellPlace, anchor: CellPlace) => void;
  readonly scrolled: (top: number, left: number) => void;
  readonly tableOffered: (table: OfferedTable | null) => void;
  readonly focusAsked: () => void;
  readonly focusGiven: () => void;
};

const TOP_LEFT = { top: 0, left: 0 };

/** How the table of participants stands. */
export const useParticipants = create<ParticipantsState>()((set) => ({
  scope: 'participant',
  find: '',
  sorting: null,
  cursor: null,
  anchor: null,
  scroll: TOP_LEFT,
  table: null,
  wantsFocus: false,
  scopeChosen: (scope) =>
    set({ scope, find: '', sorting: null, cursor: null, anchor: null, scroll: TOP_LEFT }),
  searched: (find) => set({ find }),
  sorted: (sorting) => set({ sorting }),
  movedTo: (cell) => set({ cursor: cell && { rowId: cell.rowId, columnId: cell.columnId }, anchor: null }),
  selectedTo: (cursor, anchor) => set({ cursor, anchor }),
  scrolled: (top, left) => set({ scroll: { top, left } }),
  tableOffered: (table) => set({ table }),
  focusAsked: () => set({ wantsFocus: true }),
  focusGiven: () => set({ wantsFocus: false }),
}));

export const participantsTopic: Topic = {
  key: 'participants',
  snapshot: () => {
    const { scope, find, sorting, cursor, scroll } = useParticipants.getState();
    return { scope, find, sorting, cursor, scroll };
  },
  restored: (kept) =>
    useParticipants.setState({
      scope: oneOf(kept, 'scope', ATTRIBUTE_SCOPES) ?? 'participant',
      find: textIn(kept, 'find') ?? '',
      sorting: sortingIn(kept),
      cursor: cursorIn(kept),
      scroll: {
        top: numberIn(partOf(kept, 'scroll'), 'top') ?? 0,
        left: numberIn(partOf(kept, 'scroll'), 'left') ?? 0,
      },
    }),
  subscribe: (listener) => useParticipants.subscribe(listener),
};

function sortingIn(kept: unknown): Sorting | null {
  const sorting = partOf(kept, 'sorting');
  const columnId = textIn(sorting, 'columnId');
  return columnId === null ? null : { columnId, descending: flagIn(sorting, 'descending') ?? false };
}

function cursorIn(kept: unknown): CellPlace | null {
  const cursor = partOf(kept, 'cursor');
  const rowId = textIn(cursor, 'rowId');
  const columnId = textIn(cursor, 'columnId');
  return rowId === null || columnId === null ? null : { rowId, columnId };
}
