import { describe, expect, it } from 'vitest';
import { mergeFacts } from './merge-words.ts';

describe('the preview of a merge', () => {
  it('says what moves, what becomes one and what is joined', () => {
    expect(
      mergeFacts({ segments: 41, duplicates: 3, subcodes: 2, memos: 1, definitionJoined: true }),
    ).toEqual([
      '41 segments move.',
      '3 segments of these stand there already and become one, with both comments.',
      '2 sub-codes move, or merge with a sub-code of the same name.',
      '1 memo moves.',
      'The definitions are joined.',
    ]);
  });

  it('says of an unused code that nothing moves', () => {
    expect(
      mergeFacts({ segments: 0, duplicates: 0, subcodes: 0, memos: 0, definitionJoined: false }),
    ).toEqual(['No segments move.', 'The definition stays as it is.']);
  });
});
