import type { CrosstabQuery, CrosstabUnit } from './crosstab-query.ts';
import {
  attributeId,
  numberOfCode,
  type Study,
  type StudyAttribute,
  type StudyDocument,
  type StudySegment,
  wordStartsOf,
} from './study.test-support.ts';

/**
 * Counts by the definitions, one sentence after the other, with sets of character offsets. Slow on purpose, and it
 * shares nothing with the implementation but the names of things.
 */
export type NaiveTable = {
  readonly groups: readonly NaiveGroup[];
  readonly total: NaiveGroup;
  readonly rows: readonly {
    readonly code: number;
    readonly cells: readonly NaiveCell[];
    readonly total: NaiveCell;
  }[];
};
export type NaiveGroup = {
  readonly label: string;
  readonly n: number;
  readonly documents: number;
  readonly words: number;
};
export type NaiveCell = {
  readonly value: number | null;
  readonly n: number;
  readonly percent: number | null;
};

type Value = string | null;
type Key = { readonly values: readonly Value[] } | 'interviewer' | 'total';

export function naiveCrosstab(study: Study, query: CrosstabQuery, unit: CrosstabUnit): NaiveTable {
  const shown = codesShown(study, query);
  const keys: Key[] = [...naiveGroups(study, query)];
  if (query.includeInterviewer && query.by.length > 0) keys.push('interviewer');
  const columns = [...keys, 'total' as const].map((key) => {
    const head = headOf(study, query, key);
    const values = shown.map((code) => naiveValue(study, query, unit, code, key));
    const top = query.direct ? values : values.filter((_, place) => isTop(study, query, shown[place] ?? 0));
    const sum = top.reduce<number>((all, value) => all + (value ?? 0), 0);
    const whole = unit === 'participants' ? head.n : unit === 'documents' ? head.documents : sum;
    const cells = values.map((value): NaiveCell => {
      if (value === null) return { value, n: head.n, percent: null };
      if (unit === 'coverage') return { value, n: head.n, percent: 100 * value };
      return { value, n: head.n, percent: whole === 0 ? null : (100 * value) / whole };
    });
    return { head, cells };
  });
  const total = columns[columns.length - 1] ?? never();
  const groups = columns.slice(0, -1);
  return {
    groups: groups.map(({ head }) => head),
    total: total.head,
    rows: shown.map((code, place) => ({
      code: numberOfCode(code),
      cells: groups.map(({ cells }) => cells[place] ?? never()),
      total: total.cells[place] ?? never(),
    })),
  };
}

function naiveValue(
  study: Study,
  query: CrosstabQuery,
  unit: CrosstabUnit,
  code: number,
  key: Key,
): number | null {
  const documents = includedDocuments(study, query);
  const sum = (count: (document: StudyDocument) => number) =>
    documents.reduce((all, document) => all + count(document), 0);
  const spoken = (document: StudyDocument) => spokenBy(study, query, document, key);
  const marked = (document: StudyDocument) => markedOffsets(study, query, document, code);
  const passages = () =>
    sum((document) => runsOf(marked(document)).filter((run) => meet(run, spoken(document))).length);
  const words = () => sum((document) => wordsIn(document, both(marked(document), spoken(document))));
  const wordsOfGroup = sum((document) => wordsIn(document, spoken(document)));
  if (unit === 'segments') return naiveSegments(study, query, code, key).length;
  if (unit === 'passages') return passages();
  if (unit === 'documents')
    return documents.filter((document) => meet(marked(document), spoken(document))).length;
  if (unit === 'words') return words();
  if (unit === 'coverage') return wordsOfGroup === 0 ? null : words() / wordsOfGroup;
  if (unit === 'rate') return wordsOfGroup === 0 ? null : (1000 * passages()) / wordsOfGroup;
  const persons = documents.flatMap((document) =>
    document.turns
      .filter((turn) => meet(both(offsetsOf(turn), marked(document)), spoken(document)))
      .flatMap((turn) => personsOf(study, query, document, turn.owner, key)),
  );
  return new Set(persons).size;
}

export type NaivePlace = { readonly document: number; readonly segment: StudySegment };

