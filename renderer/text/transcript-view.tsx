import { useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { handleOf } from './handle.ts';
import { listedSegments } from './listed-segments.ts';
import { repaintMargin } from './painting.ts';
import { reveal } from './revealing.ts';
import { type ListedSegment, SegmentList } from './segment-list.tsx';
import { focusMark } from './segment-moves.ts';
import type { TranscriptHandle, TranscriptViewProps } from './transcript-types.ts';
import styles from './transcript-view.module.css';
import { useStage } from './use-stage.ts';
import type { View } from './view.ts';
import { liveView, openView, updateView } from './view-life.ts';

/** Milliseconds after which the list of segments follows the text; nobody hears it while it scrolls. */
const LIST_DELAY = 150;

/**
 * A transcript with its segments: text, turns, segments and looks in, intents out; it asks for nothing and changes
 * nothing. Offsets are UTF-16 code units of `text` throughout.
 *
 * It handles the keys that move and select (arrows, Home, End, Page, with Shift and Ctrl; S sentence, T turn,
 * [ and ] segments, Ctrl+A, Ctrl+C). What it has handled is `defaultPrevented`; every other key bubbles to the caller.
 * Props are compared by identity: keep `turns`, `segments`, `looks` and `found` the same as long as they say the same.
 *
 * The text is an editable region that refuses every change, for that is what gives a caret and makes screen readers
 * follow it character by character and word by word; role and state say that it is read only.
 */
export function TranscriptView(props: TranscriptViewProps) {
  const parts = useStage();
  const name = `t${useId().replace(/\W/g, '')}`;
  const held = useRef<View | null>(null);
  const latest = useRef(props);
  const [listed, setListed] = useState<readonly ListedSegment[]>([]);

  useLayoutEffect(() => {
    const stage = parts.stage();
    if (stage === null) return;
    const timer = { list: 0 };
    const list = (): void => {
      window.clearTimeout(timer.list);
      timer.list = window.setTimeout(
        () => held.current !== null && setListed(listedSegments(held.current)),
        LIST_DELAY,
      );
    };
    const view = openView(stage, name, latest.current, list);
    held.current = view;
    const end = liveView(view);
    return () => {
      window.clearTimeout(timer.list);
      end();
      held.current = null;
    };
  }, [name, parts]);

  useLayoutEffect(() => {
    latest.current = props;
    if (held.current !== null && held.current.props !== props) updateView(held.current, props);
  });
  useImperativeHandle(props.ref, (): TranscriptHandle => handleOf(() => held.current), []);

  return (
    <div className={styles.frame} ref={parts.frame} data-numbers={props.lineNumbers}>
      <div className={styles.scroller} ref={parts.scroller}>
        <div className={styles.column} ref={parts.column}>
          {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot show coded text */}
          <div
            className={styles.page}
            ref={parts.page}
            data-page={name}
            role="textbox"
            tabIndex={0}
            contentEditable
            suppressContentEditableWarning
            spellCheck={false}
            aria-multiline="true"
            aria-readonly="true"
            aria-label={props.label ?? 'Transcript text'}
          />
          <div aria-hidden="true">
            <canvas className={styles.margin} ref={parts.margin} />
          </div>
        </div>
      </div>
      <div className={styles.strip} aria-hidden="true">
        <canvas ref={parts.strip} />
        <div className={styles.window} ref={parts.window} />
      </div>
      <div className={styles.tip} ref={parts.tip} hidden aria-hidden="true" />
      <SegmentList
        segments={listed}
        focused={props.focused}
        onChoose={(id) => held.current !== null && choose(held.current, id)}
        onRing={(id) => held.current !== null && ring(held.current, id)}
      />
    </div>
  );
}

function choose(view: View, id: string): void {
  const mark = view.marks.index.items.find((known) => known.id === id);
  if (mark !== undefined) focusMark(view, mark);
}

/** Shows in the margin which segment of the list the keyboard is at. */
function ring(view: View, id: string | null): void {
  view.ringed = id;
  const mark = id === null ? undefined : view.marks.index.items.find((known) => known.id === id);
  if (mark !== undefined) reveal(view, mark.start, 'nearest');
  repaintMargin(view);
}
