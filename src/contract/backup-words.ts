import type { ErrorCode } from '../kernel/errors.ts';
import type { BackupStanding, BackupView, SinceView } from './shelf.ts';

const OCCASIONS = {
  hourly: 'Hourly',
  'by hand': 'By hand',
  'before an update': 'Before an update',
  'when its file went missing': 'Its file went missing',
} as const satisfies { readonly [Why in BackupView['why']]: string };

/** What a backup was made for. */
export function occasionWords({ why }: BackupView): string {
  return OCCASIONS[why];
}

/** What was changed since a backup, or why that cannot be said, without a full stop. */
export function standingWords(standing: BackupStanding): string {
  switch (standing.kind) {
    case 'in line':
      return sinceWords(standing.since);
    case 'another line':
      return `Of another line: its latest change, “${standing.latest}”, is not in this project’s history`;
    case 'another project':
      return `Of another project, “${standing.name}”`;
    case 'alone':
      return 'Sound; what was changed since is not known, because the project cannot be read';
    case 'unreadable':
      return UNREADABLE[standing.code] ?? 'Damaged: it cannot be read';
  }
}

const UNREADABLE: { readonly [Code in ErrorCode]?: string } = {
  FILE_UNREADABLE: 'The file may not be read, or the disk failed',
  PROJECT_BUSY: 'Another program is writing to the file',
  PROJECT_FOREIGN: 'Not a project: the file is the database of another program',
  PROJECT_NOT_FOUND: 'The file is gone',
  PROJECT_NOT_SQLITE: 'Not a project, although its name says so',
  PROJECT_ON_NETWORK: 'On a network drive: copy it to this computer',
  PROJECT_READ_ONLY: 'The file may not be read',
  PROJECT_TOO_NEW: 'Written by a newer Emic: update Emic to read it',
  PROJECT_TRUNCATED: 'Cut short: part of the file is missing',
};

/** "41 changes since, by Priya and Tom; the latest: “Applied …”" */
function sinceWords({ changes, undone, redone, entries, coders, latest }: SinceView): string {
  const parts = [
    ...(changes > 0 ? [changes === 1 ? '1 change' : `${changes.toLocaleString('en-GB')} changes`] : []),
    ...(undone > 0 ? [`${undone.toLocaleString('en-GB')} earlier undone`] : []),
    ...(redone > 0 ? [`${redone.toLocaleString('en-GB')} earlier redone`] : []),
  ];
  if (parts.length === 0)
    return entries === 0 ? 'Nothing changed since' : 'All that was changed since is undone again';
  const who = coders.length === 0 ? '' : `, by ${listed(coders)}`;
  const [first] = latest;
  return `${listed(parts)} since${who}${first === undefined ? '' : `; the latest: “${first}”`}`;
}

/** "Ana, Priya and Tom" */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "812 kB", "2.9 MB", "1.2 GB": thousands, as file managers count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  const [size, unit] = bytes < 999_500_000 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size).toLocaleString('en-GB')} ${unit}`;
}
