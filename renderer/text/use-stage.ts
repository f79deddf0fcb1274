import { useMemo, useRef } from 'react';
import type { Stage } from './stage.ts';

/** References to the elements of a stage, and the stage once all of them are there. */
export function useStage() {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const margin = useRef<HTMLCanvasElement>(null);
  const strip = useRef<HTMLCanvasElement>(null);
  const window = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  return useMemo(() => {
    const stage = (): Stage | null => {
      const parts = {
        frame: frame.current,
        scroller: scroller.current,
        column: column.current,
        page: page.current,
        margin: margin.current,
        strip: strip.current,
        window: window.current,
        tip: tip.current,
      };
      return isStage(parts) ? parts : null;
    };
    return { frame, scroller, column, page, margin, strip, window, tip, stage };
  }, []);
}

function isStage(parts: { readonly [Part in keyof Stage]: Stage[Part] | null }): parts is Stage {
  return Object.values(parts).every((part) => part !== null);
}
