import type Database from 'better-sqlite3';

/** The offsets at which the words of a document start. */
export function startsOf(database: Database.Database): (documentId: string) => Int32Array {
  const blob = database
    .prepare<[string], Uint8Array>(`
      SELECT starts FROM document JOIN document_version version ON version.id = current_version_id
        JOIN word_index ON word_index.text_sha256 = version.text_sha256 WHERE document.id = ?`)
    .pluck();
  return (documentId) => decoded(blob.get(documentId) ?? new Uint8Array(0));
}

/** Sums of unsigned LEB128 differences, nearly all of them one byte long. */
function decoded(bytes: Uint8Array): Int32Array {
  const starts = new Int32Array(bytes.length);
  let count = 0;
  let last = 0;
  let shift = 0;
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] ?? 0;
    last += (byte & 0x7f) << shift;
    shift = byte > 0x7f ? shift + 7 : 0;
    if (shift === 0) starts[count++] = last;
  }
  return starts.subarray(0, count);
}

/** How many of ascending `numbers` are below `limit`. */
export function countBelow(numbers: Int32Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells how many code units and words of some stretches stand before an offset. */
export function stretchCounter(
  starts: Int32Array,
  stretches: readonly (readonly [start: number, end: number])[],
): (offset: number) => readonly [units: number, words: number] {
  const from = Int32Array.from(stretches, ([start]) => start);
  const units = new Int32Array(stretches.length + 1);
  const words = new Int32Array(stretches.length + 1);
  for (const [place, [start, end]] of stretches.entries()) {
    units[place + 1] = (units[place] ?? 0) + end - start;
    words[place + 1] = (words[place] ?? 0) + countBelow(starts, end) - countBelow(starts, start);
  }
  return (offset) => {
    const place = countBelow(from, offset) - 1;
    const [start, end] = stretches[place] ?? [0, 0];
    const to = Math.min(offset, end);
    if (place < 0) return [0, 0];
    return [
      (units[place] ?? 0) + to - start,
      (words[place] ?? 0) + countBelow(starts, to) - countBelow(starts, start),
    ];
  };
}
