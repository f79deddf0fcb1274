import type { CrosstabQuery, CrosstabUnit } from '../domain/crosstab-query.ts';
import {
  attributeNamed,
  both,
  codesShown,
  includedDocuments,
  isPassing,
  isTop,
  markedOffsets,
  meet,
  never,
  ofCode,
  offsetsOf,
  passingDocuments,
  recorded,
  runsOf,
  same,
  type Value,
  wordsIn,
} from './naive-marks.test-support.ts';
import {
  numberOfCode,
  type Study,
  type StudyAttribute,
  type StudyDocument,
  type StudySegment,
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
