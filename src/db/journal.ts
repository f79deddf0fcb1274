import type { JournalStep } from '../domain/changes-since.ts';
import type { CodeId, CoderId, EntryId } from '../domain/ids.ts';
import type { EntryKind, JournalEntry } from '../domain/journal.ts';
import { instantOf } from '../kernel/clock.ts';
import type { Reader } from './connection.ts';

type EntryRow = {
  id: string;
  sequence: number;
  at: number;
  coder_id: string;
  coder: string | null;
  label: string;
  kind: EntryKind;
  undone: number;
};

/** The row `entry` of the journal is undone while an undo of it stands that no redo has reversed. */
export const IS_UNDONE = `EXISTS (
  SELECT 1 FROM journal undoing WHERE undoing.reverses = entry.id AND undoing.kind = 'undo'
     AND NOT EXISTS (SELECT 1 FROM journal redoing WHERE redoing.reverses = undoing.id))`;

const ENTRY = `SELECT entry.id, entry.sequence, entry.at, entry.coder_id, coder.name AS coder, entry.label, entry.kind,
  ${IS_UNDONE} AS undone FROM journal entry LEFT JOIN coder ON coder.id = entry.coder_id`;

/** The number of the newest entry, 0 where there is none. */
export function newestEntry(db: Reader): number {
  return (
    db.prepare<[], { last: number }>('SELECT ifnull(max(sequence), 0) AS last FROM journal').get()?.last ?? 0
  );
}

/** A page of entries: of one coder where one is named, whose label holds a text, however it is cased, where one is given. */
export type EntryPage = {
  readonly limit: number;
  readonly offset?: number;
  readonly coder?: CoderId | null;
  readonly text?: string;
};

export type FoundEntries = { readonly entries: readonly JournalEntry[]; readonly total: number };

/** The newest entries of those asked for, newest first, and how many they are in all. */
export function journalEntries(db: Reader, page: EntryPage): FoundEntries {
  if (page.text) return entriesSaying(db, page, page.text);
  const { where, coder } = ofCoder(page);
  const entries = db
    .prepare<unknown[], EntryRow>(`${ENTRY} ${where} ORDER BY entry.sequence DESC LIMIT ? OFFSET ?`)
    .all(...coder, page.limit, page.offset ?? 0)
    .map(toEntry);
  const counted = db
    .prepare<unknown[], { total: number }>(`SELECT count(*) AS total FROM journal entry ${where}`)
    .get(...coder);
  return { entries, total: counted?.total ?? 0 };
}

function ofCoder({ coder }: EntryPage): { where: string; coder: readonly CoderId[] } {
  return coder ? { where: 'WHERE entry.coder_id = ?', coder: [coder] } : { where: '', coder: [] };
}

/** Labels are compared here: SQLite folds the case of ASCII letters only. */
function entriesSaying(db: Reader, page: EntryPage, text: string): FoundEntries {
  const { where, coder } = ofCoder(page);
  const sought = text.toLowerCase();
  const found = db
    .prepare<unknown[], [sequence: number, label: string]>(
      `SELECT entry.sequence, entry.label FROM journal entry ${where} ORDER BY entry.sequence DESC`,
    )
    .raw()
    .all(...coder)
    .filter(([, label]) => label.toLowerCase().includes(sought));
  const from = page.offset ?? 0;
  const sequences = found.slice(from, from + page.limit).map(([sequence]) => sequence);
  const entries = db
    .prepare<[string], EntryRow>(`
      ${ENTRY} WHERE entry.sequence IN (SELECT value FROM json_each(?)) ORDER BY entry.sequence DESC`)
    .all(JSON.stringify(sequences))
    .map(toEntry);
  return { entries, total: found.length };
}

/** The coder's latest change that is not undone. */
export function latestUndoable(db: Reader, coder: CoderId): JournalEntry | null {
  const row = db
    .prepare<[string], EntryRow>(
      `${ENTRY} WHERE entry.coder_id = ? AND entry.kind = 'change' AND NOT ${IS_UNDONE} ORDER BY entry.sequence DESC LIMIT 1`,
    )
    .get(coder);
  return row === undefined ? null : toEntry(row);
}

