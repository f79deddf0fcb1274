import {
  type Counting as Begun,
  beginCrosstab,
  countOn,
  replaceDocument,
  startCrosstab,
} from '../analysis/crosstab.ts';
import type { CrosstabState } from '../analysis/crosstab-state.ts';
import { type Crosstab, cellOf, readCrosstab, totalOf } from '../analysis/crosstab-table.ts';
import { definitionOf, explainCell } from '../analysis/definition.ts';
import { type SegmentPlace, segmentsBehind } from '../analysis/segments-behind.ts';
import type { Input } from '../contract/contract.ts';
import type { Bytes, CrosstabView, ExplanationView } from '../contract/views.ts';
import { columnKeeper } from '../db/columns.ts';
import type { Reader } from '../db/connection.ts';
import type { CodeNode, Corpus } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { refuse } from '../kernel/errors.ts';
import { crosstabCsv, shownRows } from './crosstab-csv.ts';
import { attributeMeant, codeMeant, coderMeant } from './references.ts';
import { tableOfPlaces } from './segment-table.ts';

/** Counted tables of an open project, kept up to date document by document. */
export type Reports = {
  /** Whether the columns are there: the first question that needs them loads them. */
  readonly loaded: () => boolean;
  readonly corpus: () => Corpus;
  readonly count: (query: CrosstabQuery) => CrosstabState;
  /** Gets ready what counting needs, and one count, until time is up. True when nothing is left to do. */
  readonly warm: (query: CrosstabQuery, isTimeUp: () => boolean) => boolean;
};

/** So many tables are kept ready; the one asked for longest ago goes first. */
const MOST_KEPT = 12;

export function reportsOf(db: Reader): Reports {
  const keeper = columnKeeper(db);
  const kept = new Map<string, CrosstabState>();
  const corpus = () => {
    const refreshed = keeper.refresh();
    if (refreshed.restart) kept.clear();
    for (const state of kept.values()) {
      for (const [before, after] of refreshed.replaced) replaceDocument(state, before, after);
    }
    return refreshed.corpus;
  };
  const keep = (key: string, state: CrosstabState) => {
    kept.delete(key);
    kept.set(key, state);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return state;
  };
  const begun: { key: string; counting: Begun | null } = { key: '', counting: null };
  return {
    loaded: keeper.loaded,
    corpus,
    count: (query) => {
      const now = corpus();
      const key = JSON.stringify(query);
      return keep(key, kept.get(key) ?? startCrosstab(now, query));
    },
    warm: (query, isTimeUp) => {
      if (!keeper.warm(isTimeUp)) return false;
      const now = corpus();
      const key = JSON.stringify(query);
      if (kept.has(key)) return true;
      // A corpus is never changed: where another stands, documents came, went or were edited.
      const counting =
        begun.key === key && begun.counting?.corpus === now ? begun.counting : beginCrosstab(now, query);
      Object.assign(begun, { key, counting });
      if (!countOn(counting, isTimeUp)) return false;
      begun.counting = null;
      keep(key, counting.state);
      return true;
    },
  };
}

type Counting = Pick<Input<'crosstab.read'>, 'coder' | 'where' | 'code' | 'direct' | 'includeInterviewer'> & {
  readonly by: readonly string[];
};

/** A question in names, as the columns understand it. */
export function queryMeant(db: Reader, corpus: Corpus, asked: Counting): CrosstabQuery {
  const code = asked.code === undefined ? null : codeMeant(db, asked.code).id;
  return {
    by: asked.by.map((reference) => attributeMeant(db, reference).id),
    coders: codersMeant(db, corpus, asked.coder),
    where: filtersMeant(db, corpus, asked.where),
    code: code === null ? null : nodeOf(corpus, code).number,
    direct: asked.direct ?? false,
    includeInterviewer: asked.includeInterviewer ?? false,
  };
}

function codersMeant(db: Reader, corpus: Corpus, policy: Counting['coder']): CrosstabQuery['coders'] {
  if (typeof policy === 'string') return { kind: policy };
  const { id } = coderMeant(db, policy.coder);
  return { kind: 'one', coder: corpus.coders.findIndex((coder) => coder.id === id) };
}

/** Values of one attribute are alternatives; a value is matched as it is written, else however it is cased. */
function filtersMeant(db: Reader, corpus: Corpus, where: Counting['where']): CrosstabQuery['where'] {
  const filters = new Map<string, { attribute: CrosstabQuery['by'][number]; values: (string | null)[] }>();
  for (const condition of where) {
    const { id, name } = attributeMeant(db, condition.attribute);
    const filter = filters.get(id) ?? { attribute: id, values: [] };
    filter.values.push(
      condition.value === null ? null : valueMeant(valuesOf(corpus, id), condition.value, name),
    );
    filters.set(id, filter);
  }
  return [...filters.values()];
}

