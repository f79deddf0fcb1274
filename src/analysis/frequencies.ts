import type { Corpus } from '../domain/columns.ts';

/** Segments by position in the code tree, whoever speaks in them and whoever coded them. */
export type CodeFrequencies = {
  /** With the code itself. */
  readonly direct: Int32Array;
  /** With the code or one of its sub-codes: a segment has one code, so that this is a sum. */
  readonly subtree: Int32Array;
};

/** How many segments each code has, counted in one pass. */
export function codeFrequencies({ codes, documents }: Corpus): CodeFrequencies {
  const byNumber = new Int32Array(codes.positionOf.length);
  for (const { segments } of documents) {
    const { code, count } = segments;
    for (let segment = 0; segment < count; segment += 1) {
      const number = code[segment] ?? 0;
      byNumber[number] = (byNumber[number] ?? 0) + 1;
    }
  }
  const direct = Int32Array.from(codes.codes, ({ number }) => byNumber[number] ?? 0);
  const subtree = direct.slice();
  for (let position = codes.codes.length - 1; position >= 0; position -= 1) {
    const parent = codes.codes[position]?.parent ?? -1;
    if (parent >= 0) subtree[parent] = (subtree[parent] ?? 0) + (subtree[position] ?? 0);
  }
  return { direct, subtree };
}
