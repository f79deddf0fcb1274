import { expect, it } from 'vitest';
import { columnsOf, type StudyOwner } from './study.test-support.ts';
import { participantsTouched, turnsTouched } from './turns.ts';

const turn = (start: number, end: number, owner: StudyOwner) => ({ start, end, owner });
const document = columnsOf(
  {
    text: 'x'.repeat(30),
    participants: [0, 1, 2],
    values: {},
    turns: [
      turn(0, 5, { participants: [2] }),
      turn(5, 10, { interviewer: 0 }),
      turn(10, 10, { participants: [0] }),
      turn(10, 20, { participants: [1, 2] }),
      turn(20, 30, null),
    ],
    segments: [],
  },
  0,
);

it('touches a turn by at least one code unit, and never an empty turn', () => {
  expect(turnsTouched(document, 4, 11)).toEqual([0, 1, 3]);
  expect(turnsTouched(document, 5, 10)).toEqual([1]);
  expect(turnsTouched(document, 20, 30)).toEqual([4]);
  expect(turnsTouched(document, 30, 40)).toEqual([]);
});

it('names each participant once, in text order, and no interviewer', () => {
  expect(participantsTouched(document, 0, 30)).toEqual([2, 1]);
  expect(participantsTouched(document, 6, 15)).toEqual([1, 2]);
  expect(participantsTouched(document, 5, 10)).toEqual([]);
  expect(participantsTouched(document, 20, 30)).toEqual([]);
});
