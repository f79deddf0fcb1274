import { useEffect, useMemo, useRef } from 'react';
import type { CodeView, MarkView, RetrievedSegment } from '../../../src/contract/views.ts';
import { useSettings } from '../../data/settings.ts';
import { useQuery } from '../../data/use-query.ts';
import { jumpTo } from '../../retrieval/jump-to.ts';
import type { Look, TranscriptHandle } from '../../text/transcript-types.ts';
import { TranscriptView } from '../../text/transcript-view.tsx';
import { Button } from '../../ui/button.tsx';
import { lookColors } from '../../ui/look-vars.ts';
import { Pane, PaneHead } from '../../ui/pane.tsx';
import styles from './following-transcript.module.css';

type FollowingTranscriptProps = {
  readonly segment: RetrievedSegment | null;
  readonly codes: readonly CodeView[];
};

/** The transcript of the selected segment, at its place. To code in it one goes there. */
export function FollowingTranscript({ segment, codes }: FollowingTranscriptProps) {
  return (
    <Pane label="Transcript of the selected segment" surface="paper">
      <PaneHead title={segment?.document ?? 'Transcript'}>
        {segment && (
          <Button variant="quiet" size="small" onPress={() => jumpTo(segment)}>
            Open
          </Button>
        )}
      </PaneHead>
      {segment === null ? (
        <p className={styles.none}>Select a segment, and its place in the transcript is shown here.</p>
      ) : (
        <TextAt segment={segment} codes={codes} />
      )}
    </Pane>
  );
}

const NOTHING: readonly [] = [];

function TextAt({
  segment,
  codes,
}: {
  readonly segment: RetrievedSegment;
  readonly codes: readonly CodeView[];
}) {
  const { documentId } = segment;
  const text = useQuery('document.text', { document: documentId });
  const marks = useQuery('segment.marks', { document: documentId });
  const { textSize, lineNumbers, snapping } = useSettings();
  const handle = useRef<TranscriptHandle>(null);
  const looks = useLooks(codes);
  const shown = text.data?.id === documentId ? text.data : undefined;
  const turns = useMemo(() => shown?.turns ?? NOTHING, [shown]);
  const segments = useMemo(() => inReadingOrder(marks.data ?? NOTHING), [marks.data]);
  const isThere = shown !== undefined;
  const { start } = segment;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another transcript may begin its segment at the same offset
  useEffect(() => {
    if (isThere) handle.current?.scrollTo(start, { align: 'center' });
  }, [isThere, documentId, start]);
  if (shown === undefined) return null;
  return (
    <div className={styles.text}>
      <TranscriptView
        ref={handle}
        key={documentId}
        label={`Transcript ${segment.document}`}
        documentId={documentId}
        text={shown.text}
        turns={turns}
        segments={marks.isPlaceholderData ? NOTHING : segments}
        looks={looks}
        focused={segment.id}
        found={NOTHING}
        foundCurrent={null}
        textSize={Math.max(0, textSize - 1)}
        lineNumbers={lineNumbers}
        snapping={snapping}
        position={null}
        onPositionChange={nothing}
        onSelectionChange={nothing}
        onFocusPlace={nothing}
        onSegmentFocus={nothing}
      />
    </div>
  );
}

/** Here the text is only read. */
function nothing(): void {}

function useLooks(codes: readonly CodeView[]): ReadonlyMap<string, Look> {
  return useMemo(
    () =>
      new Map(
        codes.map(({ id, name, path, look }) => {
          const { stripe, tint } = lookColors(look.color);
          return [id, { name, path, color: stripe, tint, pattern: look.pattern }];
        }),
      ),
    [codes],
  );
}

function inReadingOrder(marks: readonly MarkView[]): readonly MarkView[] {
  return marks.toSorted((one, other) => one.start - other.start || other.end - one.end);
}
