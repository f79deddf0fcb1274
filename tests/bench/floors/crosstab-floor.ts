import type { FloorColumns } from './column-floor.ts';

export const FLOOR_UNITS = ['segments', 'passages', 'documents', 'participants', 'words'] as const;

/** By group, then code row; the total as the last group. And the head of each column: its group and N. */
export type FloorCounts = Readonly<Record<(typeof FLOOR_UNITS)[number], Int32Array>> & {
  readonly groups: readonly string[];
  readonly n: readonly number[];
};

type Sweep = {
  readonly columns: FloorColumns;
  readonly counts: FloorCounts;
  /** By document. */
  readonly group: Int32Array;
  /** By row: the segments with which its open passage begins and ends; -1 where none is open. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** The rows with a passage in this document. */
  readonly open: Int32Array;
  /** By row: the document and the participant that it was last counted for. */
  readonly inDocument: Int32Array;
  readonly ofParticipant: Int32Array;
};

/** Every unit of the rolled-up table code x group in one sweep over the columns. */
export function crosstabFloor(columns: FloorColumns): FloorCounts {
  const rows = columns.codes.length;
  const { groups, group, n } = groupsIn(columns);
  const cells = () => new Int32Array((groups.length + 1) * rows);
  const unset = () => new Int32Array(rows).fill(-1);
  const counts: FloorCounts = {
    segments: cells(),
    passages: cells(),
    documents: cells(),
    participants: cells(),
    words: cells(),
    groups,
    n,
  };
  const sweep: Sweep = {
    columns,
    counts,
    group,
    head: unset(),
    tail: unset(),
    open: unset(),
    inDocument: unset(),
    ofParticipant: unset(),
  };
  for (let document = 0; document < columns.documents; document += 1) sweepDocument(sweep, document);
  rollUp(counts.segments, columns);
  for (const unit of FLOOR_UNITS) addTotal(counts[unit], rows);
  return counts;
}

/** The attributes are chosen with the question: which group each document is in, in order, and the N of each. */
function groupsIn({ values, participant }: FloorColumns) {
  const named = new Map<string, number[]>();
  for (const [document, own] of values.entries()) {
    const name = own.join(' / ');
    const members = named.get(name);
    if (members === undefined) named.set(name, [document]);
    else members.push(document);
  }
  const groups = [...named.keys()].sort();
  const group = new Int32Array(values.length);
  const n = groups.map((name, index) => {
    const members = named.get(name) ?? [];
    for (const document of members) group[document] = index;
    return new Set(members.map((document) => participant[document])).size;
  });
  return { groups, group, n };
}

function sweepDocument(sweep: Sweep, document: number): void {
  const { columns, counts, head, open } = sweep;
  const { code, parentOf, unitsToStart, unitsToEnd } = columns;
  const base = (sweep.group[document] ?? 0) * columns.codes.length;
  const last = columns.first[document + 1] ?? 0;
  let opened = 0;
  for (let index = columns.first[document] ?? 0; index < last; index += 1) {
    const own = code[index] ?? 0;
    if (unitsToEnd[index] !== unitsToStart[index]) add(counts.segments, base + own, 1);
    for (let row = own; row >= 0; row = parentOf[row] ?? -1) {
      if ((head[row] ?? 0) < 0) open[opened++] = row;
      else if (extendsPassage(sweep, row, index)) continue;
      else close(sweep, document, base, row);
      head[row] = index;
      sweep.tail[row] = index;
    }
  }
  closeAll(sweep, document, base, opened);
}

function closeAll(sweep: Sweep, document: number, base: number, opened: number): void {
  for (let place = 0; place < opened; place += 1) {
    const row = sweep.open[place] ?? 0;
    close(sweep, document, base, row);
    sweep.head[row] = -1;
  }
}

/** Unites a segment with the row's open passage where it touches or overlaps it. */
function extendsPassage({ columns: { start, end }, tail }: Sweep, row: number, index: number): boolean {
  const reach = end[tail[row] ?? 0] ?? 0;
  if ((start[index] ?? 0) > reach) return false;
  if ((end[index] ?? 0) > reach) tail[row] = index;
  return true;
}

/** Counts a row's open passage, if any of it lies in a turn of the participant. */
function close(sweep: Sweep, document: number, base: number, row: number): void {
  const { columns, counts, head, tail, inDocument, ofParticipant } = sweep;
  const { unitsToStart, unitsToEnd, wordsToStart, wordsToEnd, participant } = columns;
  const from = head[row] ?? 0;
  const to = tail[row] ?? 0;
  if (unitsToEnd[to] === unitsToStart[from]) return;
  add(counts.passages, base + row, 1);
  add(counts.words, base + row, (wordsToEnd[to] ?? 0) - (wordsToStart[from] ?? 0));
  if (inDocument[row] === document) return;
  inDocument[row] = document;
  add(counts.documents, base + row, 1);
  const person = participant[document] ?? 0;
  if (ofParticipant[row] === person) return;
  ofParticipant[row] = person;
  add(counts.participants, base + row, 1);
}

function add(counts: Int32Array, cell: number, amount: number): void {
  counts[cell] = (counts[cell] ?? 0) + amount;
}

/** Segments of each code rolled up, whoever speaks in them. */
export function frequencyFloor(columns: FloorColumns): Int32Array {
  const { code, codes } = columns;
  const counts = new Int32Array(codes.length);
  for (let index = 0; index < code.length; index += 1) add(counts, code[index] ?? 0, 1);
  rollUp(counts, columns);
  return counts;
}

/** A segment has one code: the segments of a branch are a sum. Parents come before their sub-codes. */
function rollUp(segments: Int32Array, { parentOf, codes }: FloorColumns): void {
  const rows = codes.length;
  for (let base = 0; base < segments.length; base += rows) {
    for (let row = rows - 1; row >= 0; row -= 1) {
      const parent = parentOf[row] ?? -1;
      if (parent < 0) continue;
      segments[base + parent] = (segments[base + parent] ?? 0) + (segments[base + row] ?? 0);
    }
  }
}

/** Each transcript is of one group: nothing is counted twice. */
function addTotal(counts: Int32Array, rows: number): void {
  const total = counts.length - rows;
  for (let cell = 0; cell < total; cell += 1) {
    const sum = total + (cell % rows);
    counts[sum] = (counts[sum] ?? 0) + (counts[cell] ?? 0);
  }
}
