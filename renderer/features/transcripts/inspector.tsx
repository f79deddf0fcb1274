import { type RefObject, useMemo } from 'react';
import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import { useCodingState } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { CodeInspector } from './code-inspector.tsx';
import styles from './inspector.module.css';
import { NothingChosen } from './nothing-chosen.tsx';
import { SegmentInspector } from './segment-inspector.tsx';

type InspectorProps = {
  readonly codes: readonly CodeView[];
  readonly marks: readonly MarkView[];
  readonly text: RefObject<TranscriptHandle | null>;
};

/** What is known of the focused segment; without one, of the focused code. */
export function Inspector(props: InspectorProps) {
  return (
    <div className={styles.inspector}>
      <Told {...props} />
    </div>
  );
}

function Told({ codes, marks, text }: InspectorProps) {
  const { focusedSegmentId } = useReading();
  const focusedCodeId = useCodingState((state) => state.focusedCodeId);
  const mark = useMemo(() => marks.find(({ id }) => id === focusedSegmentId), [marks, focusedSegmentId]);
  const code = codes.find(({ id }) => id === (mark?.codeId ?? focusedCodeId));
  if (mark !== undefined && code !== undefined)
    return <SegmentInspector mark={mark} code={code} codes={codes} marks={marks} text={text} />;
  if (code !== undefined) return <CodeInspector code={code} codes={codes} />;
  return <NothingChosen hasCodes={codes.length > 0} />;
}
