import type { Corpus } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { type ColumnSet, changeSupport, columnSetOf, groupsOf } from './crosstab-columns.ts';
import { type CrosstabPlan, planOf } from './crosstab-plan.ts';
import type { CrosstabHeads } from './crosstab-table.ts';
import { grown, type Stretches } from './passages.ts';
import type { Seats } from './placement.ts';

/** Counts by column, then row. Segments are those of the row's own code, unless coders must agree. */
export type Counts = {
  segments: Int32Array;
  passages: Int32Array;
  documents: Int32Array;
  participants: Int32Array;
  words: Int32Array;
};

/** Before the first passage of a row: no text ends there. */
export const CLOSED = -1;

/** Room to work in, kept between documents so that nothing is allocated for a segment. */
export type Scratch = {
  /** By segment: its coder among those of the document, counted from 0. */
  coderOf: Int32Array;
  /** By row: where its segments begin in `members`; one more for the end. Where coders must agree. */
  readonly firstMember: Int32Array;
  members: Int32Array;
  readonly stretches: Stretches;
  /** By row: the segments that the open passage begins and ends with, and where it ends, or CLOSED. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly reach: Int32Array;
  /** The rows in which the document at hand has passages, and those of them that change a person's count. */
  readonly rows: Int32Array;
  rowCount: number;
  readonly turned: Int32Array;
  /**
   * By owner, then row: how often segments and passages touch a turn of the owner, and the passages' words there.
   * There is room for one owner more, to sum several up.
   */
  ownerSegments: Int32Array;
  ownerPassages: Int32Array;
  ownerWords: Int32Array;
  /** The stamp under which a column was last counted: distinctness without sets. */
  columnStamp: Int32Array;
  stamp: number;
};

/** A crosstab as far as its documents are counted. Changed in place by each document that comes or goes. */
export type CrosstabState = {
  readonly plan: CrosstabPlan;
  readonly set: ColumnSet;
  /** By participant: their groups where these are the same in every document; null where documents decide. */
  readonly fixedGroups: readonly (readonly number[])[] | null;
  readonly counts: Counts;
  /** By participant, where groups are fixed: filled as they are met. */
  readonly seats: Map<number, Seats>;
  /**
   * By slot, then row: in how many documents the row's passages touch a turn of the person. The largest table of
   * all, and nearly always ones: bytes, until somebody has more documents than a byte can count.
   */
  touches: Uint8Array | Int32Array;
  readonly scratch: Scratch;
  /** As they were read last; null since a document came or went. */
  heads: CrosstabHeads | null;
};

export function emptyState(corpus: Corpus, query: CrosstabQuery): CrosstabState {
  const plan = planOf(corpus, query);
  const set = columnSetOf(plan);
  const fixedGroups = fixedGroupsOf(set, plan);
  const persons = corpus.participants.length + corpus.interviewers.length;
  // Groups that do not depend on documents are all known by now.
  const cells = () => new Int32Array(set.columns.length * plan.rows.length);
  return {
    plan,
    set,
    fixedGroups,
    seats: new Map(),
    counts: {
      segments: cells(),
      passages: cells(),
      documents: cells(),
      participants: cells(),
      words: cells(),
    },
    touches: new Uint8Array((fixedGroups ? 1 : 2) * persons * plan.rows.length),
    scratch: scratchFor(plan.rows.length, set.columns.length),
    heads: null,
  };
}

/** Makes room for every column and slot met so far, and for the document at hand. */
export function makeRoom(state: CrosstabState, document: { segments: number; owners: number }): void {
  const { scratch, set } = state;
  const rows = state.plan.rows.length;
  if (state.counts.segments.length < set.columns.length * rows) growCounts(state, set.columns.length * rows);
  if (state.touches.length < set.slots.length * rows) {
    state.touches = grownTouches(state.touches, set.slots.length * rows);
  }
  if (scratch.coderOf.length < document.segments) scratch.coderOf = grown(scratch.coderOf, document.segments);
  const ownerCells = (document.owners + 1) * rows;
  if (scratch.ownerSegments.length < ownerCells) {
    scratch.ownerSegments = grown(scratch.ownerSegments, ownerCells);
    scratch.ownerPassages = grown(scratch.ownerPassages, ownerCells);
    scratch.ownerWords = grown(scratch.ownerWords, ownerCells);
  }
  scratch.ownerSegments.fill(0, 0, ownerCells);
  scratch.ownerPassages.fill(0, 0, ownerCells);
  scratch.ownerWords.fill(0, 0, ownerCells);
}

function growCounts({ counts, scratch, set }: CrosstabState, cells: number): void {
  counts.segments = grown(counts.segments, cells);
  counts.passages = grown(counts.passages, cells);
  counts.documents = grown(counts.documents, cells);
  counts.participants = grown(counts.participants, cells);
  counts.words = grown(counts.words, cells);
  scratch.columnStamp = grown(scratch.columnStamp, set.columns.length);
}

function grownTouches(touches: Uint8Array | Int32Array, length: number): Uint8Array | Int32Array {
  const size = Math.max(length, 2 * touches.length);
  const longer = touches instanceof Uint8Array ? new Uint8Array(size) : new Int32Array(size);
  longer.set(touches);
  return longer;
}

function scratchFor(rows: number, columns: number): Scratch {
  const none = new Int32Array(0);
  return {
    coderOf: none,
    firstMember: new Int32Array(rows + 1),
    members: none,
    stretches: { heads: none, tails: none, reach: none },
    head: new Int32Array(rows),
    tail: new Int32Array(rows),
    reach: new Int32Array(rows).fill(CLOSED),
    rows: new Int32Array(rows),
    rowCount: 0,
    turned: new Int32Array(rows),
    ownerSegments: none,
    ownerPassages: none,
    ownerWords: none,
    columnStamp: new Int32Array(columns),
    stamp: 0,
  };
}

function fixedGroupsOf(set: ColumnSet, plan: CrosstabPlan): readonly (readonly number[])[] | null {
  if (plan.by.some(({ scope }) => scope === 'document')) return null;
  return plan.participantValues.map((values, participant) => {
    const groups = plan.passes[participant] ? groupsOf(set, plan, values, new Map()) : [];
    changeSupport(set, groups, 1);
    return groups;
  });
}
