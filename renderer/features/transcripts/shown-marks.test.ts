import { describe, expect, it } from 'vitest';
import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import { dayBefore, dayStart, shownMarks } from './shown-marks.ts';

const code = (id: string, parentId: string | null) => ({ id, parentId }) as CodeView;
const CODES = [code('risk', null), code('blame', 'risk'), code('time', null)];
const mark = (id: string, codeId: string, coderId: string, createdAt: number): MarkView => ({
  id,
  codeId,
  coderId,
  start: 0,
  end: 1,
  comment: '',
  createdAt,
});
const noon = dayStart('2026-03-02') + 12 * 3_600_000;
const MARKS = [
  mark('a', 'risk', 'priya', noon),
  mark('b', 'blame', 'daniel', noon - 86_400_000),
  mark('c', 'time', 'priya', noon - 40 * 86_400_000),
];
const NONE = { codeId: null, coderId: null, since: null };
const shown = (filter: Partial<typeof NONE> | { codeId?: string; coderId?: string; since?: string }) =>
  shownMarks(MARKS, CODES, { ...NONE, ...filter }).map(({ id }) => id);

describe('the segments shown', () => {
  it('are all until something is chosen, also where that is gone', () => {
    expect(shownMarks(MARKS, CODES, NONE)).toBe(MARKS);
    expect(shown({ codeId: 'deleted' })).toEqual(['a', 'b', 'c']);
  });

  it('are those of a code with its sub-codes, of a coder, since a day, and of all three', () => {
    expect(shown({ codeId: 'risk' })).toEqual(['a', 'b']);
    expect(shown({ coderId: 'priya' })).toEqual(['a', 'c']);
    expect(shown({ since: '2026-03-02' })).toEqual(['a']);
    expect(shown({ since: dayBefore(noon, 1) })).toEqual(['a', 'b']);
    expect(shown({ codeId: 'risk', coderId: 'daniel', since: '2026-03-02' })).toEqual([]);
  });
});
