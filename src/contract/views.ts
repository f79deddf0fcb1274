import type { AttributeScope, AttributeType } from '../domain/attribute.ts';
import type { Origin } from '../domain/code.ts';
import type { Look, Pattern } from '../domain/code-look.ts';
import type { SpeakerRole, Warning } from '../domain/transcript-draft.ts';
import type { ErrorCode, ErrorDetails } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';

/** What the application answers: JSON values and bytes only, so that every carrier agrees. */

export type ProjectView = {
  readonly id: string;
  readonly name: string;
  readonly documents: number;
  readonly participants: number;
  readonly codes: number;
  readonly segments: number;
};

export type FindingView = { readonly what: string; readonly where: string };

export type CoderView = { readonly id: string; readonly name: string; readonly segments: number };

export type SpeakerView = {
  readonly id: string;
  readonly label: string;
  readonly role: SpeakerRole;
  /** The participant's name, null where the speaker is linked to nobody. */
  readonly participant: string | null;
};

/** Topics of the window's layout, as the window keeps them. */
export type LayoutView = { readonly [topic: string]: Json };

export type WordsView = { readonly words: number };

export type DocumentView = {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly encoding: string | null;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly words: number;
  readonly segments: number;
  /** Words in the union of its segments. */
  readonly words_coded: number;
  readonly participants: readonly string[];
  /** By attribute name; a missing value has no key. */
  readonly attributes: { readonly [attribute: string]: readonly string[] };
  readonly created_at: string;
};

export type DraftView = {
  readonly format: string;
  readonly encoding: string | null;
  readonly characters: number;
  readonly words: number;
  readonly turns: number;
  readonly speakers: readonly {
    readonly label: string;
    readonly role: SpeakerRole;
    readonly participant: string | null;
  }[];
  readonly warnings: readonly Warning[];
};

/** What a file would become, with the first turns as they will be read. */
export type PreviewView = Omit<DraftView, 'speakers'> & {
  readonly speakers: readonly (DraftView['speakers'][number] & {
    readonly turns: number;
    readonly words: number;
    readonly doubtful: boolean;
    /** A name for a participant who is not there yet, null where one is linked or none is needed. */
    readonly newcomer: string | null;
  })[];
  /** The document's name, with " (2)" where another has it. */
  readonly document: string;
  /** The transcript that was imported from this very file, null for none. */
  readonly imported: string | null;
  readonly opening: readonly { readonly speaker: string | null; readonly text: string }[];
};

export type ImportedView = DraftView & {
  readonly id: string;
  readonly document: string;
  /** The id of its entry in the journal. */
  readonly entry: string;
};

export type TurnView = {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly role: SpeakerRole | null;
  readonly participant: string | null;
  readonly cueStart: number | null;
  readonly cueEnd: number | null;
};

export type TextView = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly turns: readonly TurnView[];
};

export type AttributeView = {
  readonly id: string;
  readonly name: string;
  readonly scope: AttributeScope;
  readonly type: AttributeType;
  readonly multiple: boolean;
  readonly choices: readonly string[];
};

export type ParticipantView = {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly string[];
  /** By attribute name; a missing value has no key. */
  readonly attributes: { readonly [attribute: string]: readonly string[] };
  /** Words this person says, and those of them that are coded. */
  readonly words: number;
  readonly words_coded: number;
};

/** How a table would be read. */
export type TablePreview = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly header: string;
    readonly as: 'participant' | 'document' | 'attribute' | 'ignore';
    /** The attribute that would take the values in, null for other columns. */
    readonly attribute: {
      readonly name: string;
      readonly type: AttributeType;
      readonly created: boolean;
    } | null;
    readonly samples: readonly string[];
    readonly missing: number;
  }[];
  readonly newcomers: readonly string[];
  readonly known: readonly string[];
  /** Names of transcripts that the project does not have. */
  readonly unmatched: readonly string[];
  readonly refused: readonly RefusedRow[];
};

export type CellsSet = {
  readonly set: number;
  readonly refused: readonly {
    readonly cell: number;
    readonly code: ErrorCode;
    readonly details: ErrorDetails;
  }[];
};

export type CodeView = {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly level: number;
  readonly parentId: string | null;
  readonly codable: boolean;
  readonly definition: string;
  readonly includes: string;
  readonly excludes: string;
  readonly example: string;
  readonly origin: Origin | null;
  /** Its own, null where the rules give one. */
  readonly color: string | null;
  readonly pattern: Pattern | null;
  readonly look: Look;
  /** Coded directly with it. */
  readonly segments: number;
  readonly segments_subtree: number;
  /** People with at least one segment of its subtree in their own words. */
  readonly participants: number;
};

