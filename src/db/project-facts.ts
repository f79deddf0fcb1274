import { one, type Reader, type Writer } from './connection.ts';

export type ProjectFacts = {
  readonly id: string;
  readonly name: string;
  readonly documents: number;
  readonly participants: number;
  readonly codes: number;
  readonly segments: number;
};

export function projectFacts(db: Reader): ProjectFacts {
  const row = db
    .prepare<[], ProjectFacts>(`
      SELECT id, name, (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM participant) AS participants,
             (SELECT count(*) FROM code WHERE merged_into IS NULL) AS codes, (SELECT count(*) FROM segment) AS segments
        FROM project`)
    .get();
  return one(row, 'project');
}

export function setProjectName(tx: Writer, name: string): void {
  tx.prepare('UPDATE project SET name = ?').run(name);
}