/** The coder's latest undo that is not redone, and after which the coder changed nothing new. */
export function latestRedoable(db: Reader, coder: CoderId): JournalEntry | null {
  const row = db
    .prepare<[string, string], EntryRow>(`
      ${ENTRY} WHERE entry.coder_id = ? AND entry.kind = 'undo'
         AND NOT EXISTS (SELECT 1 FROM journal redoing WHERE redoing.reverses = entry.id)
         AND entry.sequence > ifnull((
               SELECT sequence FROM journal WHERE coder_id = ? AND kind = 'change' ORDER BY sequence DESC LIMIT 1), 0)
       ORDER BY entry.sequence DESC LIMIT 1`)
    .get(coder, coder);
  return row === undefined ? null : toEntry(row);
}

export function entryWith(db: Reader, id: string): JournalEntry | null {
  const row = db.prepare<[string], EntryRow>(`${ENTRY} WHERE entry.id = ?`).get(id);
  return row === undefined ? null : toEntry(row);
}

export function entryAt(db: Reader, sequence: number): JournalEntry | null {
  const row = db.prepare<[number], EntryRow>(`${ENTRY} WHERE entry.sequence = ?`).get(sequence);
  return row === undefined ? null : toEntry(row);
}

/** Entries after the one of this number and before `until`, newest first: changes, undos and redos, but no `setup`. */
export function changesAfter(db: Reader, sequence: number, until: number): readonly JournalEntry[] {
  return db
    .prepare<[number, number], EntryRow>(
      `${ENTRY} WHERE entry.sequence > ? AND entry.sequence < ? AND entry.kind <> 'setup' ORDER BY entry.sequence DESC`,
    )
    .all(sequence, until)
    .map(toEntry);
}

/** Every entry after the one of this number but `setup`, in order; an undo and a redo with the change they are about. */
export function stepsAfter(db: Reader, sequence: number): readonly JournalStep[] {
  return db
    .prepare<[number], JournalStep>(`
      SELECT entry.sequence, entry.coder_id AS coderId, entry.kind,
             coalesce(undone.sequence, reversed.sequence, entry.sequence) AS about
        FROM journal entry LEFT JOIN journal reversed ON reversed.id = entry.reverses
             LEFT JOIN journal undone ON undone.id = reversed.reverses
       WHERE entry.sequence > ? AND entry.kind <> 'setup' ORDER BY entry.sequence`)
    .all(sequence);
}

/** The newest entry of the whole history; null in a file without any. */
export function lastEntry(db: Reader): JournalEntry | null {
  return entryAt(db, newestEntry(db));
}

/** What an undo entry undid. */
export function reversedBy(db: Reader, entry: EntryId): JournalEntry | null {
  const row = db
    .prepare<[string], EntryRow>(`${ENTRY} WHERE entry.id = (SELECT reverses FROM journal WHERE id = ?)`)
    .get(entry);
  return row === undefined ? null : toEntry(row);
}

function toEntry(row: EntryRow): JournalEntry {
  return {
    id: row.id as EntryId,
    sequence: row.sequence,
    at: instantOf(row.at),
    coderId: row.coder_id as CoderId,
    coder: row.coder ?? '',
    label: row.label,
    kind: row.kind,
    undone: row.undone === 1,
  };
}

/** The latest entries that changed the row of a code itself, newest first. */
export function entriesOfCode(db: Reader, code: CodeId, limit: number): readonly JournalEntry[] {
  return db
    .prepare<[string, number], EntryRow>(`
      ${ENTRY} WHERE entry.sequence IN (SELECT entry FROM journal_change WHERE table_name = 'code' AND row_id = ?)
       ORDER BY entry.sequence DESC LIMIT ?`)
    .all(code, limit)
    .map(toEntry);
}
