import { type ComponentType, useMemo, useRef } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import { useQuery } from '../../data/use-query.ts';
import { useReading } from '../../state/reading.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { useView } from '../../state/view.ts';
import type { CodingLayerProps } from '../../text/coding-layer.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SplitPanes } from '../../ui/split-panes.tsx';
import { Inspector } from './inspector.tsx';
import { LeftPanes } from './left-panes.tsx';
import { ReadingPane } from './reading-pane.tsx';
import { shownMarks } from './shown-marks.ts';
import { SegmentCodeContext } from './use-focused-code.ts';
import { useGroups } from './use-groups.ts';
import { useOpenTranscript } from './use-open-transcript.ts';
import { usePaneKeys } from './use-pane-keys.ts';

type TranscriptsViewProps = {
  /** What codes: it wraps the panes, and gives them its commands. */
  readonly coding: ComponentType<CodingLayerProps>;
};

/** Reading and coding: the transcripts and the codebook, the text, and what is known of a segment or a code. */
export function TranscriptsView({ coding: CodingLayer }: TranscriptsViewProps) {
  const { data: documents, error } = useQuery('document.list', {});
  const { data: codes = NONE } = useQuery('code.list', {});
  const list = useGroups(documents ?? NONE);
  const order = useMemo(
    () => (documents === undefined ? undefined : firstShown(list.groups, documents)),
    [list.groups, documents],
  );
  const { open, error: unread } = useOpenTranscript(order, list.isSettled);
  const filter = useTranscripts((state) => state.filter);
  const marks = open?.marks ?? NONE;
  const shown = useMemo(() => shownMarks(marks, codes, filter), [marks, codes, filter]);
  const text = useRef<TranscriptHandle>(null);
  const focused = useReading(({ focusedSegmentId }) => focusedSegmentId);
  const segmentCode = marks.find(({ id }) => id === focused)?.codeId ?? null;
  usePaneKeys();
  const failure = (error ?? unread)?.failure;
  return (
    <CodingLayer document={open?.text ?? null} codes={codes} marks={marks} shown={shown} text={text}>
      <SegmentCodeContext value={segmentCode}>
        <Panes
          left={<LeftPanes documents={documents ?? NONE} codes={codes} list={list} text={text} />}
          inspector={<Inspector codes={codes} marks={marks} text={text} />}
        >
          {open !== null && <ReadingPane open={open} shown={shown} codes={codes} text={text} />}
          {open === null && documents?.length === 0 && <NoTranscripts />}
          {open === null && failure && <EmptyState sentence={sentenceFor(failure.code, failure.details)} />}
        </Panes>
      </SegmentCodeContext>
    </CodingLayer>
  );
}

const NONE: readonly never[] = [];

/** The transcripts with the one first that the list shows first. */
function firstShown<Document>(
  groups: readonly { readonly documents: readonly Document[] }[],
  documents: readonly Document[],
): readonly Document[] {
  const first = groups[0]?.documents[0];
  return first === undefined ? documents : [first, ...documents.filter((document) => document !== first)];
}

type PanesProps = {
  readonly left: React.ReactNode;
  readonly inspector: React.ReactNode;
  readonly children: React.ReactNode;
};

function Panes({ left, inspector, children }: PanesProps) {
  const { panes, paneChanged } = useTranscripts();
  const wide = window.innerWidth >= WIDE_FROM;
  return (
    <SplitPanes
      direction="row"
      onResize={(id, size) => paneChanged(id === 'left' ? { left: size } : { inspector: size })}
      onCollapse={(id, isClosed) =>
        paneChanged(id === 'left' ? { leftClosed: isClosed } : { inspectorClosed: isClosed })
      }
      panes={[
        {
          id: 'left',
          label: 'transcripts and codebook',
          content: left,
          size: panes.left ?? (wide ? 288 : 232),
          min: 200,
          max: 480,
          collapsible: true,
          isCollapsed: panes.leftClosed,
        },
        { id: 'text', label: 'text', content: children, min: 360 },
        {
          id: 'inspector',
          label: 'inspector',
          content: inspector,
          size: panes.inspector ?? (wide ? 320 : 232),
          min: 220,
          max: 520,
          collapsible: true,
          isCollapsed: panes.inspectorClosed,
        },
      ]}
    />
  );
}

/** As the tokens: from here on panes are wider. */
const WIDE_FROM = 1600;

function NoTranscripts() {
  return (
    <EmptyState
      sentence="This project has no transcripts yet."
      todo="Import interviews as Word, text, Markdown or subtitle files. They can also be dropped anywhere here."
    >
      <Button variant="main" shortcut="mod+i" onPress={() => useView.getState().opened('import')}>
        Import transcripts
      </Button>
    </EmptyState>
  );
}
