import type { Input } from '../contract/contract.ts';
import type { SegmentDetail } from '../contract/views.ts';
import { coders } from '../db/coders.ts';
import type { Reader } from '../db/connection.ts';
import { wordStartsOf } from '../db/content.ts';
import { documentById } from '../db/documents.ts';
import { lineOf } from '../db/search.ts';
import { voicesIn } from '../db/segment-records.ts';
import { wordsBefore } from '../domain/words.ts';
import { isoOf } from '../kernel/clock.ts';
import { refuse } from '../kernel/errors.ts';
import { codeMeant, segmentMeant } from './references.ts';

/** One segment and what an inspector tells of it, from the database alone: it must not wait for columns. */
export function readSegment(db: Reader, input: Input<'segment.read'>): SegmentDetail {
  const segment = segmentMeant(db, input.segment);
  const { id, documentId, codeId, coderId, span, quote, comment, createdAt } = segment;
  const document = documentById(db, documentId) ?? refuse('NOT_FOUND', { what: 'transcript' });
  const starts = wordStartsOf(db, document.textHash);
  const { speakers, participants } = voicesIn(db, segment);
  return {
    id,
    documentId,
    document: document.name,
    codeId,
    code: codeMeant(db, codeId).path,
    coderId,
    coder: coders(db).find((coder) => coder.id === coderId)?.name ?? '',
    start: span.start,
    end: span.end,
    quote,
    comment,
    created_at: isoOf(createdAt),
    words: wordsBefore(starts, span.end) - wordsBefore(starts, span.start),
    line: lineOf(db, document.textHash, span.start),
    lastLine: lineOf(db, document.textHash, span.end - 1),
    speakers,
    participants,
  };
}
