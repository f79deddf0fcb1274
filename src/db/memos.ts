import type { CodeId } from '../domain/ids.ts';
import { instantOf, isoOf } from '../kernel/clock.ts';
import type { Json } from '../kernel/json.ts';
import type { Reader } from './connection.ts';

export function memosOnCode(db: Reader, codeId: CodeId): number {
  return (
    db
      .prepare<[string], { count: number }>('SELECT count(*) AS count FROM memo WHERE code_id = ?')
      .get(codeId)?.count ?? 0
  );
}

/** Every memo with what it stands on, as the columns are named; blank columns left out. */
export function memos(db: Reader): readonly { readonly [column: string]: Json }[] {
  return db
    .prepare<[], { [column: string]: string | number | null }>('SELECT * FROM memo ORDER BY created_at, id')
    .all()
    .map(({ created_at, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
      created_at: isoOf(instantOf(Number(created_at))),
    }));
}
