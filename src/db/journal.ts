import type { CoderId, EntryId } from '../domain/ids.ts';
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

/** The newest entries, newest first. */
export function journalEntries(db: Reader, limit: number): readonly JournalEntry[] {
  return db
    .prepare<[number], EntryRow>(`${ENTRY} ORDER BY entry.sequence DESC LIMIT ?`)
    .all(limit)
    .map(toEntry);
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
