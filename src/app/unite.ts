import type { Writer } from '../db/connection.ts';
import { deleteSegment, moveSegmentMemos, updateSegment } from '../db/segments.ts';
import type { Segment } from '../domain/segment.ts';

/** Two segments that have become the same are one: `kept` stays, with both comments and all memos. */
export function uniteSegments(tx: Writer, gone: Segment, kept: Segment): Segment {
  moveSegmentMemos(tx, gone.id, kept.id);
  deleteSegment(tx, gone.id);
  const united = { ...kept, comment: joined(kept.comment, gone.comment) };
  updateSegment(tx, united);
  return united;
}

/** Two remarks on one thing, neither lost nor doubled: as paragraphs, since "risk" is not said by "no risk". */
export function joined(kept: string, added: string): string {
  if (added === '' || `\n\n${kept}\n\n`.includes(`\n\n${added}\n\n`)) return kept;
  return kept === '' ? added : `${kept}\n\n${added}`;
}
