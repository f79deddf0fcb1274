import type { ReplicaId } from '../domain/ids.ts';
import type { Reader } from './connection.ts';

/**
 * Looks for what others have written since the last look, and gives the tables they changed. `own` is the replica
 * that writes through the same host, whose changes are announced as they are made; null while it has written nothing.
 */
export function foreignChanges(db: Reader, own: () => ReplicaId | null): () => readonly string[] {
  const newest = () =>
    db.prepare<[], { last: number }>('SELECT ifnull(max(sequence), 0) AS last FROM journal').get()?.last ?? 0;
  const seen = { entry: newest() };
  return () => {
    const last = newest();
    if (last === seen.entry) return [];
    const tables = db
      .prepare<[number, number, string], { name: string }>(`
        SELECT DISTINCT journal_change.table_name AS name
          FROM journal JOIN journal_change ON journal_change.entry = journal.sequence
         WHERE journal.sequence > ? AND journal.sequence <= ? AND journal.replica_id <> ? ORDER BY name`)
      .all(seen.entry, last, own() ?? '');
    seen.entry = last;
    return tables.map(({ name }) => name);
  };
}
