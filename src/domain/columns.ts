import type { AttributeId, CodeId, CoderId, DocumentId, ParticipantId } from './ids.ts';

/**
 * Coded segments, sorted by start, then end, then code, then coder. Offsets are UTF-16 code units, half-open.
 * `wordsBeforeX` is the number of words that start before offset x of the document, so that the words of any
 * stretch between two boundaries are one subtraction: a word belongs to where its first character stands.
 */
export type SegmentColumns = {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Code numbers: `CodeTree.positionOf` tells where each stands. */
  readonly code: Int32Array;
  /** Index into the corpus' coders. */
  readonly coder: Int32Array;
  readonly wordsBeforeStart: Int32Array;
  readonly wordsBeforeEnd: Int32Array;
};

/** Turns in text order; they never overlap. */
export type TurnColumns = {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index into the document's owners; -1 where the turn belongs to nobody. */
  readonly owner: Int32Array;
  readonly wordsBeforeStart: Int32Array;
  readonly wordsBeforeEnd: Int32Array;
};

/** Whom a turn belongs to: participants (all linked ones where a document has no speakers), or an interviewer. */
export type Owner =
  | { readonly participants: Int32Array }
  /** Index into the corpus' interviewers. */
  | { readonly interviewer: number };

/** Canonical strings (numbers as decimals, dates as YYYY-MM-DD). No entry, or an empty one, is "not recorded". */
export type AttributeValues = ReadonlyMap<AttributeId, readonly string[]>;

/** One document's coded segments and turns as columns. Immutable: an edit makes a new one for that document only. */
export type DocumentColumns = {
  readonly id: DocumentId;
  readonly segments: SegmentColumns;
  readonly turns: TurnColumns;
  readonly owners: readonly Owner[];
  /** All participants linked to the document, each once, owners of turns included: they make N. */
  readonly participants: Int32Array;
  /** Values of attributes of scope document. */
  readonly values: AttributeValues;
};

/** A code in its place. Merged codes have none. */
export type CodeNode = {
  /** The stable small integer that stands for it in `SegmentColumns.code`. */
  readonly number: number;
  readonly id: CodeId;
  readonly name: string;
  readonly path: string;
  /** 1 for a theme. */
  readonly level: number;
  /** Position of its parent; -1 for a theme. */
  readonly parent: number;
  /** Position after the last code of its branch. */
  readonly branchEnd: number;
};

export type CodeTree = {
  /** Codebook order: a code, then its sub-codes. */
  readonly codes: readonly CodeNode[];
  /** By code number: position in `codes`; -1 where the number has no place. */
  readonly positionOf: Int32Array;
};

export type CoderEntry = { readonly id: CoderId; readonly name: string };

export type ParticipantEntry = {
  readonly id: ParticipantId;
  readonly name: string;
  readonly values: AttributeValues;
};

export type AttributeEntry = {
  readonly id: AttributeId;
  readonly name: string;
  readonly scope: 'participant' | 'document';
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'choice';
  /** In their order; empty where the attribute has none. */
  readonly choices: readonly string[];
};

/** Everything that counting needs of a project. Participants, coders and interviewers go by their index here. */
export type Corpus = {
  /** Project order. */
  readonly documents: readonly DocumentColumns[];
  readonly codes: CodeTree;
  readonly coders: readonly CoderEntry[];
  readonly participants: readonly ParticipantEntry[];
  readonly attributes: readonly AttributeEntry[];
  /** Distinct case-folded labels of interviewer-role speakers. */
  readonly interviewers: readonly string[];
};
