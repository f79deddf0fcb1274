import { numberIn, textIn } from '../../state/parts.ts';
import type { Stretch } from '../../state/reading.ts';

/** A stretch of a transcript as a drag carries it (`DRAGGED_SPAN`); null where it is of another transcript. */
export function draggedSpan(written: string, documentId: string | null): Stretch | null {
  const span = parsed(written);
  const start = numberIn(span, 'start');
  const end = numberIn(span, 'end');
  if (start === null || end === null || textIn(span, 'documentId') !== documentId) return null;
  return { start, end };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
