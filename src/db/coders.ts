import { actingCoder, type Coder } from '../domain/coder.ts';
import type { CoderId } from '../domain/ids.ts';
import { instantOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';
import type { Reader, Writer } from './connection.ts';

type CoderRow = { id: string; name: string; created_at: number };

/** Every coder, in the order in which they joined. */
export function coders(db: Reader): readonly Coder[] {
  return db
    .prepare<[], CoderRow>('SELECT id, name, created_at FROM coder ORDER BY created_at, id')
    .all()
    .map(toCoder);
}

/** Who signs a change: a coder, or the name of one who joins by it. Refuses where it would be a guess. */
export function signatory(db: Reader, asked: string | null, userName: string): Coder | string {
  const known = coders(db);
  return (
    actingCoder(known, asked, userName) ?? refuse('CODER_NEEDED', { coders: known.map(({ name }) => name) })
  );
}

export function insertCoder(tx: Writer, coder: Coder): void {
  tx.prepare('INSERT INTO coder (id, name, created_at) VALUES (?, ?, ?)').run(
    coder.id,
    coder.name,
    coder.createdAt,
  );
}

function toCoder(row: CoderRow): Coder {
  return { id: row.id as CoderId, name: row.name, createdAt: instantOf(row.created_at) };
}
