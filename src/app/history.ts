import type { EntryView, HistoryView } from '../contract/views.ts';
import { coders } from '../db/coders.ts';
import { journalEntries, latestRedoable, latestUndoable, reverseChanges, reversedBy } from '../db/journal.ts';
import type { Project } from '../db/project.ts';
import { type Author, type Committed, write } from '../db/transact.ts';
import { actingCoder } from '../domain/coder.ts';
import { isoOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';

/** The newest entries first, and what undo and redo would do for the acting coder. */
export function listHistory({ reader }: Project, author: Author, limit: number): HistoryView {
  const entries = journalEntries(reader, limit).map(
    ({ id, at, coder, label, undone, kind }): EntryView => ({
      id,
      at: isoOf(at),
      coder,
      label,
      undone,
      kind,
    }),
  );
  const coder = actingCoder(coders(reader), author.asked, author.userName);
  if (typeof coder === 'string') return { entries, undo: null, redo: null };
  const redoable = latestRedoable(reader, coder.id);
  return {
    entries,
    undo: latestUndoable(reader, coder.id)?.label ?? null,
    redo: redoable === null ? null : (reversedBy(reader, redoable.id)?.label ?? null),
  };
}

/** Takes back the acting coder's latest `count` changes, all of them or none. Gives their labels. */
export function undo({ side, tables }: Project, author: Author, count: number): Committed<readonly string[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const entry = latestUndoable(tx, coder.id) ?? refuse('NOTHING_TO_UNDO', { coder: coder.name });
      reverseChanges(tx, tables, entry, enter('undo', `Undid: ${entry.label}`, entry.id));
      return entry.label;
    }),
  );
}

/** Brings back what the acting coder undid last, `count` times, all or none. Gives the labels. */
export function redo({ side, tables }: Project, author: Author, count: number): Committed<readonly string[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const undone = latestRedoable(tx, coder.id) ?? refuse('NOTHING_TO_REDO', { coder: coder.name });
      const label = reversedBy(tx, undone.id)?.label ?? undone.label;
      reverseChanges(tx, tables, undone, enter('redo', `Redid: ${label}`, undone.id));
      return label;
    }),
  );
}
