import type { EntryView, HistoryView } from '../contract/views.ts';
import { coders } from '../db/coders.ts';
import { journalEntries, latestRedoable, latestUndoable, reversedBy } from '../db/journal.ts';
import type { Project } from '../db/project.ts';
import { reverseChanges } from '../db/reverse.ts';
import { type Author, type Committed, write } from '../db/transact.ts';
import { actingCoder } from '../domain/coder.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { isoOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';

/** The newest entries first, and what undo and redo would do for the acting coder. */
export function listHistory({ reader }: Project, author: Author, limit: number): HistoryView {
  const entries = journalEntries(reader, limit).map((entry) => entryView(entry, entry.undone));
  const coder = actingCoder(coders(reader), author.asked, author.userName);
  if (typeof coder === 'string') return { entries, undo: null, redo: null };
  const redoable = latestRedoable(reader, coder.id);
  return {
    entries,
    undo: latestUndoable(reader, coder.id)?.label ?? null,
    redo: redoable === null ? null : (reversedBy(reader, redoable.id)?.label ?? null),
  };
}

function entryView({ id, at, coder, label, kind }: JournalEntry, undone: boolean): EntryView {
  return { id, at: isoOf(at), coder, label, undone, kind };
}

/** Takes back the acting coder's latest `count` changes, all of them or none. Gives the entries, latest first. */
export function undo({ side }: Project, author: Author, count: number): Committed<readonly EntryView[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const entry = latestUndoable(tx, coder.id) ?? refuse('NOTHING_TO_UNDO', { coder: coder.name });
      reverseChanges(tx, side.tables(), entry, enter('undo', `Undid: ${entry.label}`, entry.id));
      return entryView(entry, true);
    }),
  );
}

/** Brings back what the acting coder undid last, `count` times, all or none. Gives the entries in that order. */
export function redo({ side }: Project, author: Author, count: number): Committed<readonly EntryView[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const undone = latestRedoable(tx, coder.id) ?? refuse('NOTHING_TO_REDO', { coder: coder.name });
      const entry = reversedBy(tx, undone.id) ?? undone;
      reverseChanges(tx, side.tables(), undone, enter('redo', `Redid: ${entry.label}`, undone.id));
      return entryView(entry, false);
    }),
  );
}
