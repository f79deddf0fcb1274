import { inCodebookOrder } from '../domain/code.ts';
import { codeTreeOf } from '../domain/code-tree.ts';
import type {
  AttributeEntry,
  AttributeValues,
  CoderEntry,
  CodeTree,
  Corpus,
  DocumentColumns,
  ParticipantEntry,
} from '../domain/columns.ts';
import type { CodeId, DocumentId } from '../domain/ids.ts';
import { attributes } from './attributes.ts';
import { coders } from './coders.ts';
import { codes } from './codes.ts';
import type { Reader } from './connection.ts';
import {
  documentColumns,
  type Numbering,
  newNumbering,
  numberOf,
  recodedColumns,
} from './document-columns.ts';
import { newestEntry } from './journal.ts';
import { attributeValues, type OwnedValue, participants } from './participants.ts';
import { type SegmentChange, segmentChange } from './recoded-columns.ts';

/** What changed between two states of the columns: documents replaced one for one, or more than that. */
export type Refreshed = {
  readonly corpus: Corpus;
  /** Counting has to start again: codes, participants, attributes or the list of documents changed. */
  readonly restart: boolean;
  readonly replaced: readonly (readonly [before: DocumentColumns, after: DocumentColumns])[];
};

/** The columns of a project, loaded once and then kept up to date from the journal, whoever wrote it. */
export type ColumnKeeper = {
  readonly loaded: () => boolean;
  readonly refresh: () => Refreshed;
  /** Loads on, a document at a time, until time is up. True once they are loaded. */
  readonly warm: (isTimeUp: () => boolean) => boolean;
};

type State = { corpus: Corpus; seen: number; numbering: Numbering };

/** Columns of which some documents are there yet, all as they were after the entry `seen`. */
type Loading = {
  readonly seen: number;
  readonly numbering: Numbering;
  readonly around: Omit<Corpus, 'documents' | 'interviewers'>;
  readonly values: ReadonlyMap<DocumentId, AttributeValues>;
  readonly ids: readonly DocumentId[];
  readonly documents: DocumentColumns[];
};

/** Beyond this many changed rows it is quicker to load everything again. */
const MOST_CHANGES = 5_000;

export function columnKeeper(db: Reader): ColumnKeeper {
  const held: { state: State | null; loading: Loading | null } = { state: null, loading: null };
  /** What was begun, if nothing was changed since; else from the start. */
  const loadingAt = (seen: number) => (held.loading?.seen === seen ? held.loading : beginLoading(db, seen));
  const settle = (loading: Loading): State => {
    held.loading = null;
    held.state = { corpus: corpusIn(loading), seen: loading.seen, numbering: loading.numbering };
    return held.state;
  };
  return {
    loaded: () => held.state !== null,
    refresh: () => {
      const seen = newestEntry(db);
      const { state } = held;
      if (state !== null && state.seen === seen)
        return { corpus: state.corpus, restart: false, replaced: [] };
      const changes = state === null ? null : changesSince(db, state.seen);
      const refreshed = state === null || changes === null ? null : brought(db, state, changes);
      if (refreshed === null || state === null) {
        const loading = loadingAt(seen);
        loadDocuments(db, loading, () => false);
        return { corpus: settle(loading).corpus, restart: true, replaced: [] };
      }
      held.state = { corpus: refreshed.corpus, seen, numbering: state.numbering };
      return refreshed;
    },
    warm: (isTimeUp) => {
      if (held.state !== null) return true;
      held.loading = loadingAt(newestEntry(db));
      if (!loadDocuments(db, held.loading, isTimeUp)) return false;
      settle(held.loading);
      return true;
    },
  };
}

type Change = { readonly table: string; readonly documentId: string | null };

type Changes = {
  readonly rows: readonly Change[];
  /** In the order of history; null where there are too many to be worked in one by one. */
  readonly segments: readonly SegmentChange[] | null;
};

/** Up to so many changes are worked into columns; beyond that, reading documents again is as quick. */
const FEW_CHANGES = 20;

/** The rows changed by later entries and the documents they belong to; null where they are too many. */
function changesSince(db: Reader, seen: number): Changes | null {
  const few = db
    .prepare<[number, number], [table: string, before: string | null, after: string | null]>(
      'SELECT table_name, before, after FROM journal_change WHERE entry > ? ORDER BY entry, id LIMIT ?',
    )
    .raw()
    .all(seen, FEW_CHANGES + 1);
  if (few.length > FEW_CHANGES) return manyChangesSince(db, seen);
  return {
    rows: few.map(([table, before, after]) => ({ table, documentId: documentIdIn(after ?? before ?? '{}') })),
    segments: few
      .filter(([table]) => table === 'segment')
      .map(([, before, after]) => segmentChange(before, after)),
  };
}

function documentIdIn(json: string): string | null {
  const row = JSON.parse(json) as { readonly document_id?: string | null };
  return row.document_id ?? null;
}

function manyChangesSince(db: Reader, seen: number): Changes | null {
  const rows = db
    .prepare<[number, number], Change>(`
      SELECT DISTINCT table_name AS "table", json_extract(ifnull(after, before), '$.document_id') AS documentId
        FROM journal_change WHERE entry > ? LIMIT ?`)
    .all(seen, MOST_CHANGES);
  return rows.length < MOST_CHANGES ? { rows, segments: null } : null;
}

