import type { CodeNode, CodeTree } from './columns.ts';
import type { CodeId } from './ids.ts';

export type CodeEntry = {
  readonly number: number;
  readonly id: CodeId;
  readonly name: string;
  readonly path: string;
  /** Number of the parent; null for a theme. */
  readonly parent: number | null;
};

/** The tree of codes given in codebook order: every parent before its sub-codes, every branch in one piece. */
export function codeTreeOf(entries: readonly CodeEntry[]): CodeTree {
  const positionOf = new Int32Array(entries.reduce((size, { number }) => Math.max(size, number + 1), 0)).fill(
    -1,
  );
  for (const [position, { number }] of entries.entries()) positionOf[number] = position;
  const parents = entries.map(({ parent }) => (parent === null ? -1 : (positionOf[parent] ?? -1)));
  const levels: number[] = [];
  for (const parent of parents) levels.push((levels[parent] ?? 0) + 1);
  const branchEnds = branchEndsOf(parents);
  const codes = entries.map(
    ({ number, id, name, path }, position): CodeNode => ({
      number,
      id,
      name,
      path,
      level: levels[position] ?? 1,
      parent: parents[position] ?? -1,
      branchEnd: branchEnds[position] ?? position + 1,
    }),
  );
  return { codes, positionOf };
}

function branchEndsOf(parents: readonly number[]): readonly number[] {
  const ends = parents.map((_, position) => position + 1);
  for (let position = parents.length - 1; position >= 0; position -= 1) {
    const parent = parents[position] ?? -1;
    if (parent >= 0) ends[parent] = Math.max(ends[parent] ?? 0, ends[position] ?? 0);
  }
  return ends;
}
