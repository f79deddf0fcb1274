import { type RefObject, useCallback } from 'react';
import { announce } from '../../state/announcements.ts';
import { useReading } from '../../state/reading.ts';
import { showToast } from '../../state/toasts.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { applyCodes, type Tools } from './coding-commands.ts';

/** Pixels around the selection that still mean it. */
const NEAR = 8;
const MISSED = 'Drop a code on the words that are selected';

/** Codes the selection with a code let go on it; anywhere else it says where to drop. */
export function useCodingDrop(
  tools: Tools,
  text: RefObject<TranscriptHandle | null>,
): (codeId: string, at: { readonly x: number; readonly y: number }) => void {
  return useCallback(
    (codeId, { x, y }) => {
      const { selection } = useReading.getState();
      const rects = text.current?.selectionRects() ?? [];
      const isOn = rects.some(
        ({ left, right, top, bottom }) =>
          x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR,
      );
      if (selection !== null && isOn) void applyCodes(tools, [codeId], selection);
      else {
        showToast({ sentence: MISSED });
        announce(MISSED);
      }
      text.current?.focus();
    },
    [tools, text],
  );
}
