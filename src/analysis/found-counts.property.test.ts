import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Corpus } from '../domain/columns.ts';
import { codedWords, wordsByParticipant } from './coded-words.ts';
import { foundCounts, ownerPasses, participantsIn, segmentsTouching } from './found-counts.ts';
import { meet, offsetsOf, wordsIn } from './naive-marks.test-support.ts';
import { anyStudy } from './random-study.test-support.ts';
import { corpusOf, type Study, type StudyDocument } from './study.test-support.ts';
import { codesTogether } from './together.ts';

type Span = { readonly start: number; readonly end: number };

const union = (spans: readonly Span[]) => new Set(spans.flatMap((span) => [...offsetsOf(span)]));

/** What these participants say, in offsets of the document. */
function said(document: StudyDocument, isMeant: (participant: number) => boolean): Set<number> {
  return union(
    document.turns.filter(
      ({ owner }) => owner !== null && 'participants' in owner && owner.participants.some(isMeant),
    ),
  );
}

/** The spans of the segments found in a document, as the columns have them. */
function spansOf({ documents }: Corpus, index: number, places: readonly number[]): readonly Span[] {
  const segments = documents[index]?.segments;
  return places.map((place) => ({
    start: segments?.start[place] ?? 0,
    end: segments?.end[place] ?? 0,
  }));
}

const found = anyStudy.chain((study) =>
  fc.record({
    study: fc.constant(study),
    places: fc.tuple(
      ...study.documents.map(({ segments }) => fc.subarray([...segments.keys()])),
    ) as fc.Arbitrary<readonly (readonly number[])[]>,
    passes: fc.array(fc.boolean(), {
      minLength: study.participants.length,
      maxLength: study.participants.length,
    }),
  }),
);

it('what is said of segments found is what a naive count over sets of characters gives', () => {
  fc.assert(
    fc.property(found, ({ study, places, passes }) => {
      const corpus = corpusOf(study);
      const isMeant = (participant: number) => passes[participant] ?? false;
      const marked = study.documents.map((_, index) => spansOf(corpus, index, places[index] ?? []));
      const words = (isOwn: boolean) =>
        study.documents.reduce((sum, document, index) => {
          const own = said(document, isMeant);
          const offsets = [...union(marked[index] ?? [])].filter((offset) => !isOwn || own.has(offset));
          return sum + wordsIn(document, new Set(offsets));
        }, 0);
      const met = [...study.participants.keys()].filter(
        (participant) =>
          isMeant(participant) &&
          study.documents.some((document, index) =>
            meet(
              said(document, (one) => one === participant),
              union(marked[index] ?? []),
            ),
          ),
      );
      const facts = {
        segments: places.reduce((sum, { length }) => sum + length, 0),
        participants: met.length,
      };
      expect(foundCounts(corpus, places, { passes, ownWords: false })).toEqual({
        ...facts,
        words: words(false),
      });
      expect(foundCounts(corpus, places, { passes, ownWords: true })).toEqual({
        ...facts,
        words: words(true),
      });
    }),
  );
});

it('a segment touches whom it shares a character with, and who could be found is linked', () => {
  fc.assert(
    fc.property(found, ({ study, passes }) => {
      const corpus = corpusOf(study);
      const isMeant = (participant: number) => passes[participant] ?? false;
      for (const [index, document] of corpus.documents.entries()) {
        const counts = document.owners.map((owner) => ownerPasses(owner, passes));
        const own = said(study.documents[index] ?? never(), isMeant);
        const all = spansOf(corpus, index, [...Array(document.segments.count).keys()]);
        expect([...segmentsTouching(document, counts)]).toEqual(
          all.map((span) => Number(meet(offsetsOf(span), own))),
        );
      }
      expect(participantsIn(corpus, corpus.documents, passes)).toBe(
        new Set(study.documents.flatMap(({ participants }) => participants.filter(isMeant))).size,
      );
    }),
  );
});

it('words that people say, and those of them that are coded, are those of their turns', () => {
  fc.assert(
    fc.property(anyStudy, (study) => {
      const corpus = corpusOf(study);
      expect(corpus.documents.map((document) => codedWords(document).coded)).toEqual(
        study.documents.map((document) => wordsIn(document, union(document.segments))),
      );
      const { spoken, coded } = wordsByParticipant(corpus);
      const sum = (participant: number, isCoded: boolean) =>
        study.documents.reduce((all, document) => {
          const marked = union(document.segments);
          const own = [...said(document, (one) => one === participant)];
          return all + wordsIn(document, new Set(own.filter((offset) => !isCoded || marked.has(offset))));
        }, 0);
      const people = [...study.participants.keys()];
      expect([...spoken]).toEqual(people.map((one) => sum(one, false)));
      expect([...coded]).toEqual(people.map((one) => sum(one, true)));
    }),
  );
});

it('codes stand together as often as a comparison of every two segments says', () => {
  fc.assert(
    fc.property(anyStudy, fc.nat(), fc.boolean(), (study, pick, withNext) => {
      const corpus = corpusOf(study);
      const first = pick % study.codes.length;
      const branch = new Set(withNext ? [first, first + 1] : [first]);
      const numbers = new Set([...branch].map((code) => 3 * code + 1));
      expect(codesTogether(corpus, numbers).map(({ code, segments }) => [(code - 1) / 3, segments])).toEqual(
        [...study.codes.keys()]
          .filter((code) => !branch.has(code))
          .map((code) => [code, meetings(study, branch, code)])
          .filter(([, segments]) => segments !== 0)
          .sort(([one = 0, often = 0], [other = 0, oftener = 0]) => oftener - often || one - other),
      );
    }),
  );
});

/** Segments of the branch that share a character with a segment of the other code. */
function meetings(study: Study, branch: ReadonlySet<number>, other: number): number {
  return study.documents.reduce((sum, { segments }) => {
    const own = segments.filter(({ code }) => branch.has(code));
    const others = segments.filter(({ code }) => code === other);
    return sum + own.filter((one) => others.some((two) => one.start < two.end && two.start < one.end)).length;
  }, 0);
}

function never(): never {
  throw new Error('There is such a document.');
}
