import { Ellipsis, X } from 'lucide-react';
import { type RefObject, useMemo } from 'react';
import type { CodeView, MarkView, SegmentDetail } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { CodeChip } from '../../ui/code-chip.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Pane, PaneBody, PaneHead, PaneSection } from '../../ui/pane.tsx';
import { CodeMeaning } from './code-meaning.tsx';
import styles from './inspector.module.css';
import { SegmentComment } from './segment-comment.tsx';
import { pathAbove } from './tree-codes.ts';

type SegmentInspectorProps = {
  readonly mark: MarkView;
  readonly code: CodeView;
  readonly codes: readonly CodeView[];
  readonly marks: readonly MarkView[];
  readonly text: RefObject<TranscriptHandle | null>;
};

/** The focused segment: its words, its comment, what else stands there, and what its code means. */
export function SegmentInspector({ mark, code, codes, marks, text }: SegmentInspectorProps) {
  const { data } = useQuery('segment.read', { segment: mark.id }, { keep: false });
  const { remove } = useCoding();
  const focusedCode = useCodingState((state) => state.focusedCode);
  const focusedSegment = useReading((state) => state.focusedSegment);
  const detail = data?.id === mark.id ? data : undefined;
  const showCode = () => {
    focusedSegment(null);
    focusedCode(code.id);
  };
  return (
    <Pane label="Inspector">
      <PaneHead title="Segment">
        <MenuButton
          label="Segment"
          entries={[
            {
              id: 'show',
              name: 'Show in the text',
              run: () => text.current?.scrollTo(mark.start, { align: 'center' }),
            },
            { id: 'code', name: 'Show the code', run: showCode },
            { separator: 'before removing' },
            {
              id: 'remove',
              name: 'Remove the code here',
              keys: 'delete',
              danger: true,
              run: () => void remove(mark.id),
            },
          ]}
        >
          <IconButton name="More about this segment" icon={Ellipsis} />
        </MenuButton>
      </PaneHead>
      <PaneBody>
        <section className={styles.segment} aria-label="Coded words" data-inspector="" tabIndex={-1}>
          {code.parentId !== null && <p className={styles.path}>{pathAbove(codes, code)}</p>}
          <CodeChip name={code.name} color={code.look.color} pattern={code.look.pattern} />
          {detail && <Quote detail={detail} />}
        </section>
        {detail && <SegmentComment detail={detail} text={text} />}
        <AlsoHere mark={mark} marks={marks} codes={codes} />
        <CodeMeaning code={code} />
      </PaneBody>
    </Pane>
  );
}

function Quote({ detail }: { readonly detail: SegmentDetail }) {
  const { quote, line, lastLine, words, speakers } = detail;
  const facts = [
    line === lastLine ? `Line ${line}` : `Lines ${line}–${lastLine}`,
    `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`,
    ...(speakers.length > 0 ? [speakers.join(', ')] : []),
  ];
  return (
    <>
      <blockquote className={styles.quote} dir="auto">
        “{quote}”
      </blockquote>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </>
  );
}

type AlsoHereProps = Pick<SegmentInspectorProps, 'mark' | 'marks' | 'codes'>;

/** The other segments that this one shares words with. */
function AlsoHere({ mark, marks, codes }: AlsoHereProps) {
  const others = useMemo(
    () =>
      marks
        .filter(({ id, start, end }) => id !== mark.id && start < mark.end && end > mark.start)
        .toSorted((one, other) => other.end - other.start - (one.end - one.start))
        .slice(0, MOST),
    [mark, marks],
  );
  if (others.length === 0) return null;
  return (
    <PaneSection title={<b className={styles.term}>Also here</b>} note="words">
      <ul className={styles.others}>
        {others.map((other) => (
          <OtherSegment
            key={other.id}
            mark={other}
            code={codes.find(({ id }) => id === other.codeId)}
            namesCoder={other.coderId !== mark.coderId}
          />
        ))}
      </ul>
    </PaneSection>
  );
}

const MOST = 30;

type OtherSegmentProps = {
  readonly mark: MarkView;
  readonly code: CodeView | undefined;
  readonly namesCoder: boolean;
};

function OtherSegment({ mark, code, namesCoder }: OtherSegmentProps) {
  const { data } = useQuery('segment.read', { segment: mark.id });
  const { remove } = useCoding();
  const focusedSegment = useReading((state) => state.focusedSegment);
  if (code === undefined) return null;
  return (
    <li className={styles.other}>
      <button
        type="button"
        className={styles.otherFace}
        title={code.path}
        onClick={() => focusedSegment(mark.id)}
      >
        <CodeMark color={code.look.color} pattern={code.look.pattern} />
        <span className={styles.otherName}>
          {code.name}
          {namesCoder && data && <span className={styles.coder}> {data.coder}</span>}
        </span>
        <span className={styles.words}>{data?.words}</span>
      </button>
      <IconButton
        name={`Remove code ${code.name}`}
        icon={X}
        size="small"
        onPress={() => void remove(mark.id)}
      />
    </li>
  );
}
