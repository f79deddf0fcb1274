import type { Input } from '../contract/contract.ts';
import type { EntryView, HistoryView } from '../contract/views.ts';
import { coders } from '../db/coders.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { entryWith, journalEntries, latestRedoable, latestUndoable, reversedBy } from '../db/journal.ts';
import type { Project } from '../db/project.ts';
import { reverseChanges } from '../db/reverse.ts';
import { type Author, type Committed, type Entering, type WriteSide, write } from '../db/transact.ts';
import { actingCoder } from '../domain/coder.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { isoOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';
import { coderMeant } from './references.ts';

/** A page of the entries asked for, newest first, and what undo and redo would do for the acting coder. */
export function listHistory({ reader }: Project, author: Author, input: Input<'journal.list'>): HistoryView {
  const coder = input.coder === undefined ? null : coderMeant(reader, input.coder).id;
  const { limit, offset = 0, text = '' } = input;
  const { entries, total } = journalEntries(reader, { limit, offset, coder, text });
  return { entries: entries.map((entry) => entryView(entry)), total, ...nextSteps(reader, author) };
}

function nextSteps(db: Reader, author: Author): Pick<HistoryView, 'undo' | 'redo'> {
  const coder = actingCoder(coders(db), author.asked, author.userName);
  if (coder === null || typeof coder === 'string') return { undo: null, redo: null };
  const redoable = latestRedoable(db, coder.id);
  return {
    undo: latestUndoable(db, coder.id)?.label ?? null,
    redo: redoable === null ? null : (reversedBy(db, redoable.id)?.label ?? null),
  };
}

export function entryView(entry: JournalEntry): EntryView {
  const { id, sequence, at, coder, label, undone, kind } = entry;
  return { id, sequence, at: isoOf(at), coder, label, undone, kind };
}

/** Takes back the acting coder's latest `count` changes, all of them or none. Gives the entries, latest first. */
export function undo({ side }: Project, author: Author, count: number): Committed<readonly EntryView[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const entry = latestUndoable(tx, coder.id) ?? refuse('NOTHING_TO_UNDO', { coder: coder.name });
      return undoEntry(tx, side, entry, enter);
    }),
  );
}

/**
 * Takes back these entries of the acting coder, the latest first, all of them or none: whatever they did since stays.
 * NOT_FOUND where one is no change of theirs, or is undone already.
 */
export function undoEntries(
  { side }: Project,
  author: Author,
  ids: readonly string[],
): Committed<readonly EntryView[]> {
  return write(side, author, (tx, { coder }, enter) => {
    const entries = [...new Set(ids)].map((id) => {
      const entry = entryWith(tx, id);
      if (entry?.coderId === coder.id && entry.kind === 'change' && !entry.undone) return entry;
      return refuse('NOT_FOUND', { what: `change that ${coder.name} could undo`, name: entry?.label ?? id });
    });
    return entries
      .sort((one, other) => other.sequence - one.sequence)
      .map((entry) => undoEntry(tx, side, entry, enter));
  });
}

function undoEntry(tx: Writer, side: WriteSide, entry: JournalEntry, enter: Entering): EntryView {
  const { sequence } = enter('undo', `Undid: ${entry.label}`, entry.id);
  reverseChanges(tx, side.tables(), entry, sequence);
  return entryView({ ...entry, undone: true });
}

/** Brings back what the acting coder undid last, `count` times, all or none. Gives the entries in that order. */
export function redo({ side }: Project, author: Author, count: number): Committed<readonly EntryView[]> {
  return write(side, author, (tx, { coder }, enter) =>
    Array.from({ length: count }, () => {
      const undone = latestRedoable(tx, coder.id) ?? refuse('NOTHING_TO_REDO', { coder: coder.name });
      const entry = reversedBy(tx, undone.id) ?? undone;
      const { sequence } = enter('redo', `Redid: ${entry.label}`, undone.id);
      reverseChanges(tx, side.tables(), undone, sequence);
      return entryView({ ...entry, undone: false });
    }),
  );
}
