import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import {
  attributeId,
  type Study,
  type StudyAttribute,
  type StudyDocument,
  type StudySegment,
  wordStartsOf,
} from './study.test-support.ts';

export type Value = string | null;

export function codesShown(study: Study, query: CrosstabQuery): readonly number[] {
  const all = [...study.codes.keys()];
  return query.code === null ? all : all.filter((code) => isWithin(study, code, codeIndex(query.code)));
}

export const codeIndex = (number: number | null) => ((number ?? never()) - 1) / 3;

export function isTop(study: Study, query: CrosstabQuery, code: number): boolean {
  return query.code === null ? study.codes[code]?.parent === null : code === codeIndex(query.code);
}

export function isWithin(study: Study, code: number, branch: number): boolean {
  if (code === branch) return true;
  const parent = study.codes[code]?.parent ?? null;
  return parent !== null && isWithin(study, parent, branch);
}

export function ofCode(
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

export function markedOffsets(
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

export function codersOf(document: StudyDocument): Set<number> {
  return new Set(document.segments.map(({ coder }) => coder));
}

export function includedDocuments(study: Study, query: CrosstabQuery): readonly StudyDocument[] {
  const passing = passingDocuments(study, query);
  return query.coders.kind === 'all' ? passing.filter((document) => codersOf(document).size >= 2) : passing;
}

export function passingDocuments(study: Study, query: CrosstabQuery): readonly StudyDocument[] {
  return study.documents.filter((document) =>
    query.where.every(({ attribute, values }) => {
      const { name, scope } = attributeNamed(study, attribute);
      return (
        scope === 'participant' || recorded(document.values[name]).some((value) => values.includes(value))
      );
    }),
  );
}

export function isPassing(study: Study, query: CrosstabQuery, participant: number): boolean {
  return query.where.every(({ attribute, values }) => {
    const { name, scope } = attributeNamed(study, attribute);
    const own = study.participants[participant]?.[name];
    return scope === 'document' || recorded(own).some((value) => values.includes(value));
  });
}

export function runsOf(offsets: Set<number>): readonly Set<number>[] {
  const runs: Set<number>[] = [];
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last?.has(offset - 1)) last.add(offset);
    else runs.push(new Set([offset]));
  }
  return runs;
}

export function attributeNamed(study: Study, id: string): StudyAttribute {
  return study.attributes.find(({ name }) => attributeId(name) === id) ?? never();
}

export const recorded = (values: readonly string[] | undefined): readonly Value[] =>
  values?.length ? values : [null];
export const same = (a: readonly Value[], b: readonly Value[]) => JSON.stringify(a) === JSON.stringify(b);
export const both = (a: Set<number>, b: Set<number>) => new Set([...a].filter((offset) => b.has(offset)));
export const meet = (a: Set<number>, b: Set<number>) => [...a].some((offset) => b.has(offset));
export const wordsIn = (document: StudyDocument, offsets: Set<number>) =>
  wordStartsOf(document.text).filter((start) => offsets.has(start)).length;

export function offsetsOf({ start, end }: { readonly start: number; readonly end: number }): Set<number> {
  return new Set(Array.from({ length: end - start }, (_, place) => start + place));
}

export function never(): never {
  throw new Error('The study and the query do not belong together.');
}
