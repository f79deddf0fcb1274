import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Backup, expendableBackups, isBackupDue } from './backup-rotation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-22T12:00:00Z');

function made(at: number): Backup {
  return { name: new Date(at).toISOString(), at };
}

function kept(backups: readonly Backup[]): readonly string[] {
  const gone = new Set(expendableBackups(backups, NOW));
  return backups.filter((backup) => !gone.has(backup)).map(({ name }) => name.slice(0, 13));
}

describe('isBackupDue', () => {
  it('is due where there is none, and an hour after the last', () => {
    expect(isBackupDue([], NOW)).toBe(true);
    expect(isBackupDue([made(NOW - HOUR), made(NOW - 3 * DAY)], NOW)).toBe(true);
    expect(isBackupDue([made(NOW - 3 * DAY), made(NOW - HOUR + 1)], NOW)).toBe(false);
    expect(isBackupDue([made(NOW)], NOW)).toBe(false);
  });

  it('is not put off by a backup that a wrong clock dated into the future', () => {
    expect(isBackupDue([made(NOW + 400 * DAY)], NOW)).toBe(true);
  });
});

describe('expendableBackups', () => {
  it('keeps the newest 24, however they stand in the folder', () => {
    const hourly = Array.from({ length: 24 }, (_, hours) => made(NOW - hours * HOUR));
    expect(expendableBackups(hourly.toReversed(), NOW)).toEqual([]);
  });

  it('keeps the newest of each day for 30 days, then the newest of each month', () => {
    const halfDays = Array.from({ length: 200 }, (_, index) => made(NOW - (index * DAY) / 2));
    const names = kept(halfDays);
    expect(names.slice(0, 24)).toEqual(halfDays.slice(0, 24).map(({ name }) => name.slice(0, 13)));
    expect(names.slice(24)).toEqual([
      '2026-11-10T12',
      '2026-11-09T12',
      '2026-11-08T12',
      '2026-11-07T12',
      '2026-11-06T12',
      '2026-11-05T12',
      '2026-11-04T12',
      '2026-11-03T12',
      '2026-11-02T12',
      '2026-11-01T12',
      '2026-10-31T12',
      '2026-10-30T12',
      '2026-10-29T12',
      '2026-10-28T12',
      '2026-10-27T12',
      '2026-10-26T12',
      '2026-10-25T12',
      '2026-10-24T12',
      '2026-09-30T12',
      '2026-08-31T12',
    ]);
  });

  it('gives those up that a newer one of the same day or month stands for, oldest last', () => {
    const recent = Array.from({ length: 24 }, (_, minutes) => made(NOW - minutes * 60_000));
    const old = [
      '2026-11-22T08',
      '2026-11-21T23',
      '2026-11-21T01',
      '2026-03-09T10',
      '2026-03-02T10',
      '2019-01-01T00',
    ];
    const backups = [...recent, ...old.map((hour) => made(Date.parse(`${hour}:00:00Z`)))];
    expect(expendableBackups(backups.toReversed(), NOW).map(({ name }) => name.slice(0, 13))).toEqual([
      '2026-11-22T08',
      '2026-11-21T01',
      '2026-03-02T10',
    ]);
  });

  it('never gives up the newest, nor the last one of a month, and settles', () => {
    const ages = fc.uniqueArray(fc.integer({ min: 0, max: 400 * 24 }), { maxLength: 150 });
    fc.assert(
      fc.property(ages, (hours) => {
        const backups = hours.map((age) => made(NOW - age * HOUR));
        const gone = new Set(expendableBackups(backups, NOW));
        const left = backups.filter((backup) => !gone.has(backup));
        const months = (some: readonly Backup[]) => new Set(some.map(({ name }) => name.slice(0, 7)));
        expect(months(left)).toEqual(months(backups));
        expect(Math.max(...left.map(({ at }) => at))).toBe(Math.max(...backups.map(({ at }) => at)));
        expect(expendableBackups(left, NOW)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
