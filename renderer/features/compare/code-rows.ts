import type { CrosstabView } from '../../../src/contract/views.ts';

export type TableRow = CrosstabView['rows'][number];

/** A row as the tree shows it. */
export type CodeRow = {
  readonly row: TableRow;
  readonly parentId: string | null;
  readonly hasSubCodes: boolean;
  readonly isOpen: boolean;
  /** 1-based place among the codes beside it, and how many these are. */
  readonly place: number;
  readonly beside: number;
  /** Depth as shown: 1 for the topmost level of the table. */
  readonly depth: number;
};

/** The rows that are not inside a closed branch, in codebook order. */
export function shownRows(rows: readonly TableRow[], closed: ReadonlySet<string>): readonly CodeRow[] {
  const top = rows[0]?.level ?? 1;
  const beside = new Map<string | null, number>();
  const shown: (CodeRow & { readonly inside: boolean })[] = [];
  const above: { readonly id: string; readonly level: number; readonly hidden: boolean }[] = [];
  for (const [index, row] of rows.entries()) {
    while ((above.at(-1)?.level ?? 0) >= row.level) above.pop();
    const parent = above.at(-1) ?? null;
    const place = (beside.get(parent?.id ?? null) ?? 0) + 1;
    beside.set(parent?.id ?? null, place);
    const hasSubCodes = (rows[index + 1]?.level ?? 0) > row.level;
    const isOpen = hasSubCodes && !closed.has(row.codeId);
    const inside = parent?.hidden ?? false;
    above.push({ id: row.codeId, level: row.level, hidden: inside || closed.has(row.codeId) });
    const depth = row.level - top + 1;
    shown.push({ row, parentId: parent?.id ?? null, hasSubCodes, isOpen, place, beside: 0, depth, inside });
  }
  return shown
    .filter(({ inside }) => !inside)
    .map(({ inside: _, ...row }) => ({ ...row, beside: beside.get(row.parentId) ?? 1 }));
}

/** Where to stand once a row is hidden: the nearest code above it that is shown, else the first row. */
export function nearestShown(
  rows: readonly TableRow[],
  shown: readonly CodeRow[],
  codeId: string | null,
): number {
  const places = new Map(shown.map(({ row }, index) => [row.codeId, index]));
  const at = rows.findIndex((row) => row.codeId === codeId);
  for (let index = at; index >= 0; index -= 1) {
    const place = places.get(rows[index]?.codeId ?? '');
    if (place !== undefined) return place;
  }
  return 0;
}
