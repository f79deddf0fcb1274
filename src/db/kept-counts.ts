import type { Reader, Writer } from './connection.ts';

/** What was counted, by id, when `entry` was the newest of the journal. */
export type KeptCounts<Id extends string> = {
  readonly entry: number;
  readonly counts: ReadonlyMap<Id, number>;
};

export type CountTopic = 'words coded' | 'participants by code';

/** The counts kept of a topic; null where there are none, or none that can be read: they are counted again. */
export function keptCounts<Id extends string>(db: Reader, topic: CountTopic): KeptCounts<Id> | null {
  const row = db
    .prepare<[string], { entry: number; counts: string }>(
      "SELECT entry, counts FROM kept_count WHERE topic = ? AND json_valid(counts) AND json_type(counts) = 'object'",
    )
    .get(topic);
  if (row === undefined) return null;
  const counts = Object.entries(JSON.parse(row.counts) as Readonly<Record<string, unknown>>);
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && Number(count) >= 0;
  const readable = counts.flatMap(([id, count]) => (isCount(count) ? [[id as Id, count] as const] : []));
  return readable.length === counts.length ? { entry: row.entry, counts: new Map(readable) } : null;
}

export function keepCounts(tx: Writer, topic: CountTopic, { entry, counts }: KeptCounts<string>): void {
  tx.prepare(`
    INSERT INTO kept_count (topic, entry, counts) VALUES (?, ?, ?)
        ON CONFLICT (topic) DO UPDATE SET entry = excluded.entry, counts = excluded.counts`).run(
    topic,
    entry,
    JSON.stringify(Object.fromEntries(counts)),
  );
}
