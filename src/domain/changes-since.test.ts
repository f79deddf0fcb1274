import { describe, expect, it } from 'vitest';
import { changesSince, type JournalStep } from './changes-since.ts';
import type { CoderId } from './ids.ts';

const step = (
  sequence: number,
  kind: JournalStep['kind'],
  about = sequence,
  coder = 'Priya',
): JournalStep => ({
  sequence,
  kind,
  about,
  coderId: coder as CoderId,
});
const inWords = (steps: readonly JournalStep[], then: number) => {
  const { coders, ...counts } = changesSince(steps, then);
  return { ...counts, coders: [...coders] };
};

describe('what differs since an entry', () => {
  it('are the changes after it that stand, and who made them, newest first', () => {
    const steps = [step(3, 'change'), step(4, 'change', 4, 'Tom'), step(5, 'change')];
    expect(inWords(steps, 3)).toEqual({
      changes: 2,
      undone: 0,
      redone: 0,
      entries: 2,
      coders: ['Tom', 'Priya'],
      made: [5, 4],
    });
  });

  it('is nothing where all that was changed since is undone again', () => {
    const steps = [step(3, 'change'), step(4, 'change'), step(5, 'undo', 4)];
    expect(inWords(steps, 3)).toEqual({ changes: 0, undone: 0, redone: 0, entries: 2, coders: [], made: [] });
  });

  it('counts a change once however often it was undone and redone', () => {
    const steps = [
      step(3, 'change'),
      step(4, 'undo', 3),
      step(5, 'redo', 3),
      step(6, 'undo', 3),
      step(7, 'redo', 3),
    ];
    expect(inWords(steps, 2)).toEqual({
      changes: 1,
      undone: 0,
      redone: 0,
      entries: 5,
      coders: ['Priya'],
      made: [7],
    });
    expect(inWords(steps, 3).made).toEqual([]);
  });

  it('tells earlier changes apart that are undone, or redone, since', () => {
    const steps = [
      step(2, 'change'),
      step(3, 'change'),
      step(4, 'undo', 3),
      step(5, 'undo', 2, 'Tom'),
      step(6, 'redo', 3),
    ];
    expect(inWords(steps, 4)).toEqual({
      changes: 0,
      undone: 1,
      redone: 1,
      entries: 2,
      coders: ['Tom', 'Priya'],
      made: [6, 5],
    });
  });
});
