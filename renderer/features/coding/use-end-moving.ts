import { useCallback, useEffect, useRef } from 'react';
import { announce } from '../../state/announcements.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import { type Ground, shown } from './coding-commands.ts';
import { endMoved, startMoved } from './word-steps.ts';

type Resize = (segment: string, stretch: Stretch) => Promise<string | null>;

/**
 * Moves an end of the focused segment by a word. Keys come faster than answers: each starts from where the one before
 * went, they are sent one after another, and a segment that was just made is waited for.
 */
export function useEndMoving(
  ground: () => Ground,
  resize: Resize,
): (which: 'start' | 'end', by: 1 | -1) => void {
  const ahead = useRef<{ id: string; stretch: Stretch } | null>(null);
  const queue = useRef({ waiting: 0, tail: Promise.resolve() });
  const { marks } = ground();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers take the place of what was ahead of them
  useEffect(() => {
    if (queue.current.waiting === 0) ahead.current = null;
  }, [marks]);
  return useCallback(
    (which, by) => {
      const id = useReading.getState().focusedSegmentId;
      if (id === null) return;
      const mark = () => ground().marks.find((each) => each.id === id);
      const move = () => {
        const from = ahead.current?.id === id ? ahead.current.stretch : mark();
        if (from === undefined) return;
        const stretch = which === 'end' ? endMoved(ground(), from, by) : startMoved(ground(), from, by);
        if (stretch === null) return announce('No further');
        ahead.current = { id, stretch };
        queue.current.waiting += 1;
        queue.current.tail = queue.current.tail.then(async () => {
          const kept = await resize(id, stretch);
          queue.current.waiting -= 1;
          if (kept === null) ahead.current = null;
          // Where the same segment stood already, the two have become one.
          else if (kept !== id) useReading.getState().focusedSegment(kept);
        });
      };
      if (mark() === undefined) void shown(() => mark() !== undefined).then(move);
      else move();
    },
    [ground, resize],
  );
}
