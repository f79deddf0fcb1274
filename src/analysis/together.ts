import type { Corpus, DocumentColumns } from '../domain/columns.ts';

/** A code that stands together with another: how many of the other's segments one of its own overlaps. */
export type Together = { readonly code: number; readonly segments: number };

/**
 * Codes outside of a branch whose own segments overlap segments of the branch, most often first, then in codebook
 * order. Each segment of the branch counts once for a code, however many of the code's segments it meets and whoever
 * coded them. `branch` holds code numbers.
 */
export function codesTogether(corpus: Corpus, branch: ReadonlySet<number>): readonly Together[] {
  const { positionOf } = corpus.codes;
  const counts = new Int32Array(positionOf.length);
  const isOwn = Uint8Array.from(positionOf, (_, number) => (branch.has(number) ? 1 : 0));
  for (const document of corpus.documents) countDocument(document, isOwn, counts);
  return [...counts.entries()]
    .filter(([code, segments]) => segments > 0 && (positionOf[code] ?? -1) >= 0)
    .map(([code, segments]) => ({ code, segments }))
    .sort(
      (one, other) =>
        other.segments - one.segments || (positionOf[one.code] ?? 0) - (positionOf[other.code] ?? 0),
    );
}

/** A segment of the branch that is still open, and the codes it has met. */
type Open = { readonly end: number; readonly met: Set<number> };

/** Segments come in reading order; those of the branch and the others wait, each for the other kind, until they end. */
function countDocument({ segments }: DocumentColumns, isOwn: Uint8Array, counts: Int32Array): void {
  const { start, end, code, count } = segments;
  let own: Open[] = [];
  let others: { readonly end: number; readonly code: number }[] = [];
  for (let segment = 0; segment < count; segment += 1) {
    const from = start[segment] ?? 0;
    const to = end[segment] ?? 0;
    const number = code[segment] ?? 0;
    own = own.filter((open) => open.end > from);
    others = others.filter((open) => open.end > from);
    if (isOwn[number] === 1) {
      const met = new Set(others.map((open) => open.code));
      for (const other of met) counts[other] = (counts[other] ?? 0) + 1;
      own.push({ end: to, met });
      continue;
    }
    for (const { met } of own) {
      if (met.has(number)) continue;
      met.add(number);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    others.push({ end: to, code: number });
  }
}
