import type { FloorColumns } from './column-floor.ts';

export const FLOOR_UNITS = ['segments', 'passages', 'documents', 'participants', 'words'] as const;

/** By group, then code row; the total as the last group. */
export type FloorCounts = Readonly<Record<(typeof FLOOR_UNITS)[number], Int32Array>>;

/** Every unit of the rolled-up table code x group in one sweep over the columns. */
export function crosstabFloor(columns: FloorColumns): FloorCounts {
  const { documents, first, participant, group, groups, ancestors, codes, code, start, end } = columns;
  const { unitsToStart, unitsToEnd, wordsToStart, wordsToEnd } = columns;
  const rows = codes.length;
  const cells = (groups.length + 1) * rows;
  const counts = {
    segments: new Int32Array(cells),
    passages: new Int32Array(cells),
    documents: new Int32Array(cells),
    participants: new Int32Array(cells),
    words: new Int32Array(cells),
  };
  // The segments with which a row's open passage begins and ends, and where each row was last counted.
  const head = new Int32Array(rows).fill(-1);
  const tail = new Int32Array(rows);
  const open = new Int32Array(rows);
  const inDocument = new Int32Array(rows).fill(-1);
  const ofParticipant = new Int32Array(rows).fill(-1);
  let base = 0;
  let document = 0;
  const close = (row: number): void => {
    const from = head[row] ?? 0;
    const to = tail[row] ?? 0;
    if ((unitsToEnd[to] ?? 0) === (unitsToStart[from] ?? 0)) return;
    const cell = base + row;
    counts.passages[cell] = (counts.passages[cell] ?? 0) + 1;
    counts.words[cell] = (counts.words[cell] ?? 0) + (wordsToEnd[to] ?? 0) - (wordsToStart[from] ?? 0);
    if (inDocument[row] === document) return;
    inDocument[row] = document;
    counts.documents[cell] = (counts.documents[cell] ?? 0) + 1;
    if (ofParticipant[row] === participant[document]) return;
    ofParticipant[row] = participant[document] ?? 0;
    counts.participants[cell] = (counts.participants[cell] ?? 0) + 1;
  };
  for (; document < documents; document += 1) {
    base = (group[document] ?? 0) * rows;
    let opened = 0;
    const last = first[document + 1] ?? 0;
    for (let index = first[document] ?? 0; index < last; index += 1) {
      const own = code[index] ?? 0;
      if (unitsToEnd[index] !== unitsToStart[index]) {
        counts.segments[base + own] = (counts.segments[base + own] ?? 0) + 1;
      }
      for (let place = 3 * own; place < 3 * own + 3; place += 1) {
        const row = ancestors[place] ?? -1;
        if (row < 0) break;
        if ((head[row] ?? 0) < 0) open[opened++] = row;
        else if ((start[index] ?? 0) > (end[tail[row] ?? 0] ?? 0)) close(row);
        else {
          if ((end[index] ?? 0) > (end[tail[row] ?? 0] ?? 0)) tail[row] = index;
          continue;
        }
        head[row] = index;
        tail[row] = index;
      }
    }
    for (let place = 0; place < opened; place += 1) {
      close(open[place] ?? 0);
      head[open[place] ?? 0] = -1;
    }
  }
  rollUp(counts.segments, columns);
  for (const unit of FLOOR_UNITS) addTotal(counts[unit], rows);
  return counts;
}

/** Segments of each code rolled up, of everybody together. */
export function frequencyFloor(columns: FloorColumns): Int32Array {
  const { code, unitsToStart, unitsToEnd, codes } = columns;
  const counts = new Int32Array(codes.length);
  for (let index = 0; index < code.length; index += 1) {
    if (unitsToEnd[index] === unitsToStart[index]) continue;
    const row = code[index] ?? 0;
    counts[row] = (counts[row] ?? 0) + 1;
  }
  rollUp(counts, columns);
  return counts;
}

/** A segment has one code: the segments of a branch are a sum. Parents come before their sub-codes. */
function rollUp(segments: Int32Array, { ancestors, codes }: FloorColumns): void {
  const rows = codes.length;
  for (let base = 0; base < segments.length; base += rows) {
    for (let row = rows - 1; row >= 0; row -= 1) {
      const parent = ancestors[3 * row + 1] ?? -1;
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
