import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Position, useReading } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import type { OpenTranscript } from './use-open-transcript.ts';

/**
 * Where the transcript opens: where it was left, or at the place that is sought. Gives the position to restore; the
 * selection comes back with the view.
 */
export function useReadingPlace(
  open: OpenTranscript,
  text: RefObject<TranscriptHandle | null>,
): Position | null {
  const { id } = open.text;
  const sought = useReading((state) => state.sought);
  const kept = useKeptPosition(id);
  const isBack = useRef(true);
  useEffect(() => {
    if (!isBack.current) return;
    isBack.current = false;
    const { selection, caret, sought: place } = useReading.getState();
    if (place !== null) return;
    if (selection !== null) text.current?.select(selection.start, selection.end, { reveal: false });
    else if (caret !== null) text.current?.select(caret, caret, { reveal: false });
    // Whoever came by the keys reads on and codes; whoever is at the rail or in a list stays there.
    if (document.activeElement === document.body) text.current?.focus();
  }, [text]);
  useEffect(() => {
    if (sought === null || sought.documentId !== id) return;
    const { focusedSegmentId, foundPlace } = useReading.getState();
    text.current?.scrollTo(sought.start, { align: 'center' });
    // A place without a segment is told apart by being selected.
    if (focusedSegmentId === null) text.current?.select(sought.start, sought.end, { reveal: false });
    else text.current?.select(sought.start, sought.start, { reveal: false });
    text.current?.focus();
    foundPlace();
  }, [sought, id, text]);
  return kept;
}

/** As it was when the transcript was opened: the view itself knows where it is from then on. */
function useKeptPosition(id: string): Position | null {
  const [kept, setKept] = useState(() => ({ id, position: useReading.getState().positions[id] ?? null }));
  if (kept.id === id) return kept.position;
  const position = useReading.getState().positions[id] ?? null;
  setKept({ id, position });
  return position;
}
