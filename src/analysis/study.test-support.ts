import { codeTreeOf } from '../domain/code-tree.ts';
import type { AttributeEntry, AttributeValues, Corpus, DocumentColumns, Owner } from '../domain/columns.ts';
import type { AttributeId, CodeId, CoderId, DocumentId, ParticipantId } from '../domain/ids.ts';

/** A project as a person would write it down; `corpusOf` makes columns of it, the naive counter reads it as it is. */
export type Study = {
  readonly codes: readonly { readonly name: string; readonly parent: number | null }[];
  readonly coders: readonly string[];
  readonly attributes: readonly StudyAttribute[];
  readonly participants: readonly StudyValues[];
  readonly interviewers: readonly string[];
  readonly documents: readonly StudyDocument[];
};

export type StudyAttribute = {
  readonly name: string;
  readonly scope: AttributeEntry['scope'];
  readonly type: AttributeEntry['type'];
  readonly choices: readonly string[];
};

/** By the name of the attribute. */
export type StudyValues = Readonly<Record<string, readonly string[]>>;

export type StudyDocument = {
  readonly text: string;
  readonly participants: readonly number[];
  readonly values: StudyValues;
  readonly turns: readonly { readonly start: number; readonly end: number; readonly owner: StudyOwner }[];
  readonly segments: readonly StudySegment[];
};

export type StudyOwner =
  | { readonly participants: readonly number[] }
  | { readonly interviewer: number }
  | null;

/** Code and coder by their index. */
export type StudySegment = {
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly coder: number;
};

// Numbers of codes have gaps in a real project, where codes were deleted.
export const numberOfCode = (index: number): number => 3 * index + 1;
export const attributeId = (name: string): AttributeId => `attribute ${name}` as AttributeId;

export function wordStartsOf(text: string): readonly number[] {
  return [...text.matchAll(/\S+/g)].map(({ index }) => index);
}

export function corpusOf(study: Study): Corpus {
  return {
    documents: study.documents.map(columnsOf),
    codes: codeTreeOf(
      study.codes.map(({ name, parent }, index) => ({
        number: numberOfCode(index),
        id: `code ${index}` as CodeId,
        name,
        path: name,
        parent: parent === null ? null : numberOfCode(parent),
      })),
    ),
    coders: study.coders.map((name, index) => ({ id: `coder ${index}` as CoderId, name })),
    participants: study.participants.map((values, index) => ({
      id: `participant ${index}` as ParticipantId,
      name: `P${index}`,
      values: valuesOf(values),
    })),
    attributes: study.attributes.map((attribute) => ({ ...attribute, id: attributeId(attribute.name) })),
    interviewers: study.interviewers,
  };
}

export function columnsOf(document: StudyDocument, index: number): DocumentColumns {
  const starts = wordStartsOf(document.text);
  const wordsBefore = (offset: number) => starts.filter((start) => start < offset).length;
  const segments = document.segments.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || a.code - b.code || a.coder - b.coder,
  );
  const names = document.turns.map(({ owner }) => JSON.stringify(owner));
  const owners = [...new Set(names)].filter((name) => name !== 'null');
  const offsets = (spans: readonly { readonly start: number; readonly end: number }[]) => ({
    count: spans.length,
    start: Int32Array.from(spans, ({ start }) => start),
    end: Int32Array.from(spans, ({ end }) => end),
    wordsBeforeStart: Int32Array.from(spans, ({ start }) => wordsBefore(start)),
    wordsBeforeEnd: Int32Array.from(spans, ({ end }) => wordsBefore(end)),
  });
  return {
    id: `document ${index}` as DocumentId,
    segments: {
      ...offsets(segments),
      code: Int32Array.from(segments, ({ code }) => numberOfCode(code)),
      coder: Int32Array.from(segments, ({ coder }) => coder),
    },
    turns: { ...offsets(document.turns), owner: Int32Array.from(names, (name) => owners.indexOf(name)) },
    owners: owners.map((name) => ownerOf(JSON.parse(name))),
    participants: Int32Array.from(document.participants),
    values: valuesOf(document.values),
  };
}

function ownerOf(owner: Exclude<StudyOwner, null>): Owner {
  return 'interviewer' in owner ? owner : { participants: Int32Array.from(owner.participants) };
}

function valuesOf(values: StudyValues): AttributeValues {
  return new Map(Object.entries(values).map(([name, list]) => [attributeId(name), list]));
}
