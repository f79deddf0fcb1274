import { participantsTouched, turnsTouched } from '../analysis/turns.ts';
import type { Reader } from '../db/connection.ts';
import { paragraphLines } from '../db/search.ts';
import { turnLabels } from '../db/segment-records.ts';
import type { CodeNode, Corpus, DocumentColumns, ParticipantEntry } from '../domain/columns.ts';
import type { ContentHash, DocumentId } from '../domain/ids.ts';

export type CodeNames = { readonly node: CodeNode; readonly theme: string };

export function codesByNumber({ codes }: Corpus): ReadonlyMap<number, CodeNames> {
  const found = new Map<number, CodeNames>();
  let theme = '';
  for (const node of codes.codes) {
    if (node.level === 1) theme = node.name;
    found.set(node.number, { node, theme });
  }
  return found;
}

/** What the segments of one document have around them. */
export type Around = {
  readonly name: string;
  readonly textHash: ContentHash;
  /** By turn: the label to be told, null for interviewers and turns without speaker. */
  readonly labels: readonly (string | null)[];
  /** By turn: the label of whoever speaks, interviewers included. */
  readonly written: readonly (string | null)[];
  readonly lineStarts: Int32Array;
  readonly lines: Int32Array;
};

export function aroundOf(db: Reader, id: DocumentId): Around {
  const { name, textHash, labels, written } = turnLabels(db, id);
  const { starts, lines } = paragraphLines(db, textHash);
  return { name, textHash, labels, written, lineStarts: starts, lines };
}

/** Everything that the columns and what is around a segment tell of it. */
export type SegmentFacts = {
  readonly start: number;
  readonly end: number;
  readonly code: CodeNames | undefined;
  readonly coder: Corpus['coders'][number] | undefined;
  /** 1-based line of `start`. */
  readonly line: number;
  readonly words: number;
  /** Whose turns it touches, in text order. */
  readonly people: readonly ParticipantEntry[];
  readonly speakers: readonly string[];
};

export function segmentFacts(
  corpus: Corpus,
  document: DocumentColumns,
  place: number,
  around: Around,
  codes: ReadonlyMap<number, CodeNames>,
): SegmentFacts {
  const { segments } = document;
  const start = segments.start[place] ?? 0;
  const end = segments.end[place] ?? 0;
  const labels = turnsTouched(document, start, end).flatMap((turn) => around.labels[turn] ?? []);
  return {
    start,
    end,
    code: codes.get(segments.code[place] ?? -1),
    coder: corpus.coders[segments.coder[place] ?? -1],
    line: lineAt(around, start),
    words: (segments.wordsBeforeEnd[place] ?? 0) - (segments.wordsBeforeStart[place] ?? 0),
    people: participantsTouched(document, start, end).flatMap(
      (participant) => corpus.participants[participant] ?? [],
    ),
    speakers: labels.length > 1 ? [...new Set(labels)] : labels,
  };
}

/** The 1-based line that an offset stands in. */
export function lineAt({ lineStarts, lines }: Around, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1] ?? 1;
}
