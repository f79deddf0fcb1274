import type { Json } from '../kernel/json.ts';
import type { Reader, Writer } from './connection.ts';

/** The window's layout by topic. What somebody else wrote and is no JSON is left out. */
export function layoutTopics(db: Reader): ReadonlyMap<string, Json> {
  const rows = db
    .prepare<[], [key: string, value: string]>(
      'SELECT key, value FROM layout WHERE json_valid(value) ORDER BY key',
    )
    .raw()
    .all();
  return new Map(rows.map(([key, value]) => [key, JSON.parse(value) as Json]));
}

/** The JSON kept under a topic, null where there is none. */
export function layoutTopic(db: Reader, key: string): string | null {
  return (
    db.prepare<[string], { value: string }>('SELECT value FROM layout WHERE key = ?').get(key)?.value ?? null
  );
}

export function setLayoutTopic(tx: Writer, key: string, json: string): void {
  tx.prepare(
    'INSERT INTO layout (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, json);
}

export function dropLayoutTopic(tx: Writer, key: string): void {
  tx.prepare('DELETE FROM layout WHERE key = ?').run(key);
}
