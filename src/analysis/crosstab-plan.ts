import type {
  AttributeEntry,
  AttributeValues,
  CodeNode,
  Corpus,
  DocumentColumns,
  SegmentColumns,
} from '../domain/columns.ts';
import type { AttributeFilter, CrosstabQuery } from '../domain/crosstab-query.ts';
import type { AttributeId } from '../domain/ids.ts';
import { refuse } from '../kernel/errors.ts';

/** A query worked out against a project: which rows there are, what counts in which, who passes the filters. */
export type CrosstabPlan = {
  readonly query: CrosstabQuery;
  readonly by: readonly AttributeEntry[];
  readonly rows: readonly CodeNode[];
  /** By code number: its row; -1 where it has none. */
  readonly rowOf: Int32Array;
  /** By row: the row that its segments count in as well; -1 for a top row, and everywhere in direct counting. */
  readonly parentOf: Int32Array;
  /** The one coder that counts; -1 for all of them. */
  readonly coder: number;
  /** Only what all coders of a document agree on counts. */
  readonly agreed: boolean;
  /** By participant: whether the filters leave them. */
  readonly passes: readonly boolean[];
  readonly participantValues: readonly AttributeValues[];
  readonly documentFilters: readonly AttributeFilter[];
};

/** Refuses with NOT_FOUND an attribute or a code that the project does not have. */
export function planOf(corpus: Corpus, query: CrosstabQuery): CrosstabPlan {
  const { rows, rowOf, parentOf } = rowsOf(corpus, query);
  const scoped = (scope: AttributeEntry['scope']) =>
    query.where.filter((filter) => attributeOf(corpus.attributes, filter.attribute).scope === scope);
  const participantFilters = scoped('participant');
  return {
    query,
    by: query.by.map((id) => attributeOf(corpus.attributes, id)),
    rows,
    rowOf,
    parentOf,
    coder: query.coders.kind === 'one' ? query.coders.coder : -1,
    agreed: query.coders.kind === 'all',
    passes: corpus.participants.map(({ values }) => passesAll(participantFilters, values)),
    participantValues: corpus.participants.map(({ values }) => values),
    documentFilters: scoped('document'),
  };
}

export function attributeOf(attributes: readonly AttributeEntry[], id: AttributeId): AttributeEntry {
  return (
    attributes.find((attribute) => attribute.id === id) ?? refuse('NOT_FOUND', { what: 'attribute', id })
  );
}

export function passesFilters(plan: CrosstabPlan, document: DocumentColumns): boolean {
  return passesAll(plan.documentFilters, document.values);
}

/** The coders who coded the document, by any code, in order of first appearance. */
export function codersOf({ segments }: DocumentColumns): readonly number[] {
  const coders: number[] = [];
  for (let index = 0; index < segments.count; index += 1) {
    const coder = segments.coder[index] ?? -1;
    if (!coders.includes(coder)) coders.push(coder);
  }
  return coders;
}

/** The row in which a segment counts by its own code; -1 where it does not: not shown, or another coder's. */
export function rowOf(plan: CrosstabPlan, segments: SegmentColumns, segment: number): number {
  if (plan.coder >= 0 && segments.coder[segment] !== plan.coder) return -1;
  return plan.rowOf[segments.code[segment] ?? 0] ?? -1;
}

const UNRECORDED: readonly (string | null)[] = [null];

export function valuesIn(values: AttributeValues, attribute: AttributeId): readonly (string | null)[] {
  const recorded = values.get(attribute);
  return recorded === undefined || recorded.length === 0 ? UNRECORDED : recorded;
}

function passesAll(filters: readonly AttributeFilter[], values: AttributeValues): boolean {
  return filters.every((filter) =>
    valuesIn(values, filter.attribute).some((value) => filter.values.includes(value)),
  );
}

function rowsOf({ codes: tree }: Corpus, query: CrosstabQuery) {
  const top = query.code === null ? 0 : positionOf(tree.positionOf, query.code);
  const end = query.code === null ? tree.codes.length : (tree.codes[top]?.branchEnd ?? top);
  const rows = tree.codes.slice(top, end);
  const rowOf = tree.positionOf.map((position) => (position >= top && position < end ? position - top : -1));
  const parentOf = Int32Array.from(rows, ({ parent }) => (query.direct || parent < top ? -1 : parent - top));
  return { rows, rowOf, parentOf };
}

function positionOf(positions: Int32Array, code: number): number {
  const position = positions[code] ?? -1;
  return position >= 0 ? position : refuse('NOT_FOUND', { what: 'code' });
}
