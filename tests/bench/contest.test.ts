import { describe, expect, it } from 'vitest';
import { type Contest, measured, times } from './contest.ts';
import { lineOf } from './lines.ts';

const NOTHING = { run: () => undefined };
const CONTEST: Contest = {
  operation: 'count',
  ours: NOTHING,
  floor: NOTHING,
  agree: () => undefined,
  bar: times(2, 3),
};

describe('a contest', () => {
  it('is within the bar up to that many times the floor', () => {
    expect(lineOf(CONTEST, 'S', { ours: 2, floor: 1, p95: 3 })).toEqual({
      cells: ['count', 'S', '2.000', '3.000', '1.000', '2.00', '2 x, p95 3 ms', 'ok'],
      ok: true,
    });
  });

  it('fails beyond it, and where the slowest runs take too long', () => {
    expect(lineOf(CONTEST, 'S', { ours: 2.1, floor: 1, p95: 2.2 }).ok).toBe(false);
    expect(lineOf(CONTEST, 'S', { ours: 1, floor: 1, p95: 3.1 }).ok).toBe(false);
  });

  it('is not timed where both do not give the same', async () => {
    const runs: string[] = [];
    const different = () => {
      throw new Error('they differ');
    };
    const ours = { run: () => runs.push('ours') };
    await expect(measured({ ...CONTEST, ours, agree: different })).rejects.toThrow('they differ');
    expect(runs).toEqual([]);
  });

  it('runs what stands around a run, and awaits it', async () => {
    const steps: string[] = [];
    const floor = {
      before: () => steps.push('before'),
      run: async () => {
        await Promise.resolve();
        steps.push('run');
      },
      after: () => steps.push('after'),
    };
    await measured({ ...CONTEST, floor });
    expect(steps.slice(0, 6)).toEqual(['before', 'run', 'after', 'before', 'run', 'after']);
  });
});
