import { useEffect, useRef } from 'react';
import type { DocumentView, MarkView, TextView } from '../../../src/contract/views.ts';
import { type Refused, useQuery } from '../../data/use-query.ts';
import { useReading } from '../../state/reading.ts';

export type OpenTranscript = {
  readonly text: TextView;
  /** All its segments, in reading order. */
  readonly marks: readonly MarkView[];
};

/**
 * The transcript that is open, its text and segments always of the same one; the one before stays until the next is
 * there. Where none is open, or it is gone, the first of
 * `documents` is opened, once their order is settled.
 */
export function useOpenTranscript(
  documents: readonly DocumentView[] | undefined,
  isSettled: boolean,
): {
  readonly open: OpenTranscript | null;
  readonly error: Refused | null;
} {
  const { documentId, opened } = useReading();
  const known = documents?.some(({ id }) => id === documentId) ?? false;
  const first = documents?.[0]?.id;
  useEffect(() => {
    if (isSettled && documents !== undefined && !known && first !== undefined) opened(first);
  }, [isSettled, documents, known, first, opened]);
  const input = { document: documentId ?? '' };
  const options = { enabled: known, keep: false };
  const text = useQuery('document.text', input, options);
  const marks = useQuery('segment.marks', input, options);
  const latest = useRef<OpenTranscript | null>(null);
  const isNew = latest.current?.text !== text.data || latest.current?.marks !== marks.data;
  if (text.data !== undefined && marks.data !== undefined && isNew)
    latest.current = { text: text.data, marks: marks.data };
  const gone = documents?.length === 0;
  return { open: gone ? null : latest.current, error: text.error ?? marks.error };
}
