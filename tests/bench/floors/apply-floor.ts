import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

/** One new segment in one durable commit. The segments lie where no other does. */
export function applyFloor(database: Database.Database): () => void {
  const [document = '', version = ''] = (database
    .prepare('SELECT id, current_version_id FROM document LIMIT 1')
    .raw()
    .get() ?? []) as string[];
  const code = database.prepare('SELECT id FROM code LIMIT 1').pluck().get();
  const coder = database.prepare('SELECT id FROM coder LIMIT 1').pluck().get();
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const insert = database.prepare(`
    INSERT INTO segment (id, document_id, document_version_id, code_id, coder_id, start_offset, end_offset, quote,
                         comment, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?)`);
  const held = { next: 0 };
  return () => {
    held.next += 1;
    begin.run();
    insert.run(randomUUID(), document, version, code, coder, held.next, held.next + 3, 'abc', Date.now());
    commit.run();
  };
}