export type CodeFacts = {
  /** Of the subtree, as everywhere. */
  readonly segments: number;
  readonly participants: number;
  /** Participants of the project with an included document. */
  readonly of: number;
  /** Participants' words in the union of its segments. */
  readonly words: number;
  /** Codes whose segments overlap with its own, most often first, at most ten; not its own subtree. */
  readonly together: readonly { readonly codeId: string; readonly segments: number }[];
  /** The latest changes of the code itself, newest first, at most ten. */
  readonly changes: readonly EntryView[];
};

export type MergePreview = {
  /** Segments that move to the other code, those of sub-codes that merge in turn included. */
  readonly segments: number;
  /** Of these, the ones that become duplicates of a segment already there. */
  readonly duplicates: number;
  /** Direct ones. They move, or merge with a sub-code of their name. */
  readonly subcodes: number;
  readonly memos: number;
  readonly definitionJoined: boolean;
};

export type SegmentView = {
  readonly id: string;
  readonly documentId: string;
  readonly document: string;
  readonly codeId: string;
  readonly code: string;
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly comment: string;
};

/** Where a segment stands, for the margin. Instants are UTC epoch milliseconds. */
export type MarkView = {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
  readonly comment: string;
  readonly createdAt: number;
};

export type SegmentDetail = SegmentView & {
  readonly coder: string;
  readonly created_at: string;
  readonly words: number;
  /** 1-based lines of the text. */
  readonly line: number;
  readonly lastLine: number;
  readonly speakers: readonly string[];
  readonly participants: readonly string[];
};

/** A segment in a retrieval, with the words around it. */
export type RetrievedSegment = SegmentDetail & {
  readonly before: string;
  readonly after: string;
  /** Values of the participants (and of the document) by attribute name. */
  readonly attributes: { readonly [attribute: string]: readonly string[] };
};

export type RetrievedView = {
  /** Of everything found, not of the page. */
  readonly segments: number;
  readonly participants: number;
  /** Participants that could have been found. */
  readonly of: number;
  /** Words in the union of the segments. */
  readonly words: number;
  readonly rows: readonly RetrievedSegment[];
};

/** What applying a code did: `created` is false where the very same segment stood there already. */
export type AppliedView = SegmentView & {
  readonly created: boolean;
  readonly codeCreated: boolean;
  readonly places: number;
};

export type RefusedRow = {
  /** 1-based line of the file. */
  readonly row: number;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
};

export type TableImport = {
  /** Rows that went in; of a table of participants the different people on them. */
  readonly imported: number;
  readonly refused: readonly RefusedRow[];
  /** As which the bytes were read: asked for, or found. */
  readonly encoding: string;
};

export type ParticipantImport = TableImport & {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: AttributeType;
    readonly created: boolean;
  }[];
  readonly linked: number;
  readonly unmatched: readonly string[];
  readonly cleared: number;
  readonly spellings: readonly (readonly [entered: string, used: string])[];
};

export type CodebookImport = TableImport & { readonly created: number; readonly updated: number };

export type SegmentImport = TableImport & {
  readonly duplicates: number;
  readonly codesCreated: readonly string[];
  readonly codersCreated: readonly string[];
  /** Rows whose quote stands in several places and that did not say which: the first was taken. */
  readonly ambiguous: readonly { readonly row: number; readonly places: number }[];
};

export type TableCell = string | number | null | readonly (string | null)[];

/** A table under its column names, ready for CSV and JSON. Lists are cells that join several values. */
export type TableView = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
};

export type CrosstabCell = {
  readonly value: number | null;
  readonly n: number;
  readonly percent: number | null;
};

export type CrosstabHead = {
  readonly value: string;
  readonly n: number;
  /** What percentages of the unit `documents` are taken of. */
  readonly documents: number;
};

export type CrosstabView = {
  readonly unit: string;
  readonly by: readonly string[];
  readonly coder: string;
  readonly definition: string;
  readonly groups: readonly CrosstabHead[];
  readonly rows: readonly {
    readonly codeId: string;
    readonly code_path: string;
    readonly name: string;
    readonly level: number;
    readonly cells: readonly (CrosstabCell & { readonly group: string })[];
    readonly total: CrosstabCell;
  }[];
  readonly total: Omit<CrosstabHead, 'value'>;
};

export type ExplanationView = {
  readonly sentence: string;
  /** Null where they were not asked for. */
  readonly segments: TableView | null;
};

export type FoundView = {
  readonly documentId: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly snippet: string;
};

export type EntryView = {
  readonly id: string;
  readonly sequence: number;
  readonly at: string;
  readonly coder: string;
  readonly label: string;
  readonly undone: boolean;
  readonly kind: string;
};

export type HistoryView = {
  readonly entries: readonly EntryView[];
  /** Entries that match, those before `offset` and after `limit` included. */
  readonly total: number;
  /** What undo and redo would do for the acting coder, null for nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
};

export type Bytes = { readonly name: string; readonly bytes: Uint8Array };
