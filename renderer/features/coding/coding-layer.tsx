import { useEffect, useMemo, useRef } from 'react';
import { type Coding, CodingContext, useCodingState } from '../../state/coding.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import type { CodingLayerProps } from '../../text/coding-layer.ts';
import { CodePicker } from './code-picker.tsx';
import { applyCodes, commentSegment, removeSegment } from './coding-commands.ts';
import { SegmentsCard } from './segments-card.tsx';
import { useCodingActions } from './use-coding-actions.ts';
import { useCodingDrop } from './use-coding-drop.ts';
import { useCodingKeys } from './use-coding-keys.ts';
import { useCodingTools } from './use-coding-tools.ts';
import { WhoCodes } from './who-codes.tsx';

/** Everything that codes: gives the panes within it their commands, and floats picker and cards above them. */
export function CodingLayer({ document, codes, marks, shown, text, children }: CodingLayerProps) {
  const { picking, place, unsigned } = useCodingState();
  const tools = useCodingTools({
    documentId: document?.id ?? null,
    text: document?.text ?? '',
    turns: document?.turns ?? NO_TURNS,
    codes,
    marks,
    shown,
  });
  const target = useTarget(marks, document !== null);
  const does = useCodingKeys(tools, target, text);
  useCodingActions(does);
  const codeDropped = useCodingDrop(tools, text);
  useEffect(() => closeCards, []);
  const latest = useRef(target);
  latest.current = target;
  const coding = useMemo(
    (): Coding => ({
      target: () => latest.current,
      apply: async (ids, at = latest.current ?? undefined) => at !== undefined && applyCodes(tools, ids, at),
      remove: async (segment) => void (await removeSegment(tools, segment)),
      comment: (segment, words) => commentSegment(tools, segment, words),
      keyPressed: does.keyPressed,
      codeDropped,
    }),
    [tools, does, codeDropped],
  );
  return (
    <CodingContext value={coding}>
      {children}
      {picking && document && target && (
        <CodePicker tools={tools} codes={codes} target={target} text={text} />
      )}
      {place && !picking && (
        <SegmentsCard
          key={`${place.offset} ${place.entered}`}
          tools={tools}
          place={place}
          codes={codes}
          marks={marks}
          text={text}
        />
      )}
      {unsigned && <WhoCodes again={unsigned} text={text} />}
    </CodingContext>
  );
}

const NO_TURNS: readonly never[] = [];

/** What floated over a view that is left is not there when one comes back. */
function closeCards(): void {
  useCodingState.setState({ picking: false, place: null, commenting: false, unsigned: null });
}

/** The selection, else the focused segment's extent. */
function useTarget(marks: CodingLayerProps['marks'], isOpen: boolean): Stretch | null {
  const { selection, focusedSegmentId } = useReading();
  return useMemo(() => {
    if (!isOpen) return null;
    if (selection !== null) return selection;
    const mark = focusedSegmentId === null ? undefined : marks.find(({ id }) => id === focusedSegmentId);
    return mark === undefined ? null : { start: mark.start, end: mark.end };
  }, [selection, focusedSegmentId, marks, isOpen]);
}
