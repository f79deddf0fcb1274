import type { RefusedRow } from '../contract/views.ts';
import type { CsvTable } from '../formats/csv.ts';
import { Refusal } from '../kernel/errors.ts';

/** Rows that have not as many cells as the header, refused by line. */
export function raggedRows(table: CsvTable): RefusedRow[] {
  return table.ragged.map(({ line, cells }) => ({
    row: line,
    code: 'CSV_ROW_RAGGED',
    details: { cells, columns: table.header.length },
  }));
}

/** With `strict`, one refused row keeps the whole table out. */
export function strictly(strict: boolean | undefined, refused: readonly RefusedRow[]): void {
  if (strict !== true || refused.length === 0) return;
  throw new Refusal('ROWS_REFUSED', {
    rows: [...refused]
      .sort((one, other) => one.row - other.row)
      .map(({ row, code, details }) => ({ row, code, details })),
  });
}

/** The column of a name, however it is cased. */
export function columnNamed(table: CsvTable, name: string): string | null {
  return table.header.find((header) => header.toLowerCase() === name) ?? null;
}