const OF_CODES = new Set(['code']);
const OF_PARTICIPANTS = new Set(['participant', 'attribute', 'attribute_choice', 'attribute_value']);
const OF_DOCUMENTS = new Set([
  'document_version',
  'document_participant',
  'speaker',
  'turn',
  'segment',
  'attribute_value',
]);

/** The state after some changes, or null where only loading everything again will do. */
function brought(db: Reader, { corpus, numbering }: State, changes: Changes): Refreshed | null {
  const tables = new Set(changes.rows.map((change) => change.table));
  // Where rows of these come or go, their numbers are no longer the places where they stand.
  if (['document', 'participant', 'coder'].some((table) => tables.has(table))) return null;
  const ofDocuments = changes.rows.filter((change) => OF_DOCUMENTS.has(change.table));
  const changed = new Set(ofDocuments.map((change) => change.documentId));
  const beyondSegments = new Set(
    ofDocuments.filter((change) => change.table !== 'segment').map((change) => change.documentId),
  );
  const codesChanged = tables.values().some((table) => OF_CODES.has(table));
  const participantsChanged = tables.values().some((table) => OF_PARTICIPANTS.has(table));
  const interviewersBefore = numbering.interviewers.size;
  const tree = codesChanged ? loadCodes(db, numbering) : corpus.codes;
  const people = participantsChanged ? loadPeople(db, numbering) : corpus;
  const values = participantsChanged ? documentValues(attributeValues(db)) : null;
  const replaced: [DocumentColumns, DocumentColumns][] = [];
  const documents = corpus.documents.map((before) => {
    if (!changed.has(before.id)) return before;
    const after = beyondSegments.has(before.id)
      ? documentColumns(db, before.id, values?.get(before.id) ?? before.values, numbering)
      : recodedColumns(db, before, changes.segments, numbering);
    replaced.push([before, after]);
    return after;
  });
  return {
    corpus: {
      ...corpus,
      documents,
      codes: tree,
      participants: people.participants,
      attributes: people.attributes,
      interviewers: [...numbering.interviewers.keys()],
    },
    restart: codesChanged || participantsChanged || numbering.interviewers.size !== interviewersBefore,
    replaced,
  };
}

function beginLoading(db: Reader, seen: number): Loading {
  const numbering = newNumbering();
  const codeTree = loadCodes(db, numbering);
  const coderEntries = loadCoders(db, numbering);
  const people = loadPeople(db, numbering);
  const ids = db
    .prepare<[], { id: DocumentId }>('SELECT id FROM document ORDER BY created_at, id')
    .all()
    .map(({ id }) => id);
  const around = { codes: codeTree, coders: coderEntries, ...people };
  return { seen, numbering, around, values: documentValues(attributeValues(db)), ids, documents: [] };
}

/** True when all are there. */
function loadDocuments(db: Reader, loading: Loading, isTimeUp: () => boolean): boolean {
  const { ids, documents, values, numbering } = loading;
  for (const id of ids.slice(documents.length)) {
    if (isTimeUp()) return false;
    documents.push(documentColumns(db, id, values.get(id) ?? new Map(), numbering));
  }
  return true;
}

function corpusIn({ around, documents, numbering }: Loading): Corpus {
  return { ...around, documents, interviewers: [...numbering.interviewers.keys()] };
}

/** Codes keep their number for as long as the columns live; the tree says where each stands now. */
function loadCodes(db: Reader, numbering: Numbering): CodeTree {
  const placed = inCodebookOrder(codes(db));
  for (const { id } of [...placed].sort((one, other) => (one.id < other.id ? -1 : 1)))
    numberOf<CodeId>(numbering.codes, id);
  return codeTreeOf(
    placed.map((code) => ({
      number: numberOf(numbering.codes, code.id),
      id: code.id,
      name: code.name,
      path: code.path,
      parent: code.parentId === null ? null : numberOf(numbering.codes, code.parentId),
    })),
  );
}

function loadCoders(db: Reader, numbering: Numbering): readonly CoderEntry[] {
  return inOrderOf(
    numbering.coders,
    coders(db).map(({ id, name }) => ({ id, name })),
  );
}

function loadPeople(
  db: Reader,
  numbering: Numbering,
): { participants: readonly ParticipantEntry[]; attributes: readonly AttributeEntry[] } {
  const byParticipant = Map.groupBy(attributeValues(db), (value) => value.participantId);
  const entries = participants(db).map(({ id, name }) => ({
    id,
    name,
    values: valuesByAttribute(byParticipant.get(id) ?? []),
  }));
  return { participants: inOrderOf(numbering.participants, entries), attributes: attributes(db) };
}

/** Each entry at the index that is its number. */
function inOrderOf<Id extends string, Entry extends { readonly id: Id }>(
  numbers: Map<Id, number>,
  entries: readonly Entry[],
): readonly Entry[] {
  for (const { id } of entries) numberOf(numbers, id);
  return [...entries].sort((one, other) => numberOf(numbers, one.id) - numberOf(numbers, other.id));
}

function documentValues(values: readonly OwnedValue[]): ReadonlyMap<DocumentId, AttributeValues> {
  const byDocument = Map.groupBy(values, (value) => value.documentId);
  const found = new Map<DocumentId, AttributeValues>();
  for (const [id, own] of byDocument) if (id !== null) found.set(id, valuesByAttribute(own));
  return found;
}

function valuesByAttribute(values: readonly OwnedValue[]): AttributeValues {
  const byAttribute = Map.groupBy(values, (value) => value.attributeId);
  return new Map([...byAttribute].map(([id, own]) => [id, own.map(({ value }) => value)]));
}
