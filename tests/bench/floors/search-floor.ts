import type Database from 'better-sqlite3';

export type FloorMatch = readonly [document: string, line: number, snippet: string];

/** The first paragraphs with a word, in project and reading order, and FTS5's own snippet of each. */
export function searchFloor(
  database: Database.Database,
  limit: number,
): (word: string) => readonly FloorMatch[] {
  const search = database
    .prepare<[string, number], [string, number, string]>(`
      SELECT document.name, paragraph.line, snippet(paragraph_search, 0, '[', ']', '…', 16)
        FROM paragraph_search JOIN paragraph ON paragraph.id = paragraph_search.rowid
        JOIN document_version version ON version.text_sha256 = paragraph.text_sha256
        JOIN document ON document.id = version.document_id
       WHERE paragraph_search MATCH ? ORDER BY paragraph_search.rowid LIMIT ?`)
    .raw();
  return (word) => search.all(`"${word}"`, limit);
}
