import type Database from 'better-sqlite3';

export type CodedTranscript = {
  readonly text: string;
  /** Start, end, label of the speaker. */
  readonly turns: readonly unknown[];
  /** Id, code, coder, start, end, quote, comment, path of the code. */
  readonly segments: readonly unknown[];
};

/** A reader of one coded transcript: text, turns and segments in reading order. Codes are three levels deep. */
export function transcriptReader(database: Database.Database): (documentId: string) => CodedTranscript {
  const text = database
    .prepare(`
      SELECT text FROM document JOIN document_version version ON version.id = current_version_id
        JOIN text_content ON text_content.sha256 = version.text_sha256 WHERE document.id = ?`)
    .pluck();
  const turns = database
    .prepare(`
      SELECT start_offset, end_offset, speaker.label FROM turn JOIN speaker ON speaker.id = turn.speaker_id
       WHERE turn.document_version_id = (SELECT current_version_id FROM document WHERE id = ?) ORDER BY start_offset`)
    .raw();
  const segments = database
    .prepare(`
      SELECT segment.id, code_id, coder_id, start_offset, end_offset, quote, comment,
             ifnull(theme.name || ' > ', '') || ifnull(parent.name || ' > ', '') || code.name
        FROM segment JOIN code ON code.id = segment.code_id
        LEFT JOIN code parent ON parent.id = code.parent_id LEFT JOIN code theme ON theme.id = parent.parent_id
       WHERE document_id = ? ORDER BY start_offset, end_offset, code_id, coder_id`)
    .raw();
  return (documentId) => ({
    text: text.get(documentId) as string,
    turns: turns.all(documentId),
    segments: segments.all(documentId),
  });
}