function valuesOf(corpus: Corpus, id: CrosstabQuery['by'][number]): readonly string[] {
  const attribute = corpus.attributes.find((one) => one.id === id);
  const used = [...corpus.participants, ...corpus.documents].flatMap(({ values }) => values.get(id) ?? []);
  return [...new Set([...(attribute?.choices ?? []), ...used])];
}

function valueMeant(values: readonly string[], asked: string, attribute: string): string | null {
  const known =
    values.find((value) => value === asked) ??
    values.find((value) => value.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  if (asked.toLowerCase() === 'not recorded') return null;
  return refuse('NOT_FOUND', { what: `value of ${attribute}`, name: asked, has: values.slice(0, 20) });
}

function nodeOf(corpus: Corpus, id: CodeNode['id']): CodeNode {
  return corpus.codes.codes.find((node) => node.id === id) ?? refuse('NOT_FOUND', { what: 'code' });
}

type Counted = {
  readonly corpus: Corpus;
  readonly query: CrosstabQuery;
  readonly state: CrosstabState;
  readonly table: Crosstab;
};

/** Counts what is asked, over the project as it is now. */
export function counted(
  db: Reader,
  reports: Reports,
  asked: Counting & Pick<Input<'crosstab.read'>, 'unit'>,
): Counted {
  const corpus = reports.corpus();
  const query = queryMeant(db, corpus, asked);
  const state = reports.count(query);
  return { corpus, query, state, table: readCrosstab(state, asked.unit) };
}

export function readCrosstabTable(db: Reader, reports: Reports, input: Input<'crosstab.read'>): CrosstabView {
  const { corpus, query, table } = counted(db, reports, input);
  return {
    unit: table.unit,
    by: query.by.map((id) => corpus.attributes.find((attribute) => attribute.id === id)?.name ?? ''),
    coder:
      typeof input.coder === 'string'
        ? input.coder
        : (corpus.coders[query.coders.kind === 'one' ? query.coders.coder : 0]?.name ?? ''),
    definition: definitionOf(corpus, query, table.unit, input.percentOf),
    groups: table.groups.map(({ label, n, documents }) => ({ value: label, n, documents })),
    rows: shownRows(table, input.depth).map(([row, { id, path, name, level }]) => ({
      codeId: id,
      code_path: path,
      name,
      level,
      cells: table.groups.map(({ label }, group) => ({
        group: label,
        ...cellOf(table, row, group, input.percentOf),
      })),
      total: totalOf(table, row, input.percentOf),
    })),
    total: { n: table.total.n, documents: table.total.documents },
  };
}

export function exportCrosstab(db: Reader, reports: Reports, input: Input<'crosstab.export'>): Bytes {
  const { corpus, query, table } = counted(db, reports, input);
  const csv = crosstabCsv(corpus, query, table, input);
  return { name: `crosstab-${table.unit}.csv`, bytes: new TextEncoder().encode(csv) };
}

type CellAsked = Input<'crosstab.read'> & Pick<Input<'crosstab.explain'>, 'row' | 'group'>;

/** A cell by its places in the counted table: the total stands after the last group. */
export type CellMeant = Counted & { readonly row: number; readonly group: number };

/** The cell that is asked for by its code and by its group as the table names it. */
export function cellMeant(db: Reader, reports: Reports, asked: CellAsked): CellMeant {
  const found = counted(db, reports, asked);
  const { groups, rows } = found.table;
  const { id } = codeMeant(db, asked.row);
  const row = rows.findIndex((node) => node.id === id);
  if (row === -1) refuse('NOT_FOUND', { what: 'row', name: asked.row });
  const group = asked.group === null ? groups.length : groups.findIndex(({ label }) => label === asked.group);
  if (group === -1)
    refuse('NOT_FOUND', { what: 'group', name: asked.group, has: groups.map(({ label }) => label) });
  return { ...found, row, group };
}

/** The segments behind a cell, in reading order. */
export function segmentsOfMeant({ corpus, query, table, row, group }: CellMeant): readonly SegmentPlace[] {
  return segmentsBehind(corpus, query, table.rows[row]?.number ?? -1, table.groups[group]?.key ?? null);
}

/** What one cell means, in a sentence, and the segments behind it unless they are left out. */
export function explainOne(db: Reader, reports: Reports, input: Input<'crosstab.explain'>): ExplanationView {
  const meant = cellMeant(db, reports, input);
  const { corpus, query, table, row, group } = meant;
  return {
    sentence: explainCell(corpus, query, table, { row, group }, input.percentOf),
    segments: input.segments === false ? null : tableOfPlaces(db, corpus, segmentsOfMeant(meant)),
  };
}
