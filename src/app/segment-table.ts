import type { GroupKey } from '../analysis/groups.ts';
import { countedSegments, segmentsBehind } from '../analysis/segments-behind.ts';
import { participantsTouched, turnsTouched } from '../analysis/turns.ts';
import type { Input } from '../contract/contract.ts';
import type { Bytes, TableCell, TableView } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { paragraphLines } from '../db/search.ts';
import { type SegmentRecord, segmentRecords, turnLabels } from '../db/segment-records.ts';
import type { AttributeEntry, CodeNode, Corpus, DocumentColumns } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import type { DocumentId } from '../domain/ids.ts';
import { type CsvCell, uniqueColumns, writeCsv } from '../formats/csv.ts';
import { instantOf, isoOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';
import { documentMeant } from './references.ts';
import { queryMeant, type Reports } from './reports.ts';

type Filter = Input<'segment.table'>;

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
export function segmentTable(db: Reader, reports: Reports, filter: Filter): TableView {
  const corpus = reports.corpus();
  const wanted = paged(
    chosen(db, corpus, filter),
    filter.offset ?? 0,
    filter.limit ?? Number.POSITIVE_INFINITY,
  );
  return { header: headerOf(corpus), rows: [...chunks(db, corpus, wanted)].flat() };
}

/** The same segments without the first `offset` and those beyond `limit`; asked in document order, once each. */
function paged(wanted: Chosen, offset: number, limit: number): Chosen {
  const left = { offset, limit };
  return (document) => {
    if (left.limit <= 0) return null;
    const places = wanted(document);
    if (places === null) return null;
    const page = [...places].slice(left.offset, left.offset + left.limit);
    left.offset = Math.max(0, left.offset - places.size);
    left.limit -= page.length;
    return new Set(page);
  };
}

/** The segment table as CSV; several participants, speakers or values of one segment are joined with `; `. */
export function exportSegments(db: Reader, reports: Reports, input: Input<'segment.export'>): Bytes {
  const corpus = reports.corpus();
  const { bom, guard } = input;
  const encoder = new TextEncoder();
  const parts = [encoder.encode(writeCsv(headerOf(corpus), [], { bom, guard }))];
  for (const rows of chunks(db, corpus, chosen(db, corpus, input))) {
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

/** The segments behind one cell of a crosstab; `group` null is the total. */
export function segmentsOfCell(
  db: Reader,
  corpus: Corpus,
  query: CrosstabQuery,
  code: number,
  group: GroupKey | null,
): TableView {
  const places = segmentsBehind(corpus, query, code, group);
  const byDocument = Map.groupBy(places, ({ document }) => document);
  const wanted: Chosen = (index) => {
    const found = byDocument.get(index);
    return found === undefined ? null : new Set(found.map(({ segment }) => segment));
  };
  return { header: headerOf(corpus), rows: [...chunks(db, corpus, wanted)].flat() };
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

/** The segments chosen of a document, by their places in its columns; null for none. */
type Chosen = (document: number) => ReadonlySet<number> | null;

function chosen(db: Reader, corpus: Corpus, filter: Filter): Chosen {
  const only = filter.document === undefined ? null : documentMeant(db, filter.document).id;
  const query = queryMeant(db, corpus, { ...filter, by: filter.by === undefined ? [] : [filter.by] });
  if (query.coders.kind === 'all' && filter.counted !== true) {
    refuse('INVALID_INPUT', { issues: ['the coder policy "all" goes with --counted'] });
  }
  const counted =
    filter.counted === true ? Map.groupBy(countedSegments(corpus, query), ({ document }) => document) : null;
  const branch = branchOf(corpus, query);
  const holds = quoteFilter(filter.text);
  return (index) => {
    const document = corpus.documents[index];
    if (document === undefined || (only !== null && document.id !== only)) return null;
    const places =
      counted === null
        ? passing(corpus, document, query, branch)
        : (counted.get(index) ?? []).map(({ segment }) => segment);
    if (places.length === 0) return null;
    return holds === null ? new Set(places) : new Set(matching(db, document.id, places, holds));
  };
}

function matching(
  db: Reader,
  id: DocumentId,
  places: readonly number[],
  holds: (quote: string) => boolean,
): readonly number[] {
  const records = segmentRecords(db, id);
  return places.filter((place) => holds(records[place]?.quote ?? ''));
}

function quoteFilter(text: string | undefined): ((quote: string) => boolean) | null {
  if (text === undefined || text === '') return null;
  const fold = (value: string) => value.normalize('NFC').toLowerCase();
  const needle = fold(text);
  return (quote) => fold(quote).includes(needle);
}

/** Code numbers of the branch asked for, null for all. */
function branchOf({ codes }: Corpus, { code, direct }: CrosstabQuery): ReadonlySet<number> | null {
  if (code === null) return null;
  const root = codes.positionOf[code] ?? -1;
  const end = direct ? root + 1 : (codes.codes[root]?.branchEnd ?? root + 1);
  return new Set(codes.codes.slice(root, end).map(({ number }) => number));
}

/** Segments of a document that pass the filters, also those that nobody's turn holds. */
function passing(
  corpus: Corpus,
  document: DocumentColumns,
  query: CrosstabQuery,
  branch: ReadonlySet<number> | null,
): readonly number[] {
  const ofDocument = query.where.filter(({ attribute }) => scopeOf(corpus, attribute) === 'document');
  if (!ofDocument.every((filter) => isAmong(document.values.get(filter.attribute), filter.values))) return [];
  const ofParticipant = query.where.filter(({ attribute }) => scopeOf(corpus, attribute) === 'participant');
  const { segments } = document;
  const found: number[] = [];
  for (let segment = 0; segment < segments.count; segment += 1) {
    if (branch !== null && !branch.has(segments.code[segment] ?? -1)) continue;
    if (query.coders.kind === 'one' && segments.coder[segment] !== query.coders.coder) continue;
    if (ofParticipant.length > 0 && !touchesOneOf(corpus, document, segment, ofParticipant)) continue;
    found.push(segment);
  }
  return found;
}

function touchesOneOf(
  corpus: Corpus,
  document: DocumentColumns,
  segment: number,
  filters: CrosstabQuery['where'],
): boolean {
  const { start, end } = document.segments;
  return participantsTouched(document, start[segment] ?? 0, end[segment] ?? 0).some((participant) =>
    filters.every((filter) =>
      isAmong(corpus.participants[participant]?.values.get(filter.attribute), filter.values),
    ),
  );
}

function isAmong(values: readonly string[] | undefined, wanted: readonly (string | null)[]): boolean {
  return values === undefined || values.length === 0
    ? wanted.includes(null)
    : values.some((value) => wanted.includes(value));
}

function scopeOf(corpus: Corpus, id: AttributeEntry['id']): AttributeEntry['scope'] | undefined {
  return corpus.attributes.find((attribute) => attribute.id === id)?.scope;
}

/** The rows of one document after the other, so that no more than one is held as text. */
function* chunks(db: Reader, corpus: Corpus, wanted: Chosen): Generator<readonly (readonly TableCell[])[]> {
  const paths = codesByNumber(corpus);
  for (const [index, document] of corpus.documents.entries()) {
    const places = wanted(index);
    if (places === null || places.size === 0) continue;
    const records = segmentRecords(db, document.id);
    const around = aroundOf(db, document.id);
    yield records.flatMap((record, place) =>
      places.has(place) ? [rowOf(corpus, document, place, record, around, paths)] : [],
    );
  }
}

type CodeNames = { readonly node: CodeNode; readonly theme: string };

function codesByNumber({ codes }: Corpus): ReadonlyMap<number, CodeNames> {
  const found = new Map<number, CodeNames>();
  let theme = '';
  for (const node of codes.codes) {
    if (node.level === 1) theme = node.name;
    found.set(node.number, { node, theme });
  }
  return found;
}

type Around = {
  readonly name: string;
  /** By turn: the label to be told, null for interviewers and turns without speaker. */
  readonly labels: readonly (string | null)[];
  readonly lineStarts: Int32Array;
  readonly lines: Int32Array;
};

function aroundOf(db: Reader, id: DocumentId): Around {
  const { name, textHash, labels } = turnLabels(db, id);
  const { starts, lines } = paragraphLines(db, textHash);
  return { name, labels, lineStarts: starts, lines };
}

function rowOf(
  corpus: Corpus,
  document: DocumentColumns,
  place: number,
  record: SegmentRecord,
  around: Around,
  codes: ReadonlyMap<number, CodeNames>,
): readonly TableCell[] {
  const { segments } = document;
  const start = segments.start[place] ?? 0;
  const end = segments.end[place] ?? 0;
  const people = participantsTouched(document, start, end).map(
    (participant) => corpus.participants[participant],
  );
  const labels = new Set(turnsTouched(document, start, end).map((turn) => around.labels[turn] ?? null));
  labels.delete(null);
  const code = codes.get(segments.code[place] ?? -1);
  return [
    record.id,
    around.name,
    people.map((person) => person?.name ?? ''),
    ...corpus.attributes.map(({ id, scope }) =>
      scope === 'document'
        ? [joinedValues(document.values.get(id))]
        : people.map((person) => joinedValues(person?.values.get(id))),
    ),
    [...labels],
    code?.theme ?? '',
    code?.node.name ?? '',
    code?.node.path ?? '',
    corpus.coders[segments.coder[place] ?? -1]?.name ?? '',
    start,
    end,
    lineAt(around, start),
    (segments.wordsBeforeEnd[place] ?? 0) - (segments.wordsBeforeStart[place] ?? 0),
    record.quote,
    record.comment,
    isoOf(instantOf(record.createdAt)),
  ];
}

/** One participant's values of a multiple attribute as one text, null where none is recorded. */
function joinedValues(values: readonly string[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : values.join(', ');
}

function lineAt({ lineStarts, lines }: Around, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1] ?? 1;
}
