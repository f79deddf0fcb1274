import type { ContentHash, DocumentId } from '../domain/ids.ts';
import type { Reader } from './connection.ts';

/** A place where a text was found. Offsets are UTF-16 code units of the canonical text; `line` is 1-based. */
export type Found = {
  readonly documentId: DocumentId;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The paragraph it stands in and where that starts. */
  readonly paragraph: string;
  readonly paragraphStart: number;
};

type ParagraphRow = {
  document_id: string;
  document: string;
  start_offset: number;
  line: number;
  text: string;
  marked: string;
};

const MARK = '\u0002';

/**
 * Paragraphs of current versions that match an FTS5 expression: the first match of each, in the order in which
 * texts came to the project, which is its own order but for a text that came twice. Sorting would read all matches.
 */
export function paragraphsMatching(db: Reader, expression: string, limit: number): readonly Found[] {
  return db
    .prepare<[string, string, string, number], ParagraphRow>(`
      SELECT document.id AS document_id, document.name AS document, paragraph.start_offset, paragraph.line, paragraph.text,
             highlight(paragraph_search, 0, ?, ?) AS marked
        FROM paragraph_search
        JOIN paragraph ON paragraph.id = paragraph_search.rowid
        JOIN document_version version ON version.text_sha256 = paragraph.text_sha256
        JOIN document ON document.current_version_id = version.id
       WHERE paragraph_search MATCH ? ORDER BY paragraph_search.rowid LIMIT ?`)
    .all(MARK, MARK, expression, limit)
    .map((row) => {
      const { start, end } = firstMarked(row.text, row.marked);
      return {
        documentId: row.document_id as DocumentId,
        document: row.document,
        start: row.start_offset + start,
        end: row.start_offset + end,
        line: row.line,
        paragraph: row.text,
        paragraphStart: row.start_offset,
      };
    });
}

/** Where the first marked stretch of `marked` stands in `text`, which is the same without the marks. */
function firstMarked(text: string, marked: string): { start: number; end: number } {
  let start = 0;
  while (start < text.length && text[start] === marked[start]) start += 1;
  let end = start;
  while (end < text.length && text[end] === marked[end + 1]) end += 1;
  return { start, end };
}

/** Every place where `needle` stands exactly so, in project and reading order; places do not overlap. */
export function placesOf(db: Reader, needle: string, limit: number): readonly Found[] {
  const texts = db.prepare<[string], { id: string; name: string; text: string; text_sha256: string }>(`
    SELECT document.id, document.name, text_content.text, text_content.sha256 AS text_sha256
      FROM document JOIN document_version version ON version.id = document.current_version_id
      JOIN text_content ON text_content.sha256 = version.text_sha256
     WHERE instr(text_content.text, ?) > 0 ORDER BY document.created_at, document.id`);
  const found: Found[] = [];
  for (const { id, name, text, text_sha256 } of texts.iterate(needle)) {
    for (
      let at = text.indexOf(needle);
      at !== -1 && found.length < limit;
      at = text.indexOf(needle, at + needle.length)
    ) {
      const block = paragraphAt(db, text_sha256 as ContentHash, at);
      found.push({
        documentId: id as DocumentId,
        document: name,
        start: at,
        end: at + needle.length,
        line: block.line,
        paragraph: block.text,
        paragraphStart: block.start_offset,
      });
    }
    if (found.length >= limit) break;
  }
  return found;
}

/** The paragraph that an offset stands in. */
function paragraphAt(
  db: Reader,
  hash: ContentHash,
  offset: number,
): { start_offset: number; line: number; text: string } {
  const row = db
    .prepare<[string, number], { start_offset: number; line: number; text: string }>(`
      SELECT start_offset, line, text FROM paragraph WHERE text_sha256 = ? AND start_offset <= ?
       ORDER BY start_offset DESC LIMIT 1`)
    .get(hash, offset);
  return row ?? { start_offset: 0, line: 1, text: '' };
}

/** The 1-based line that an offset stands in. */
export function lineOf(db: Reader, hash: ContentHash, offset: number): number {
  return paragraphAt(db, hash, offset).line;
}

/** Where the paragraphs of a text start, and on which line: two columns of one length, ascending. */
export function paragraphLines(
  db: Reader,
  hash: ContentHash,
): { readonly starts: Int32Array; readonly lines: Int32Array } {
  const rows = db
    .prepare<[string], [number, number]>(
      'SELECT start_offset, line FROM paragraph WHERE text_sha256 = ? ORDER BY start_offset',
    )
    .raw()
    .all(hash);
  return {
    starts: Int32Array.from(rows, ([start]) => start),
    lines: Int32Array.from(rows, ([, line]) => line),
  };
}
