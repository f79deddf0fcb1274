import type { Input } from '../contract/contract.ts';
import type { Bytes, CodebookImport, RefusedRow } from '../contract/views.ts';
import { codes, updateCode } from '../db/codes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import {
  type Codebook,
  codebookOf,
  colorOf,
  inCodebookOrder,
  keepCode,
  ORIGINS,
  type PlacedCode,
} from '../domain/code.ts';
import { PATTERNS } from '../domain/code-look.ts';
import { type CsvRow, type CsvTable, readCsv, writeCsv } from '../formats/csv.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { codeAtPath } from './code-or-new.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { columnNamed, raggedRows, strictly } from './table-import.ts';

const HEADER = [
  'code',
  'definition',
  'includes',
  'excludes',
  'example',
  'color',
  'origin',
  'codable',
  'pattern',
];

/** Column names as people write them beside our own. */
const SYNONYMS: { readonly [column: string]: readonly string[] } = {
  includes: ['includes', 'use when'],
  excludes: ['excludes', "don't use when", 'don’t use when'],
  color: ['color', 'colour'],
};

/** The codebook as CSV, in the columns that `importCodebook` takes. */
export function exportCodebook(db: Reader, options: Input<'codebook.export'>): Bytes {
  const rows = inCodebookOrder(codes(db)).map((code) => [
    code.path,
    code.definition,
    code.includes,
    code.excludes,
    code.example,
    code.color ?? '',
    code.origin ?? '',
    code.codable ? '' : 'no',
    code.pattern ?? '',
  ]);
  const csv = writeCsv(HEADER, rows, options);
  return { name: 'codebook.csv', bytes: new TextEncoder().encode(csv) };
}

/**
 * Creates and updates codes from a table with the paths in column `code`. A blank cell leaves what is there:
 * a definition is never lost to an empty column.
 */
export function importCodebook(tx: Writer, input: Input<'codebook.import'>, act: Act): Done<CodebookImport> {
  const table = readCsv(input.bytes, input.encoding);
  const codeColumn =
    columnNamed(table, 'code') ?? refuse('CSV_COLUMN_MISSING', { column: 'code', header: [...table.header] });
  const codebook = codebookOf(codes(tx));
  const tally = { created: 0, updated: 0, refused: raggedRows(table) };
  for (const [index, row] of table.rows.entries()) {
    act.progress.step(index, table.rows.length);
    try {
      if (importCode(tx, table, row, codeColumn, codebook, act)) tally.created += 1;
      else tally.updated += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tally.refused.push({ row: row.line, code: error.code, details: error.details });
    }
  }
  strictly(input.strict, tally.refused);
  const refused = tally.refused.sort((one: RefusedRow, other: RefusedRow) => one.row - other.row);
  const imported = tally.created + tally.updated;
  const { encoding } = table;
  return done(`Imported a codebook of ${counted(imported, 'code')}`, {
    ...tally,
    refused,
    imported,
    encoding,
  });
}

function importCode(
  tx: Writer,
  table: CsvTable,
  row: CsvRow,
  codeColumn: string,
  codebook: Codebook,
  act: Act,
): boolean {
  const cell = (column: string): string => {
    const header = (SYNONYMS[column] ?? [column])
      .map((name) => columnNamed(table, name))
      .find((name) => name !== null);
    return (header === undefined || header === null ? '' : (row.cells.get(header) ?? '')).trim();
  };
  const color = cell('color') === '' ? null : orRefuse(colorOf(cell('color')), { color: cell('color') });
  const origin = oneOf(ORIGINS, 'origin', cell('origin'));
  const pattern = oneOf(PATTERNS, 'pattern', cell('pattern'));
  const { code, created } = codeAtPath(tx, codebook, row.cells.get(codeColumn) ?? '', act);
  const kept = (column: 'definition' | 'includes' | 'excludes' | 'example') => cell(column) || code[column];
  const codable = cell('codable') === '' ? code.codable : !/^(no|false|0)$/i.test(cell('codable'));
  const after: PlacedCode = {
    ...code,
    definition: kept('definition'),
    includes: kept('includes'),
    excludes: kept('excludes'),
    example: kept('example'),
    color: color ?? code.color,
    pattern: pattern ?? code.pattern,
    origin: origin ?? code.origin,
    codable,
  };
  updateCode(tx, after);
  keepCode(codebook, after);
  return created;
}

/** One of some words, null for a blank cell. */
function oneOf<Word extends string>(words: readonly Word[], column: string, cell: string): Word | null {
  if (cell === '') return null;
  const issues = [`${column} "${cell}" is none of ${words.join(', ')}`];
  return words.find((word) => word === cell.toLowerCase()) ?? refuse('INVALID_INPUT', { issues });
}