/** The segments behind a cell, unordered. */
export function naiveSegments(
  study: Study,
  query: CrosstabQuery,
  code: number,
  key: Key,
): readonly NaivePlace[] {
  const included = includedDocuments(study, query);
  return study.documents.flatMap((document, index) => {
    if (!included.includes(document)) return [];
    const counted = both(markedOffsets(study, query, document, code), spokenBy(study, query, document, key));
    return ofCode(study, query, document, code)
      .filter((segment) => meet(offsetsOf(segment), counted))
      .map((segment) => ({ document: index, segment }));
  });
}

export function codesShown(study: Study, query: CrosstabQuery): readonly number[] {
  const all = [...study.codes.keys()];
  return query.code === null ? all : all.filter((code) => isWithin(study, code, codeIndex(query.code)));
}

const codeIndex = (number: number | null) => ((number ?? never()) - 1) / 3;

function isTop(study: Study, query: CrosstabQuery, code: number): boolean {
  return query.code === null ? study.codes[code]?.parent === null : code === codeIndex(query.code);
}

function isWithin(study: Study, code: number, branch: number): boolean {
  if (code === branch) return true;
  const parent = study.codes[code]?.parent ?? null;
  return parent !== null && isWithin(study, parent, branch);
}

function ofCode(
  study: Study,
  query: CrosstabQuery,
  document: StudyDocument,
  code: number,
): readonly StudySegment[] {
  return document.segments.filter((segment) => {
    if (query.coders.kind === 'one' && segment.coder !== query.coders.coder) return false;
    return query.direct ? segment.code === code : isWithin(study, segment.code, code);
  });
}

function markedOffsets(
  study: Study,
  query: CrosstabQuery,
  document: StudyDocument,
  code: number,
): Set<number> {
  const segments = ofCode(study, query, document, code);
  const union = (some: readonly StudySegment[]) =>
    new Set(some.flatMap((segment) => [...offsetsOf(segment)]));
  if (query.coders.kind !== 'all') return union(segments);
  return [...codersOf(document)]
    .map((coder) => union(segments.filter((segment) => segment.coder === coder)))
    .reduce(both);
}

function codersOf(document: StudyDocument): Set<number> {
  return new Set(document.segments.map(({ coder }) => coder));
}

function includedDocuments(study: Study, query: CrosstabQuery): readonly StudyDocument[] {
  const passing = passingDocuments(study, query);
  return query.coders.kind === 'all' ? passing.filter((document) => codersOf(document).size >= 2) : passing;
}

function passingDocuments(study: Study, query: CrosstabQuery): readonly StudyDocument[] {
  return study.documents.filter((document) =>
    query.where.every(({ attribute, values }) => {
      const { name, scope } = attributeNamed(study, attribute);
      return (
        scope === 'participant' || recorded(document.values[name]).some((value) => values.includes(value))
      );
    }),
  );
}

function isPassing(study: Study, query: CrosstabQuery, participant: number): boolean {
  return query.where.every(({ attribute, values }) => {
    const { name, scope } = attributeNamed(study, attribute);
    const own = study.participants[participant]?.[name];
    return scope === 'document' || recorded(own).some((value) => values.includes(value));
  });
}

function naiveGroups(study: Study, query: CrosstabQuery): readonly { readonly values: readonly Value[] }[] {
  if (query.by.length === 0) return [];
  const attributes = query.by.map((id) => attributeNamed(study, id));
  const participants = [...study.participants.keys()].filter((participant) =>
    isPassing(study, query, participant),
  );
  const lists = attributes.some(({ scope }) => scope === 'document')
    ? passingDocuments(study, query).flatMap((document) =>
        document.participants
          .filter((participant) => participants.includes(participant))
          .flatMap((participant) => combinations(study, query, participant, document)),
      )
    : participants.flatMap((participant) => combinations(study, query, participant, null));
  const distinct = [...new Set(lists.map((values) => JSON.stringify(values)))];
  return distinct
    .map((values) => ({ values: JSON.parse(values) }))
    .sort((a, b) => {
      const orders = attributes.map((attribute, place) => order(attribute, a.values[place], b.values[place]));
      return orders.find((difference) => difference !== 0) ?? 0;
    });
}

