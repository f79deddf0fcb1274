import { useMemo, useRef } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { announce } from '../../state/announcements.ts';
import { useCodingState } from '../../state/coding.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import type { TranscriptViewProps } from '../../text/transcript-types.ts';
import type { OpenTranscript } from './use-open-transcript.ts';

/** How much of a segment is read out when it is gone to, in UTF-16 code units. */
const READ_OUT = 120;

type Events = Pick<
  TranscriptViewProps,
  'onPositionChange' | 'onSelectionChange' | 'onFocusPlace' | 'onSegmentFocus'
>;

/** What happens in the text, kept where the other panes find it. */
export function useReadingEvents(open: OpenTranscript, codes: readonly CodeView[]): Events {
  const latest = useRef({ open, codes });
  latest.current = { open, codes };
  return useMemo(
    (): Events => ({
      onPositionChange: (position) => useReading.getState().moved(latest.current.open.text.id, position),
      onSelectionChange: (selection, caret) => {
        const { selected, focusedSegmentId, focusedSegment } = useReading.getState();
        selected(selection, caret);
        const focused = latest.current.open.marks.find(({ id }) => id === focusedSegmentId);
        const at = selection ?? (caret === null ? null : { start: caret, end: caret });
        // What is out of sight must not be what Delete removes.
        if (focused !== undefined && at !== null && !touches(focused, at)) focusedSegment(null);
        const { place, placeShown } = useCodingState.getState();
        if (place !== null && !place.entered) placeShown(null);
      },
      onFocusPlace: (offset, segmentIds, _, by) => {
        const { open: now, codes: known } = latest.current;
        const here = now.marks.filter(({ id }) => segmentIds.includes(id));
        if (by === 'keyboard') return announce(hereSentence(here, known));
        const innermost = here.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
        const { focusedSegmentId, focusedSegment } = useReading.getState();
        if (innermost !== undefined && !segmentIds.includes(focusedSegmentId ?? ''))
          focusedSegment(innermost.id);
        useCodingState.getState().placeShown({ offset, segmentIds, entered: false });
      },
      onSegmentFocus: (id) => {
        useReading.getState().focusedSegment(id);
        const { open: now, codes: known } = latest.current;
        const mark = now.marks.find((each) => each.id === id);
        const code = known.find((each) => each.id === mark?.codeId);
        if (mark === undefined || code === undefined) return;
        announce(
          `${code.name}: ${now.text.text.slice(mark.start, Math.min(mark.end, mark.start + READ_OUT))}`,
        );
      },
    }),
    [],
  );
}

function touches(one: Stretch, other: Stretch): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** What stands at the caret, for those who do not see it. */
function hereSentence(here: readonly { readonly codeId: string }[], codes: readonly CodeView[]): string {
  const names = here.map(({ codeId }) => codes.find(({ id }) => id === codeId)?.name ?? '');
  return `${here.length} segment${here.length === 1 ? '' : 's'} here: ${names.join(', ')}`;
}
