import { turnsTouched } from '../analysis/turns.ts';
import type { RetrievedSegment } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { textOf } from '../db/content.ts';
import { type SegmentRecord, segmentRecords } from '../db/segment-records.ts';
import type { Corpus, DocumentColumns } from '../domain/columns.ts';
import { wordsAfter, wordsBefore } from '../domain/surroundings.ts';
import { turnLabelLength } from '../domain/turn-label.ts';
import { instantOf, isoOf } from '../kernel/clock.ts';
import {
  type Around,
  aroundOf,
  codesByNumber,
  lineAt,
  type SegmentFacts,
  segmentFacts,
} from './segment-facts.ts';

export type Context = 'none' | 'turn' | 'more';
type WordsAround = { readonly before: string; readonly after: string };

/** Code units on each side: the rest of the turn, or with the turns before and after. */
const MOST = { turn: 600, more: 2_000 } as const;
const NOTHING: WordsAround = { before: '', after: '' };

/** The rows of segments that are given by document and place, one document's text at a time. */
export function retrievedRows(
  db: Reader,
  corpus: Corpus,
  places: readonly (readonly number[])[],
  context: Context,
): readonly RetrievedSegment[] {
  const codes = codesByNumber(corpus);
  return corpus.documents.flatMap((document, index) => {
    const chosen = places[index] ?? [];
    if (chosen.length === 0) return [];
    const records = segmentRecords(db, document.id);
    const around = aroundOf(db, document.id);
    const text = context === 'none' ? '' : textOf(db, around.textHash);
    return chosen.flatMap((place) => {
      const record = records[place];
      if (record === undefined) return [];
      const facts = segmentFacts(corpus, document, place, around, codes);
      const words = context === 'none' ? NOTHING : wordsAround(text, document, facts, around, context);
      return [rowOf(corpus, document, record, facts, around, words)];
    });
  });
}

function rowOf(
  corpus: Corpus,
  document: DocumentColumns,
  record: SegmentRecord,
  facts: SegmentFacts,
  around: Around,
  words: WordsAround,
): RetrievedSegment {
  return {
    id: record.id,
    documentId: document.id,
    document: around.name,
    codeId: facts.code?.node.id ?? '',
    code: facts.code?.node.path ?? '',
    coderId: facts.coder?.id ?? '',
    coder: facts.coder?.name ?? '',
    start: facts.start,
    end: facts.end,
    quote: record.quote,
    comment: record.comment,
    created_at: isoOf(instantOf(record.createdAt)),
    words: facts.words,
    line: facts.line,
    lastLine: lineAt(around, facts.end - 1),
    speakers: facts.speakers,
    participants: facts.people.map(({ name }) => name),
    before: words.before,
    after: words.after,
    attributes: attributesOf(corpus, document, facts),
  };
}

/** Values by attribute name, each once, in the order of the people; an attribute without any has no key. */
function attributesOf(
  { attributes }: Corpus,
  document: DocumentColumns,
  { people }: SegmentFacts,
): RetrievedSegment['attributes'] {
  const entries = attributes.map(({ id, name, scope }): readonly [string, readonly string[]] => {
    const values =
      scope === 'document'
        ? (document.values.get(id) ?? [])
        : people.flatMap((person) => person.values.get(id) ?? []);
    return [name, [...new Set(values)]];
  });
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

/**
 * The words of the turns that the segment touches, before and after it, without the label that begins them; or with
 * the turn before and the one after, and their labels, so that it can be told who speaks.
 */
function wordsAround(
  text: string,
  document: DocumentColumns,
  { start, end }: SegmentFacts,
  around: Around,
  context: Exclude<Context, 'none'>,
): WordsAround {
  const { turns } = document;
  const touched = turnsTouched(document, start, end);
  const first = touched[0] ?? 0;
  const last = touched.at(-1) ?? turns.count - 1;
  const most = MOST[context];
  if (context === 'more') {
    const from = turns.start[Math.max(0, first - 1)] ?? 0;
    const to = turns.end[Math.min(turns.count - 1, last + 1)] ?? text.length;
    return { before: wordsBefore(text, from, start, most), after: wordsAfter(text, end, to, most) };
  }
  const turnStart = turns.start[first] ?? 0;
  const label = around.written[first] ?? null;
  const spoken =
    label === null ? turnStart : turnStart + turnLabelLength(text.slice(turnStart, turns.end[first]), label);
  return {
    before: wordsBefore(text, spoken, start, most),
    after: wordsAfter(text, end, turns.end[last] ?? end, most),
  };
}