/** Choices in their order, other values after them by number or by alphabet, "not recorded" last. */
function order(attribute: StudyAttribute, a: Value, b: Value): number {
  const rank = (value: Value) => {
    if (value === null) return attribute.choices.length + 1;
    const choice = attribute.choices.indexOf(value);
    return choice < 0 ? attribute.choices.length : choice;
  };
  if (rank(a) !== rank(b) || a === null || b === null) return rank(a) - rank(b);
  return attribute.type === 'integer' ? Number(a) - Number(b) : a.localeCompare(b, 'en', { numeric: true });
}

function combinations(
  study: Study,
  query: CrosstabQuery,
  participant: number,
  document: StudyDocument | null,
): Value[][] {
  let made: Value[][] = [[]];
  for (const id of query.by) {
    const { name, scope } = attributeNamed(study, id);
    const own = recorded((scope === 'document' ? document?.values : study.participants[participant])?.[name]);
    made = made.flatMap((some) => own.map((value) => [...some, value]));
  }
  return made;
}

/** Whom of the owners the column holds, by names that tell participants from interviewers. */
function personsOf(
  study: Study,
  query: CrosstabQuery,
  document: StudyDocument,
  owner: StudyDocument['turns'][number]['owner'],
  key: Key,
): readonly string[] {
  if (owner === null) return [];
  if ('interviewer' in owner) {
    return query.includeInterviewer && (key === 'interviewer' || key === 'total')
      ? [`I${owner.interviewer}`]
      : [];
  }
  if (key === 'interviewer') return [];
  return owner.participants
    .filter((participant) => isPassing(study, query, participant))
    .filter(
      (participant) =>
        key === 'total' ||
        combinations(study, query, participant, document).some((values) => same(values, key.values)),
    )
    .map((participant) => `P${participant}`);
}

function spokenBy(study: Study, query: CrosstabQuery, document: StudyDocument, key: Key): Set<number> {
  const turns = document.turns.filter(
    ({ owner }) => personsOf(study, query, document, owner, key).length > 0,
  );
  return new Set(turns.flatMap((turn) => [...offsetsOf(turn)]));
}

function headOf(study: Study, query: CrosstabQuery, key: Key): NaiveGroup {
  const documents = includedDocuments(study, query);
  const linked = (document: StudyDocument) => [
    ...personsOf(study, query, document, { participants: document.participants }, key),
    ...document.turns
      .filter(({ owner }) => owner !== null && 'interviewer' in owner)
      .flatMap(({ owner }) => personsOf(study, query, document, owner, key)),
  ];
  return {
    label: labelOf(key),
    n: new Set(documents.flatMap(linked)).size,
    documents: documents.filter((document) => linked(document).length > 0).length,
    words: documents.reduce(
      (all, document) => all + wordsIn(document, spokenBy(study, query, document, key)),
      0,
    ),
  };
}

function labelOf(key: Key): string {
  if (key === 'total') return 'Total';
  if (key === 'interviewer') return 'Interviewer';
  return key.values.map((value) => value ?? 'Not recorded').join(' / ');
}

function runsOf(offsets: Set<number>): readonly Set<number>[] {
  const runs: Set<number>[] = [];
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last?.has(offset - 1)) last.add(offset);
    else runs.push(new Set([offset]));
  }
  return runs;
}

function attributeNamed(study: Study, id: string): StudyAttribute {
  return study.attributes.find(({ name }) => attributeId(name) === id) ?? never();
}

const recorded = (values: readonly string[] | undefined): readonly Value[] =>
  values?.length ? values : [null];
const same = (a: readonly Value[], b: readonly Value[]) => JSON.stringify(a) === JSON.stringify(b);
const both = (a: Set<number>, b: Set<number>) => new Set([...a].filter((offset) => b.has(offset)));
const meet = (a: Set<number>, b: Set<number>) => [...a].some((offset) => b.has(offset));
const wordsIn = (document: StudyDocument, offsets: Set<number>) =>
  wordStartsOf(document.text).filter((start) => offsets.has(start)).length;

function offsetsOf({ start, end }: { readonly start: number; readonly end: number }): Set<number> {
  return new Set(Array.from({ length: end - start }, (_, place) => start + place));
}

function never(): never {
  throw new Error('The study and the query do not belong together.');
}
