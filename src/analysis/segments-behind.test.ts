import { expect, it } from 'vitest';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { countedSegments, segmentsBehind } from './segments-behind.ts';
import { attributeId, corpusOf, numberOfCode, type Study } from './study.test-support.ts';

const QUERY: CrosstabQuery = {
  by: [attributeId('profession')],
  coders: { kind: 'any' },
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};
const nurse = { kind: 'values' as const, values: ['nurse'] };

const document = {
  text: 'aaaa bbbb cccc',
  participants: [0],
  values: {},
  turns: [
    { start: 0, end: 5, owner: { participants: [0] } },
    { start: 5, end: 14, owner: { interviewer: 0 } },
  ],
  segments: [
    { start: 6, end: 9, code: 0, coder: 0 },
    { start: 2, end: 8, code: 1, coder: 1 },
    { start: 0, end: 4, code: 2, coder: 0 },
    { start: 0, end: 3, code: 1, coder: 0 },
  ],
};
const STUDY: Study = {
  codes: [
    { name: 'Risk', parent: null },
    { name: 'Blame', parent: 0 },
    { name: 'Hope', parent: null },
  ],
  coders: ['Ada', 'Ben'],
  attributes: [{ name: 'profession', scope: 'participant', type: 'text', choices: [] }],
  participants: [{ profession: ['nurse'] }],
  interviewers: ['interviewer'],
  documents: [document, document],
};
const corpus = corpusOf(STUDY);

it('lists the segments of a cell document by document in reading order, without those of the interviewer alone', () => {
  expect(segmentsBehind(corpus, QUERY, numberOfCode(0), nurse)).toEqual([
    { document: 0, segment: 0 },
    { document: 0, segment: 2 },
    { document: 1, segment: 0 },
    { document: 1, segment: 2 },
  ]);
  expect(segmentsBehind(corpus, QUERY, numberOfCode(0), { kind: 'interviewer' })).toEqual([]);
});

it('lists every counted segment once, in reading order, whatever row it counts in', () => {
  expect(countedSegments(corpus, QUERY).map(({ document, segment }) => [document, segment])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(
    countedSegments(corpus, { ...QUERY, coders: { kind: 'all' } }).map(({ segment }) => segment),
  ).toEqual([0, 2, 0, 2]);
});

it('refuses a code that the query does not show', () => {
  expect(() => segmentsBehind(corpus, { ...QUERY, code: numberOfCode(2) }, numberOfCode(0), null)).toThrow(
    'NOT_FOUND',
  );
});
