import { type DragEvent, type KeyboardEvent, type RefObject, useMemo } from 'react';
import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import { useSettings } from '../../data/settings.ts';
import { useCoding } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import type { Look, TranscriptHandle } from '../../text/transcript-types.ts';
import { TranscriptView } from '../../text/transcript-view.tsx';
import { lookColors } from '../../ui/look-vars.ts';
import { DRAGGED_CODE } from './dragged-code.ts';
import { FindBar } from './find-bar.tsx';
import { PinnedBar } from './pinned-bar.tsx';
import styles from './reading-pane.module.css';
import { TextHead } from './text-head.tsx';
import { useFind } from './use-find.ts';
import type { OpenTranscript } from './use-open-transcript.ts';
import { useReadingEvents } from './use-reading-events.ts';
import { useReadingPlace } from './use-reading-place.ts';

type ReadingPaneProps = {
  readonly open: OpenTranscript;
  /** The segments that the filter lets through. */
  readonly shown: readonly MarkView[];
  readonly codes: readonly CodeView[];
  readonly text: RefObject<TranscriptHandle | null>;
};

/** The text with its head, its find bar and the pinned codes. */
export function ReadingPane({ open, shown, codes, text }: ReadingPaneProps) {
  const find = useFind(open.text, text);
  return (
    <section className={styles.pane} aria-label="Transcript">
      <div className={styles.head}>
        <TextHead text={open.text} codes={codes} shown={shown.length} all={open.marks.length} />
        {find.finding && <FindBar find={find} />}
      </div>
      <CodedText open={open} codes={codes} shown={shown} text={text} find={find} />
      <PinnedBar codes={codes} />
    </section>
  );
}

type CodedTextProps = ReadingPaneProps & {
  readonly find: ReturnType<typeof useFind>;
};

function CodedText({ open, codes, shown, text, find }: CodedTextProps) {
  const { textSize, lineNumbers, snapping } = useSettings();
  const focused = useReading(({ focusedSegmentId }) => focusedSegmentId);
  const looks = useMemo(() => looksOf(codes), [codes]);
  const { keyPressed, codeDropped } = useCoding();
  const events = useReadingEvents(open, codes);
  const position = useReadingPlace(open, text);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    if (event.defaultPrevented || (isButton && event.key === 'Enter')) return;
    keyPressed(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and drops that the text itself has no use for
    <div
      className={styles.text}
      onKeyDown={onKeyDown}
      onDragOver={overText}
      onDrop={(event) => dropped(event, codeDropped)}
    >
      <TranscriptView
        ref={text}
        documentId={open.text.id}
        text={open.text.text}
        turns={open.text.turns}
        segments={shown}
        looks={looks}
        focused={focused}
        found={find.places}
        foundCurrent={find.finding ? find.current : null}
        textSize={textSize}
        lineNumbers={lineNumbers}
        snapping={snapping}
        position={position}
        label={`Text of ${open.text.name}`}
        {...events}
      />
    </div>
  );
}

function looksOf(codes: readonly CodeView[]): ReadonlyMap<string, Look> {
  return new Map(
    codes.map(({ id, name, path, look }) => {
      const { stripe, tint } = lookColors(look.color);
      return [id, { name, path, color: stripe, tint, pattern: look.pattern }];
    }),
  );
}

function overText(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED_CODE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function dropped(
  event: DragEvent,
  codeDropped: (codeId: string, at: { x: number; y: number }) => void,
): void {
  const code = event.dataTransfer.getData(DRAGGED_CODE);
  if (code === '') return;
  event.preventDefault();
  event.stopPropagation();
  codeDropped(code, { x: event.clientX, y: event.clientY });
}
