import { expect, it } from 'vitest';
import { foundCounts, segmentsTouching } from './found-counts.ts';
import { corpusOf, type Study } from './study.test-support.ts';

const turn = (start: number, end: number, participant: number) => ({
  start,
  end,
  owner: { participants: [participant] },
});

const STUDY: Study = {
  codes: [{ name: 'Risk', parent: null }],
  coders: ['Ada'],
  attributes: [],
  participants: [{}, {}],
  interviewers: [],
  documents: [
    {
      text: 'aa bb cc',
      participants: [0, 1],
      values: {},
      turns: [turn(0, 3, 0), turn(3, 3, 1), turn(3, 8, 0)],
      segments: [{ start: 0, end: 8, code: 0, coder: 0 }],
    },
  ],
};

it('whoever has an empty turn in a segment says nothing in it', () => {
  const corpus = corpusOf(STUDY);
  const counted = foundCounts(corpus, [[0]], { passes: [true, true], ownWords: true });
  expect(counted).toEqual({ segments: 1, participants: 1, words: 3 });
  const [document] = corpus.documents;
  expect(document && [...segmentsTouching(document, [false, true])]).toEqual([0]);
});
