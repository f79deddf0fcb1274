import { newestEntry } from '../db/journal.ts';
import { keepCounts, keptCounts } from '../db/kept-counts.ts';
import type { Project } from '../db/project.ts';
import { writeAside } from '../db/transact.ts';
import { wordsCodedKeeper } from '../db/words-coded.ts';
import type { CodeId, DocumentId } from '../domain/ids.ts';
import { Refusal } from '../kernel/errors.ts';
import { participantsByCode } from './code-facts.ts';
import type { Reports } from './reports.ts';

/** Counts that the first screen shows, and that it does not load the columns for. */
export type FirstScreen = {
  readonly wordsCoded: () => ReadonlyMap<DocumentId, number>;
  readonly participantsByCode: () => ReadonlyMap<CodeId, number>;
  /** Keeps what was counted for the next who opens the project. */
  readonly keep: () => void;
};

export function firstScreenOf({ reader, side, snapshot }: Project, reports: Reports): FirstScreen {
  const countWords = wordsCodedKeeper(reader);
  const asked = { words: false };
  return {
    wordsCoded: () => {
      asked.words = true;
      return countWords().counts;
    },
    participantsByCode: () => {
      const kept = reports.loaded() ? null : keptCounts<CodeId>(reader, 'participants by code');
      return kept !== null && kept.entry === newestEntry(reader) ? kept.counts : participantsByCode(reports);
    },
    keep: () => {
      const words = asked.words ? snapshot(countWords) : null;
      const people = reports.loaded()
        ? snapshot(() => ({ entry: newestEntry(reader), counts: participantsByCode(reports) }))
        : null;
      if (words === null && people === null) return;
      try {
        writeAside(side, (tx) => {
          if (words !== null) keepCounts(tx, 'words coded', words);
          if (people !== null) keepCounts(tx, 'participants by code', people);
        });
      } catch (error) {
        // What is not kept is counted again.
        if (!(error instanceof Refusal)) throw error;
      }
    },
  };
}
