import type { Ref } from 'react';

/** UTF-16 code units of the canonical text, half-open. */
export type Stretch = { readonly start: number; readonly end: number };

export type TurnShown = Stretch & {
  readonly speaker: string | null;
  readonly role: 'participant' | 'interviewer' | 'other' | null;
};

/** A segment as the text needs it. */
export type Mark = Stretch & {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  /** As the host counts them; counted here where absent. */
  readonly words?: number;
};

export type Pattern = 'solid' | 'dashed' | 'dotted' | 'double';

/** How a code looks. A colour is a CSS colour (`var(--code-teal-stripe)`) or the name of a property (`--code-teal-stripe`). */
export type Look = {
  readonly name: string;
  readonly path: string;
  readonly color: string;
  readonly tint: string;
  readonly pattern: Pattern;
};

/** The paragraph at the top of the view, and how many pixels of it are scrolled past. */
export type Position = { readonly offset: number; readonly shift: number };

export type LineNumbers = 'off' | 'fifth' | 'all';
export type Snapping = 'character' | 'word';

export type TranscriptViewProps = {
  readonly documentId: string;
  /** Canonical text. */
  readonly text: string;
  /** In order, covering the text. */
  readonly turns: readonly TurnShown[];
  /** In reading order (start, then the longer one), already filtered. */
  readonly segments: readonly Mark[];
  /** By code id. A segment whose code has no look is not drawn. */
  readonly looks: ReadonlyMap<string, Look>;
  /** The segment whose code is tinted over its extent. */
  readonly focused: string | null;
  /** In order, not overlapping. */
  readonly found: readonly Stretch[];
  readonly foundCurrent: number | null;
  /** Index of the reading steps, 0 to 6; 2 is 17 px. */
  readonly textSize: number;
  readonly lineNumbers: LineNumbers;
  readonly snapping: Snapping;
  /** Read when a transcript is opened; later changes are not followed (`scrollTo` moves). */
  readonly position: Position | null;
  /** After scrolling has come to rest. */
  readonly onPositionChange: (position: Position) => void;
  /** The selection as it would be coded: trimmed and snapped; null where nothing but white space is selected. */
  readonly onSelectionChange: (selection: Stretch | null, caret: number | null) => void;
  /** A click on, or the keyboard's caret moved into, a place with segments; `rect` in window coordinates. */
  readonly onFocusPlace: (
    offset: number,
    segmentIds: readonly string[],
    rect: DOMRect,
    by: 'pointer' | 'keyboard',
  ) => void;
  readonly onSegmentFocus: (id: string) => void;
  /** For what screen readers are told the text is; "Transcript text" by default. */
  readonly label?: string;
  readonly ref?: Ref<TranscriptHandle>;
};

export type ScrollAlign = 'start' | 'center' | 'nearest';

export type TranscriptHandle = {
  /** Shows the line that holds `offset`; exact, wherever it is. `nearest` moves nothing that is in view. */
  readonly scrollTo: (offset: number, options?: { readonly align?: ScrollAlign }) => void;
  /** Selects and, unless told otherwise, shows the end of the selection. */
  readonly select: (start: number, end: number, options?: { readonly reveal?: boolean }) => void;
  readonly selection: () => Stretch | null;
  readonly caret: () => number | null;
  /** Window coordinates of what is in view of the selection's last line, or of the caret; null where unmounted. */
  readonly selectionRect: () => DOMRect | null;
  /** Window coordinates of every line of the selection that is in view. */
  readonly selectionRects: () => readonly DOMRect[];
  readonly rectOf: (start: number, end: number) => DOMRect | null;
  readonly focus: () => void;
  /** Focuses (`onSegmentFocus`) and shows the neighbour of the focused segment, or of the caret. False where none is. */
  readonly nextSegment: () => boolean;
  readonly previousSegment: () => boolean;
  readonly selectSentence: () => void;
  readonly selectTurn: () => void;
  readonly copySelection: () => Promise<void>;
};
