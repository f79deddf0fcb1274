import { describe, expect, it } from 'vitest';
import { sizeWords, standingWords } from './backup-words.ts';
import type { SinceView } from './shelf.ts';

const nothing: SinceView = { changes: 0, undone: 0, redone: 0, entries: 0, coders: [], latest: [] };
const since = (since: Partial<SinceView>) =>
  standingWords({ kind: 'in line', since: { ...nothing, ...since } });

describe('a backup in words', () => {
  it('says what was changed since, by whom, and names the latest', () => {
    expect([
      since({}),
      since({ entries: 2 }),
      since({ changes: 1, entries: 1, coders: ['Priya'], latest: ["Created code 'Forms'"] }),
      since({
        changes: 1_041,
        undone: 2,
        redone: 1,
        coders: ['Ana', 'Priya', 'Tom'],
        latest: ['Last', 'Before'],
      }),
      since({ undone: 1, coders: ['Tom'], latest: ['Undid: Last'] }),
    ]).toEqual([
      'Nothing changed since',
      'All that was changed since is undone again',
      "1 change since, by Priya; the latest: “Created code 'Forms'”",
      '1,041 changes, 2 earlier undone and 1 earlier redone since, by Ana, Priya and Tom; the latest: “Last”',
      '1 earlier undone since, by Tom; the latest: “Undid: Last”',
    ]);
  });

  it('says what keeps it from being compared', () => {
    expect([
      standingWords({ kind: 'another line', latest: 'Last', at: '2026-10-14T09:05:00.000Z' }),
      standingWords({ kind: 'another project', name: 'Other' }),
      standingWords({ kind: 'unreadable', code: 'PROJECT_TRUNCATED', details: {} }),
      standingWords({ kind: 'unreadable', code: 'PROJECT_CORRUPT', details: {} }),
    ]).toEqual([
      'Of another line: its latest change, “Last”, is not in this project’s history',
      'Of another project, “Other”',
      'Cut short: part of the file is missing',
      'Damaged: it cannot be read',
    ]);
  });

  it('rounds its size as file managers do', () => {
    expect(
      [0, 999, 1_000, 811_600, 999_499, 999_500, 2_949_000, 9_949_999, 9_950_000, 1_234_000_000].map(
        sizeWords,
      ),
    ).toEqual(['0 B', '999 B', '1 kB', '812 kB', '999 kB', '1.0 MB', '2.9 MB', '9.9 MB', '10 MB', '1.2 GB']);
  });
});
