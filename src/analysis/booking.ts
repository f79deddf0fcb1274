import type { CrosstabState } from './crosstab-state.ts';
import type { Placement, Seats, Share } from './placement.ts';
import type { Survey } from './survey.ts';
import type { Sweep } from './tally.ts';

const MOST_IN_BYTES = 255;

/** Books what the owners of a document have to their columns, and counts the document and its people. */
export function bookDocument({ state, document, placement, survey, sign }: Sweep): void {
  const spare = document.owners.length * state.plan.rows.length;
  bookLinks(state, placement.linked, sign);
  for (const share of placement.columns) bookColumn(state, share.of, sumOf(state, share, spare), sign);
  for (const share of placement.slots) bookSlot(state, share.of, sumOf(state, share, spare), sign);
  bookTurns(state, survey, placement, sign);
}

/** Where the counts of the owners together stand: at the only owner's place, else summed up at the spare one. */
function sumOf({ plan, scratch }: CrosstabState, { owners }: Share, spare: number): number {
  const { rows, rowCount, ownerSegments, ownerPassages, ownerWords } = scratch;
  const rowsInAll = plan.rows.length;
  if (owners.length === 1) return (owners[0] ?? 0) * rowsInAll;
  for (let listed = 0; listed < rowCount; listed += 1) {
    const row = rows[listed] ?? 0;
    let segments = 0;
    let passages = 0;
    let words = 0;
    for (let share = 0; share < owners.length; share += 1) {
      const place = (owners[share] ?? 0) * rowsInAll + row;
      segments += ownerSegments[place] ?? 0;
      passages += ownerPassages[place] ?? 0;
      words += ownerWords[place] ?? 0;
    }
    ownerSegments[spare + row] = segments;
    ownerPassages[spare + row] = passages;
    ownerWords[spare + row] = words;
  }
  return spare;
}

/** Segments, passages and words; and the document where a passage touches a turn of the column. */
function bookColumn(
  { counts, plan, scratch }: CrosstabState,
  column: number,
  sum: number,
  sign: number,
): void {
  const { segments, passages, documents, words } = counts;
  const { rows, rowCount, ownerSegments, ownerPassages, ownerWords } = scratch;
  const base = column * plan.rows.length;
  for (let listed = 0; listed < rowCount; listed += 1) {
    const row = rows[listed] ?? 0;
    const touching = ownerPassages[sum + row] ?? 0;
    const cell = base + row;
    segments[cell] = (segments[cell] ?? 0) + sign * (ownerSegments[sum + row] ?? 0);
    passages[cell] = (passages[cell] ?? 0) + sign * touching;
    documents[cell] = (documents[cell] ?? 0) + sign * Math.min(touching, 1);
    words[cell] = (words[cell] ?? 0) + sign * (ownerWords[sum + row] ?? 0);
  }
}

/** A person counts from the first document that touches one of their turns on, until the last one goes. */
function bookSlot(state: CrosstabState, slot: number, sum: number, sign: number): void {
  const { touches, scratch } = state;
  const { rows, rowCount, turned, ownerPassages } = scratch;
  const base = slot * state.plan.rows.length;
  const turningPoint = sign > 0 ? 1 : 0;
  let count = 0;
  for (let listed = 0; listed < rowCount; listed += 1) {
    const row = rows[listed] ?? 0;
    if (ownerPassages[sum + row] === 0) continue;
    const documents = (touches[base + row] ?? 0) + sign;
    touches[base + row] = documents;
    if (documents !== turningPoint) continue;
    turned[count] = row;
    count += 1;
  }
  for (const column of state.set.slots[slot]?.columns ?? []) bookPerson(state, column, count, sign);
}

function bookPerson(
  { counts, plan, scratch }: CrosstabState,
  column: number,
  count: number,
  sign: number,
): void {
  const { participants } = counts;
  const { turned } = scratch;
  const base = column * plan.rows.length;
  for (let listed = 0; listed < count; listed += 1) {
    const cell = base + (turned[listed] ?? 0);
    participants[cell] = (participants[cell] ?? 0) + sign;
  }
}

/** Who and what percentages are taken of. */
function bookLinks(state: CrosstabState, { columns, slots }: Seats, sign: number): void {
  const { set } = state;
  for (const index of columns) {
    const column = set.columns[index];
    if (column) column.documents += sign;
  }
  for (const index of slots) {
    const slot = set.slots[index];
    if (!slot) continue;
    slot.linked += sign;
    if (slot.linked > MOST_IN_BYTES && state.touches instanceof Uint8Array) {
      state.touches = Int32Array.from(state.touches);
    }
    if (slot.linked !== (sign > 0 ? 1 : 0)) continue;
    for (const held of slot.columns) {
      const column = set.columns[held];
      if (column) column.persons += sign;
    }
  }
}

/** What coverage and rates are taken of. */
function bookTurns({ set }: CrosstabState, { spoken }: Survey, placement: Placement, sign: number): void {
  for (const [owner, { columns }] of placement.owners.entries()) {
    for (const index of columns) {
      const column = set.columns[index];
      if (column) column.words += sign * (spoken[owner] ?? 0);
    }
  }
}
