import type { Input } from '../contract/contract.ts';
import type { RefusedRow, SegmentImport } from '../contract/views.ts';
import { coders, insertCoder } from '../db/coders.ts';
import { codes } from '../db/codes.ts';
import type { Writer } from '../db/connection.ts';
import { textOf } from '../db/content.ts';
import { documents } from '../db/documents.ts';
import { type Codebook, codebookOf, type PlacedCode } from '../domain/code.ts';
import { type Coder, coderNamed } from '../domain/coder.ts';
import { type Document, documentNamed } from '../domain/document.ts';
import type { CoderId, DocumentId } from '../domain/ids.ts';
import { nameOf } from '../domain/name.ts';
import { quoteAt, type Span, spanOf } from '../domain/span.ts';
import { type CsvRow, type CsvTable, readCsv } from '../formats/csv.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { codeAtPath } from './code-or-new.ts';
import { placeSegment, spanOfQuote } from './coding.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { columnNamed, raggedRows, strictly } from './table-import.ts';

const COLUMNS = [
  'document',
  'code',
  'code_path',
  'start',
  'end',
  'quote',
  'occurrence',
  'coder',
  'comment',
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = { readonly [Name in Exclude<Column, 'code_path'>]: string };

type Around = {
  readonly documents: readonly Document[];
  readonly texts: Map<DocumentId, string>;
  readonly codebook: Codebook;
  /** By path as written. */
  readonly codes: Map<string, PlacedCode>;
  readonly codesCreated: Set<string>;
  readonly coders: Map<string, Coder>;
  readonly codersCreated: Set<string>;
  readonly ambiguous: { row: number; places: number }[];
};

/**
 * Codes every row of a table: `document`, `code`, and `start` with `end` or a `quote` (with its
 * `occurrence`). Codes and coders that are new are made, and said so. A row that cannot be placed exactly is
 * refused by its line; the others go in.
 */
export function importSegments(tx: Writer, input: Input<'segment.import'>, act: Act): Done<SegmentImport> {
  const table = readCsv(input.bytes, input.encoding);
  const missing = (...columns: readonly Column[]) =>
    columns.every((column) => columnNamed(table, column) === null);
  if (missing('document')) refuse('CSV_COLUMN_MISSING', { column: 'document', header: [...table.header] });
  if (missing('code', 'code_path'))
    refuse('CSV_COLUMN_MISSING', { column: 'code', header: [...table.header] });
  if (missing('quote') && (missing('start') || missing('end')))
    refuse('CSV_COLUMN_MISSING', { column: 'quote', header: [...table.header] });
  const around: Around = {
    documents: documents(tx),
    texts: new Map(),
    codebook: codebookOf(codes(tx)),
    codes: new Map(),
    codesCreated: new Set(),
    coders: new Map(),
    codersCreated: new Set(),
    ambiguous: [],
  };
  const tally = { imported: 0, duplicates: 0, refused: raggedRows(table) };
  for (const [index, row] of table.rows.entries()) {
    act.progress.step(index, table.rows.length);
    try {
      if (importSegment(tx, cellsOf(table, row), row.line, around, act)) tally.imported += 1;
      else tally.duplicates += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tally.refused.push({ row: row.line, code: error.code, details: error.details });
    }
  }
  strictly(input.strict, tally.refused);
  return done(`Imported ${counted(tally.imported, 'segment')}`, {
    ...tally,
    refused: tally.refused.sort((one: RefusedRow, other: RefusedRow) => one.row - other.row),
    codesCreated: [...around.codesCreated],
    codersCreated: [...around.codersCreated],
    ambiguous: around.ambiguous,
    encoding: table.encoding,
  });
}

/** Our own export has the path in `code_path` and only the name in `code`. */
function cellsOf(table: CsvTable, row: CsvRow): Cells {
  const cell = (column: Column): string => row.cells.get(columnNamed(table, column) ?? '') ?? '';
  return {
    document: cell('document').trim(),
    code: (cell('code_path') || cell('code')).trim(),
    start: cell('start').trim(),
    end: cell('end').trim(),
    quote: cell('quote'),
    occurrence: cell('occurrence').trim(),
    coder: cell('coder').trim(),
    comment: cell('comment'),
  };
}

function importSegment(tx: Writer, cells: Cells, row: number, around: Around, act: Act): boolean {
  const document =
    documentNamed(around.documents, cells.document) ??
    refuse('NOT_FOUND', { what: 'transcript', name: cells.document });
  const text = around.texts.get(document.id) ?? textOf(tx, document.textHash);
  around.texts.set(document.id, text);
  const { span, places } = spanOfRow(text, document, cells);
  // Whatever may be refused comes before what is made: a refused row leaves nothing behind.
  if (cells.coder !== '') orRefuse(nameOf(cells.coder), { name: cells.coder });
  const code = codeOfRow(tx, cells.code, around, act);
  if (!code.codable) refuse('CODE_NOT_CODABLE', { code: code.name });
  const coder = coderOfRow(tx, cells.coder, around, act);
  const { created } = placeSegment(tx, { document, span, quote: quoteAt(text, span) }, code, cells.comment, {
    ...act,
    coder,
  });
  if (places > 1) around.ambiguous.push({ row, places });
  return created;
}

function spanOfRow(text: string, document: Document, cells: Cells): { span: Span; places: number } {
  if (cells.start === '' && cells.end === '') {
    const occurrence = cells.occurrence === '' ? undefined : wholeNumber(cells.occurrence, 'occurrence');
    const found = spanOfQuote(text, document, { quote: cells.quote, occurrence });
    return { span: found.span, places: occurrence === undefined ? found.places : 1 };
  }
  const span = orRefuse(spanOf(text, wholeNumber(cells.start, 'start'), wholeNumber(cells.end, 'end')), {
    characters: text.length,
  });
  const quote = cells.quote.replace(/\r\n?/g, '\n');
  if (quote !== '' && quote !== quoteAt(text, span))
    refuse('QUOTE_NOT_FOUND', { document: document.name, quote: quote.slice(0, 200) });
  return { span, places: 1 };
}

function wholeNumber(cell: string, column: string): number {
  return /^\d{1,15}$/.test(cell)
    ? Number(cell)
    : refuse('INVALID_INPUT', { issues: [`${column} "${cell}" is not a whole number`] });
}

function codeOfRow(tx: Writer, path: string, around: Around, act: Act): PlacedCode {
  const known = around.codes.get(path);
  if (known !== undefined) return known;
  const { code, created } = codeAtPath(tx, around.codebook, path, act);
  if (created) around.codesCreated.add(code.path);
  around.codes.set(path, code);
  return code;
}

function coderOfRow(tx: Writer, asked: string, around: Around, act: Act): Coder {
  if (asked === '') return act.coder;
  const known = around.coders.get(asked) ?? coderNamed(coders(tx), asked);
  if (known !== undefined) {
    around.coders.set(asked, known);
    return known;
  }
  const coder: Coder = { id: act.newId<CoderId>(), name: orRefuse(nameOf(asked)), createdAt: act.now() };
  insertCoder(tx, coder);
  around.coders.set(asked, coder);
  around.codersCreated.add(coder.name);
  return coder;
}
