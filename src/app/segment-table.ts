import type { SegmentPlace } from '../analysis/segments-behind.ts';
import type { Input } from '../contract/contract.ts';
import type { Bytes, TableCell, TableView } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { type SegmentRecord, segmentRecords } from '../db/segment-records.ts';
import type { Corpus, DocumentColumns } from '../domain/columns.ts';
import { type CsvCell, uniqueColumns, writeCsv } from '../formats/csv.ts';
import { instantOf, isoOf } from '../kernel/clock.ts';
import type { Progress } from './progress.ts';
import type { Reports } from './reports.ts';
import { type Places, placesOf, segmentsChosen } from './segment-choice.ts';
import { aroundOf, codesByNumber, type SegmentFacts, segmentFacts } from './segment-facts.ts';

const BEFORE = ['segment_id', 'document', 'participant'];
const AFTER = [
  'speaker',
  'theme',
  'code',
  'code_path',
  'coder',
  'start',
  'end',
  'line',
  'words',
  'text',
  'comment',
  'created_at',
];

/** Every segment that passes the filter, one row each, in project and reading order; or a page of them. */
export function segmentTable(db: Reader, reports: Reports, filter: Input<'segment.table'>): TableView {
  const corpus = reports.corpus();
  const { places } = segmentsChosen(db, corpus, filter);
  const wanted = paged(places, filter.offset ?? 0, filter.limit ?? Number.POSITIVE_INFINITY);
  return { header: headerOf(corpus), rows: [...chunks(db, corpus, wanted)].flat() };
}

/** The same segments without the first `offset` and those beyond `limit`; asked in document order, once each. */
function paged(places: Places, offset: number, limit: number): Places {
  const left = { offset, limit };
  return (document) => {
    if (left.limit <= 0) return [];
    const chosen = places(document);
    const page = chosen.slice(left.offset, left.offset + left.limit);
    left.offset = Math.max(0, left.offset - chosen.length);
    left.limit -= page.length;
    return page;
  };
}

/** The segment table as CSV; several participants, speakers or values of one segment are joined with `; `. */
export function exportSegments(
  db: Reader,
  reports: Reports,
  input: Input<'segment.export'>,
  progress: Progress,
): Bytes {
  const corpus = reports.corpus();
  const { bom, guard } = input;
  const encoder = new TextEncoder();
  const parts = [encoder.encode(writeCsv(headerOf(corpus), [], { bom, guard }))];
  const { places } = segmentsChosen(db, corpus, input);
  const watched: Places = (document) => {
    progress.step(document, corpus.documents.length);
    return places(document);
  };
  for (const rows of chunks(db, corpus, watched)) {
    parts.push(
      encoder.encode(
        writeCsv(
          null,
          rows.map((row) => row.map(csvCell)),
          { bom: false, guard },
        ),
      ),
    );
  }
  return { name: 'segments.csv', bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** The table of segments that are given by their places, in reading order. */
export function tableOfPlaces(db: Reader, corpus: Corpus, found: readonly SegmentPlace[]): TableView {
  return { header: headerOf(corpus), rows: [...chunks(db, corpus, placesOf(found))].flat() };
}

function csvCell(cell: TableCell): CsvCell {
  return Array.isArray(cell) ? cell.map((value) => value ?? '').join('; ') : (cell as CsvCell);
}

function headerOf(corpus: Corpus): readonly string[] {
  const attributes = uniqueColumns(
    corpus.attributes.map(({ name }) => name),
    [...BEFORE, ...AFTER],
  );
  return [...BEFORE, ...attributes, ...AFTER];
}

/** The rows of one document after the other, so that no more than one is held as text. */
function* chunks(db: Reader, corpus: Corpus, places: Places): Generator<readonly (readonly TableCell[])[]> {
  const codes = codesByNumber(corpus);
  for (const [index, document] of corpus.documents.entries()) {
    const chosen = places(index);
    if (chosen.length === 0) continue;
    const records = segmentRecords(db, document.id);
    const around = aroundOf(db, document.id);
    yield chosen.flatMap((place) => {
      const record = records[place];
      return record === undefined
        ? []
        : [
            rowOf(
              corpus,
              document,
              record,
              around.name,
              segmentFacts(corpus, document, place, around, codes),
            ),
          ];
    });
  }
}

function rowOf(
  corpus: Corpus,
  document: DocumentColumns,
  record: SegmentRecord,
  name: string,
  { people, speakers, code, coder, start, end, line, words }: SegmentFacts,
): readonly TableCell[] {
  return [
    record.id,
    name,
    people.map((person) => person.name),
    ...corpus.attributes.map(({ id, scope }) =>
      scope === 'document'
        ? [joinedValues(document.values.get(id))]
        : people.map((person) => joinedValues(person.values.get(id))),
    ),
    speakers,
    code?.theme ?? '',
    code?.node.name ?? '',
    code?.node.path ?? '',
    coder?.name ?? '',
    start,
    end,
    line,
    words,
    record.quote,
    record.comment,
    isoOf(instantOf(record.createdAt)),
  ];
}

/** One participant's values of a multiple attribute as one text, null where none is recorded. */
function joinedValues(values: readonly string[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : values.join(', ');
}
