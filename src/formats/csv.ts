import Papa from 'papaparse';
import { refuse } from '../kernel/errors.ts';
import { decodeText } from './encoding.ts';

export type CsvRow = {
  /** 1-based line of the file on which the row starts. */
  readonly line: number;
  /** One cell for each column; absent columns do not occur, blank cells are ''. */
  readonly cells: ReadonlyMap<string, string>;
};

export type CsvTable = {
  /** As written, trimmed, in order. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Rows with more or fewer cells than the header. */
  readonly ragged: readonly { readonly line: number; readonly cells: number }[];
  readonly delimiter: string;
  readonly encoding: string;
};

const DELIMITERS = [',', ';', '\t'] as const;
/** Cells that a spreadsheet would run as a formula, also behind apostrophes that already guard one. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
/** Excel's own line, as it writes it and as programs quote it that write every cell so. */
const SEPARATOR = /^"?sep=(.)"?(?:\n|$)/i;
/** A cell in quotation marks, or its pieces between doubled ones, whatever the delimiter is. */
const QUOTED = /(?<=^|[,;\t|\r\n"])"[^"]*"/g;
/** Rows, and code units, from which the delimiter is told. */
const SAMPLE_ROWS = 20;
const SAMPLE_LENGTH = 1_000_000;

/**
 * A table with a header, which is the first row that holds anything. The delimiter is Excel's `sep=` line or
 * the one that fits the first rows best; the encoding is the one asked for or found. One guarding apostrophe comes off each cell.
 * Refuses the whole file for a header with an empty or repeated name and for a quote that is never closed;
 * ragged rows are given back by line.
 */
export function readCsv(bytes: Uint8Array, asked?: string): CsvTable {
  if (bytes.length === 0) refuse('FILE_EMPTY');
  const { text, encoding } = decodeText(bytes, asked);
  const body = withOneLineEnd(text.replace(/^\uFEFF/, '').replaceAll('\0', ''));
  const separator = SEPARATOR.exec(body);
  const skipped = separator === null ? '' : separator[0];
  const delimiter = separator?.[1] ?? delimiterOf(body);
  const [head, ...rows] = parseRows(body.slice(skipped.length), delimiter, skipped === '' ? 1 : 2);
  if (head === undefined) return refuse('FILE_EMPTY');
  const header = headerOf(head, rows);
  const named = header.findLastIndex((name) => name !== '') + 1;
  // Excel leaves blank cells at the end of a row out, or writes too many of them.
  const fits = ({ cells }: RawRow) => cells.length >= named && isBlank(cells.slice(header.length));
  return {
    header: header.filter((name) => name !== ''),
    rows: rows.filter(fits).map((row) => ({ line: row.line, cells: cellsOf(header, row.cells) })),
    ragged: rows.filter((row) => !fits(row)).map((row) => ({ line: row.line, cells: row.cells.length })),
    delimiter,
    encoding,
  };
}

type RawRow = { readonly line: number; readonly cells: readonly string[] };

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Papa takes one kind of line end for a whole table. Those inside quotation marks stay as they are. */
function withOneLineEnd(text: string): string {
  if (!text.includes('\r')) return text;
  const quotedOrEnd = new RegExp(`${QUOTED.source}|\\r\\n?`, 'g');
  return text.replace(quotedOrEnd, (found) => (found.startsWith('"') ? found : '\n'));
}

/**
 * Of the delimiters that split the header, the one that splits most of the first rows as often; of several, the
 * one that splits the header most. What stands between quotation marks is not looked at.
 */
function delimiterOf(text: string): string {
  const lines = text.slice(0, SAMPLE_LENGTH).replace(QUOTED, 'x').split('\n');
  const [head = '', ...rows] = lines.filter((line) => /[^,;\s]/.test(line)).slice(0, SAMPLE_ROWS);
  const [best] = DELIMITERS.map((delimiter) => {
    const columns = head.split(delimiter).length;
    return {
      delimiter,
      columns,
      fitting: rows.filter((row) => row.split(delimiter).length === columns).length,
    };
  })
    .filter(({ columns }) => columns > 1)
    .sort((one, other) => other.fitting - one.fitting || other.columns - one.columns);
  return best?.delimiter ?? ',';
}

/** The rows that hold anything. */
function parseRows(text: string, delimiter: string, firstLine: number): readonly RawRow[] {
  const rows: RawRow[] = [];
  let line = firstLine;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      if (errors.some((error) => error.code === 'MissingQuotes' || error.code === 'InvalidQuotes')) {
        refuse('CSV_QUOTE_UNCLOSED', { line });
      }
      if (!isBlank(data)) rows.push({ line, cells: data.map(unguarded) });
      line += lineBreaksIn(text, cursor, meta.cursor);
      cursor = meta.cursor;
    },
  });
  return rows;
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

function headerOf(head: RawRow, rows: readonly RawRow[]): readonly string[] {
  const header = head.cells.map((name) => name.trim());
  header.forEach((name, index) => {
    // Excel writes a column without a name where a cell was once touched; it may go only if it holds nothing.
    if (name === '' && rows.some((row) => (row.cells[index] ?? '').trim() !== '')) {
      refuse('CSV_HEADER_EMPTY', { line: head.line, column: index + 1 });
    }
    const first = header.findIndex((other) => other !== '' && other.toLowerCase() === name.toLowerCase());
    if (name !== '' && first !== index) {
      refuse('CSV_HEADER_DUPLICATE', { line: head.line, header: name, columns: [first + 1, index + 1] });
    }
  });
  return header;
}

function cellsOf(header: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const [index, name] of header.entries()) if (name !== '') byName.set(name, cells[index] ?? '');
  return byName;
}

function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

export type CsvOptions = {
  /** A byte order mark (default: with), without which Excel reads UTF-8 as windows-1252. */
  readonly bom?: boolean | undefined;
  /** An apostrophe before cells that a spreadsheet would run as a formula (default: with). */
  readonly guard?: boolean | undefined;
};

export type CsvCell = string | number | null;

/** RFC 4180 with CRLF. Numbers are written plainly, null as blank. Without a header: rows to follow others. */
export function writeCsv(
  header: readonly string[] | null,
  rows: readonly (readonly CsvCell[])[],
  { bom = true, guard = true }: CsvOptions = {},
): string {
  const table = header === null ? rows : [header, ...rows];
  const csv = Papa.unparse(table as unknown[][], {
    newline: '\r\n',
    escapeFormulae: guard ? FORMULA : false,
    // So that nobody takes for a delimiter what stands inside a cell, neither our own guess nor Excel's.
    quotes: (cell) => typeof cell === 'string' && /[;\t]/.test(cell),
  });
  return `${bom ? '\uFEFF' : ''}${csv}${table.length === 0 ? '' : '\r\n'}`;
}

/** A name as a column header: lower case, words joined by `_`. */
export function columnName(name: string): string {
  const snake = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return snake === '' ? 'column' : snake;
}

/** Headers made unique by `_2`, `_3` …, in their order; `taken` come first and stay as they are. */
export function uniqueColumns(names: readonly string[], taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const wanted = columnName(name);
    let free = wanted;
    for (let number = 2; used.has(free); number += 1) free = `${wanted}_${number}`;
    used.add(free);
    return free;
  });
}
