import type { Reader } from './connection.ts';

/** What SQLite finds wrong with the file at a quick look, null where it is sound. */
export function quickCheck(db: Reader): string | null {
  const row = db.prepare<[], { quick_check: string }>('PRAGMA quick_check(1)').get();
  return row === undefined || row.quick_check === 'ok' ? null : row.quick_check;
}
