import { describe, expect, it } from 'vitest';
import { millisecondsOf } from './recording-time.ts';

describe('millisecondsOf', () => {
  it('reads minutes and seconds, with hours or without, with decimals or without', () => {
    const times = ['0:03', '00:12', '125:00', '1:02:07', '00:00:05.790', '00:00:05,7', '100:00:00.05'];
    expect(times.map(millisecondsOf)).toEqual([3000, 12_000, 7_500_000, 3_727_000, 5790, 5700, 360_000_050]);
  });

  it('knows nothing else for a time', () => {
    const others = ['', '12', '0:60', '1:60:00', '1:2:3:4', '00:xx', '-1:00', '0:00.1234'];
    expect(others.map(millisecondsOf)).toEqual(others.map(() => null));
  });
});
