import type { ContentHash, DocumentId } from '../domain/ids.ts';
import { wordsBefore } from '../domain/words.ts';
import type { Reader } from './connection.ts';
import { wordStartsOf } from './content.ts';
import { newestEntry } from './journal.ts';
import { type KeptCounts, keptCounts } from './kept-counts.ts';

/** Words in the union of each document's segments. Documents without segments may have no count. */
export type WordsCoded = KeptCounts<DocumentId>;

/** Beyond this many changed rows it is as quick to count everything again. */
const MOST_CHANGES = 5_000;

/**
 * Counts the words coded without the columns, which the first screen does not wait for: every document once, and later
 * only those that the journal says have changed since, also since the project was closed.
 */
export function wordsCodedKeeper(db: Reader): () => WordsCoded {
  const held: { state: WordsCoded | null } = { state: null };
  return () => {
    const entry = newestEntry(db);
    const before = held.state ?? keptCounts<DocumentId>(db, 'words coded');
    const isCurrent = before !== null && before.entry === entry;
    const state = isCurrent ? before : { entry, counts: counted(db, before) };
    held.state = state;
    return state;
  };
}

/** Every document's words, those taken over that did not change since. */
function counted(db: Reader, before: WordsCoded | null): ReadonlyMap<DocumentId, number> {
  const changed = before === null ? null : documentsChanged(db, before.entry);
  const words = new Map(changed === null ? [] : before?.counts);
  for (const document of documentsToCount(db, changed)) words.set(document.id, wordsOf(db, document));
  return words;
}

/** Null where it is as quick to count all. */
function documentsChanged(db: Reader, since: number): readonly string[] | null {
  const rows = db
    .prepare<[number, number], [id: string | null]>(`
      SELECT CASE table_name WHEN 'document' THEN row_id ELSE ifnull(after, before) ->> '$.document_id' END
        FROM journal_change WHERE entry > ? AND table_name IN ('document', 'document_version', 'segment') LIMIT ?`)
    .raw()
    .all(since, MOST_CHANGES);
  return rows.length < MOST_CHANGES ? [...new Set(rows.flatMap(([id]) => id ?? []))] : null;
}

type Counting = { readonly id: DocumentId; readonly version: string; readonly hash: ContentHash };

function documentsToCount(db: Reader, ids: readonly string[] | null): readonly Counting[] {
  const some = ids === null ? '' : 'WHERE document.id IN (SELECT value FROM json_each(?))';
  return db
    .prepare<string[], Counting>(`
      SELECT document.id, version.id AS version, version.text_sha256 AS hash
        FROM document JOIN document_version version ON version.id = document.current_version_id ${some}`)
    .all(...(ids === null ? [] : [JSON.stringify(ids)]));
}

/** A segment adds what it has beyond the furthest end before it. */
function wordsOf(db: Reader, { id, version, hash }: Counting): number {
  const spans = db
    .prepare<[string, string], [start: number, end: number]>(`
      SELECT start_offset, end_offset FROM segment WHERE document_id = ? AND document_version_id = ?
       ORDER BY start_offset`)
    .raw()
    .all(id, version);
  if (spans.length === 0) return 0;
  const starts = wordStartsOf(db, hash);
  let words = 0;
  let reach = 0;
  for (const [start, end] of spans) {
    if (end <= reach) continue;
    words += wordsBefore(starts, end) - wordsBefore(starts, Math.max(start, reach));
    reach = end;
  }
  return words;
}
