import type { GridRange } from './grid-moves.ts';
import type { Block } from './pasted-block.ts';

export type PastePlan = {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** The block's rows and columns that lay beyond the table. */
  readonly rowsOutside: number;
  readonly columnsOutside: number;
};

/**
 * Where the cells of a block go: from the first cell of what is selected on; repeated, where the selection is a
 * multiple of the block, as spreadsheets do it.
 */
export function pastePlan(
  block: Block,
  range: GridRange,
  size: { readonly rows: number; readonly columns: number },
): PastePlan {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const [down, across] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const fills = down % height === 0 && across % width === 0;
  const tall = fills ? down : height;
  const wide = fills ? across : width;
  const cells: { row: number; column: number; text: string }[] = [];
  for (let row = 0; row < Math.min(tall, size.rows - range.top); row += 1) {
    const texts = block[row % height] ?? [];
    for (let column = 0; column < Math.min(wide, size.columns - range.left); column += 1) {
      const text = texts[column % width];
      if (text !== undefined) cells.push({ row: range.top + row, column: range.left + column, text });
    }
  }
  return {
    cells,
    rowsOutside: Math.max(0, range.top + tall - size.rows),
    columnsOutside: Math.max(0, range.left + wide - size.columns),
  };
}
