import type { AttributeView, DocumentView, ParticipantView } from '../../../src/contract/views.ts';
import { foldText } from '../../../src/domain/folded-text.ts';
import type { Sort } from '../../state/transcripts.ts';

export type TranscriptGroup = {
  /** Empty where nothing is grouped. */
  readonly name: string;
  readonly documents: readonly DocumentView[];
};

export const NOT_RECORDED = 'Not recorded';

const inOrder = new Intl.Collator('en-GB', { numeric: true });

/** The attribute transcripts are grouped by; null for none. */
export function groupingAttribute(
  attributes: readonly AttributeView[],
  groupBy: string,
): AttributeView | null {
  if (groupBy !== 'first') return attributes.find(({ id }) => id === groupBy) ?? null;
  return attributes.find(({ scope, type }) => scope === 'participant' && type === 'choice') ?? null;
}

/**
 * Transcripts by their own values, or by those of the people who speak in them, in the order of the attribute's choices;
 * a transcript with several values stands in a group of these values, behind the single ones; "Not recorded" comes last.
 */
export function transcriptGroups(
  documents: readonly DocumentView[],
  participants: readonly ParticipantView[],
  attribute: AttributeView | null,
  sort: Sort,
): readonly TranscriptGroup[] {
  const sorted = documents.toSorted(orderOf(sort));
  if (attribute === null) return sorted.length === 0 ? [] : [{ name: '', documents: sorted }];
  const values = valuesByDocument(sorted, participants, attribute);
  const wordsOf = (name: string) => (values.get(name) ?? []).map((value) => valueWords(attribute, value));
  const groups = Map.groupBy(sorted, ({ name }) => wordsOf(name).join(', ') || NOT_RECORDED);
  return [...groups]
    .map(([name, members]) => ({ name, documents: members, values: valuesOf(members, values) }))
    .toSorted((one, other) => compareGroups(one.values, other.values, attribute.choices))
    .map(({ name, documents: members }) => ({ name, documents: members }));
}

function valuesOf(members: readonly DocumentView[], values: ReadonlyMap<string, readonly string[]>) {
  return values.get(members[0]?.name ?? '') ?? [];
}

function valuesByDocument(
  documents: readonly DocumentView[],
  participants: readonly ParticipantView[],
  { name, scope, choices }: AttributeView,
): ReadonlyMap<string, readonly string[]> {
  const byDocument = new Map<string, Set<string>>();
  const add = (document: string, values: readonly string[] = []) =>
    byDocument.set(document, (byDocument.get(document) ?? new Set()).union(new Set(values)));
  if (scope === 'document') for (const document of documents) add(document.name, document.attributes[name]);
  else
    for (const { documents: own, attributes } of participants)
      for (const document of own) add(document, attributes[name]);
  const sorted = [...byDocument].map(
    ([document, values]) =>
      [document, [...values].sort((one, other) => compareValues(one, other, choices))] as const,
  );
  return new Map(sorted);
}

/** As people read a value. */
function valueWords({ type }: AttributeView, value: string): string {
  return type === 'boolean' ? (YES_OR_NO.get(value) ?? value) : value;
}

const YES_OR_NO: ReadonlyMap<string, string> = new Map([
  ['true', 'Yes'],
  ['false', 'No'],
]);

function compareGroups(one: readonly string[], other: readonly string[], choices: readonly string[]): number {
  const size = (values: readonly string[]) => (values.length === 0 ? 2 : values.length > 1 ? 1 : 0);
  return size(one) - size(other) || compareValues(one[0] ?? '', other[0] ?? '', choices);
}

function compareValues(one: string, other: string, choices: readonly string[]): number {
  const rank = (value: string) => (choices.includes(value) ? choices.indexOf(value) : choices.length);
  return rank(one) - rank(other) || inOrder.compare(one, other);
}

function orderOf(sort: Sort): (one: DocumentView, other: DocumentView) => number {
  if (sort === 'coded') return (one, other) => codedShare(other) - codedShare(one) || byName(one, other);
  if (sort === 'added')
    return (one, other) => other.created_at.localeCompare(one.created_at) || byName(one, other);
  return byName;
}

function byName(one: DocumentView, other: DocumentView): number {
  return inOrder.compare(one.name, other.name);
}

/** Share of a transcript's words that are coded, 0 to 1. */
export function codedShare({ words, words_coded }: DocumentView): number {
  return words === 0 ? 0 : words_coded / words;
}

/** Transcripts whose name or speakers hold all words of a search. */
export function searchedTranscripts(
  documents: readonly DocumentView[],
  query: string,
): readonly DocumentView[] {
  const words = foldText(query)
    .folded.split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return documents;
  return documents.filter(({ name, participants }) => {
    const text = foldText([name, ...participants].join(' ')).folded;
    return words.every((word) => text.includes(word));
  });
}

/** "N04 Denise" is an identifier and a name; any other name is one piece. */
export function nameParts(name: string): readonly [id: string, rest: string] {
  const parts = /^(\p{Lu}{1,4}[-_]?\d{1,4}\p{Ll}?)[\s_–-]+(\S.*)$/u.exec(name);
  return parts === null ? ['', name] : [parts[1] ?? '', parts[2] ?? ''];
}
