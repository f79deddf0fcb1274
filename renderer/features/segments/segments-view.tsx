import { Download, PanelRight } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RetrievedSegment } from '../../../src/contract/views.ts';
import { useClient } from '../../data/client.ts';
import { useSettings } from '../../data/settings.ts';
import { takeFile } from '../../data/take-file.ts';
import { ContextSelect } from '../../retrieval/context-select.tsx';
import { type Retrieved, useRetrieved } from '../../retrieval/use-retrieved.ts';
import { useActions } from '../../state/actions.ts';
import { announce } from '../../state/announcements.ts';
import { useSegments } from '../../state/segments.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconToggle } from '../../ui/icon-toggle.tsx';
import { SplitPanes } from '../../ui/split-panes.tsx';
import { hasLostFocus } from '../../ui/use-arrival.ts';
import { ViewBar } from '../../ui/view-bar.tsx';
import { FilterPane } from './filter-pane.tsx';
import { FollowingTranscript } from './following-transcript.tsx';
import { SegmentList } from './segment-list.tsx';
import styles from './segments-view.module.css';
import { type SegmentQuestion, useSegmentQuestion } from './use-segment-question.ts';

/** Coded segments got back: filters at the left, what they find in the middle, the transcript at the right. */
export function SegmentsView() {
  const { attributes, coders, codes, documents, question } = useSegmentQuestion();
  const { context, panes, panesResized } = useSegments();
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), []);
  const asked = useMemo(() => (question === null ? null : { ...question, context }), [question, context]);
  const retrieved = useRetrieved(asked, sight);
  const selected = useSelected(retrieved, sight);
  const focusWanted = useRef(false);
  // Before the list looks whether the focus is wanted.
  useLayoutEffect(() => {
    focusWanted.current = hasLostFocus();
  }, []);
  useToldCounts(retrieved, question);
  const isEmpty = codes.length === 0 || retrieved.found?.segments === 0;
  const list =
    retrieved.found?.segments === 0 ? (
      <NothingFound isEmptyProject={documents.every(({ segments }) => segments === 0)} />
    ) : (
      <SegmentList
        retrieved={retrieved}
        codes={codes}
        attributes={attributes}
        onSight={onSight}
        focusWanted={focusWanted}
      />
    );
  const filters = <FilterPane attributes={attributes} coders={coders} codes={codes} documents={documents} />;
  return (
    <div className={styles.view}>
      <SegmentsBar retrieved={retrieved} question={question} isEmpty={isEmpty} />
      <SplitPanes
        direction="row"
        onResize={(id, size) => panesResized(id === FILTERS.id ? { filters: size } : { transcript: size })}
        panes={[
          { ...FILTERS, size: panes.filters, content: filters },
          { ...LIST, content: <div className={styles.list}>{list}</div> },
          ...(panes.transcriptShown
            ? [
                {
                  ...TRANSCRIPT,
                  size: panes.transcript,
                  content: <FollowingTranscript segment={selected} codes={codes} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

const FILTERS = { id: 'segments-filters', label: 'filters', min: 200, max: 420 } as const;
const LIST = { id: 'segments-list', label: 'segments', min: 320 } as const;
const TRANSCRIPT = { id: 'segments-transcript', label: 'transcript', min: 280, max: 900 } as const;

type SegmentsBarProps = {
  readonly retrieved: Retrieved;
  readonly question: SegmentQuestion | null;
  readonly isEmpty: boolean;
};

/** What is there in words, how it is shown, and the file of it. */
function SegmentsBar({ retrieved, question, isEmpty }: SegmentsBarProps) {
  const { context, panes, panesResized, contextChosen } = useSegments();
  const exportCsv = useExport(question);
  return (
    <ViewBar
      title="Segments"
      titleHidden
      note={<Counts retrieved={retrieved} />}
      actions={
        <>
          <ContextSelect value={context} onChange={contextChosen} />
          <IconToggle
            name="Transcript beside the list"
            icon={PanelRight}
            isOn={panes.transcriptShown}
            onChange={(transcriptShown) => panesResized({ transcriptShown })}
          />
          <Button icon={Download} onPress={exportCsv} isDisabled={isEmpty}>
            Export CSV
          </Button>
        </>
      }
    />
  );
}

/** "41 segments, 17 of 28 participants, 6,204 words" */
function countsSentence({ segments, participants, of, words }: NonNullable<Retrieved['found']>): string {
  const people = `${participants.toLocaleString('en-GB')} of ${counted(of, 'participant')}`;
  return `${counted(segments, 'segment')}, ${people}, ${counted(words, 'word')}`;
}

function Counts({ retrieved }: { readonly retrieved: Retrieved }) {
  return <span className={styles.counts}>{retrieved.found ? countsSentence(retrieved.found) : ''}</span>;
}

/** Has the counts read out when a filter has changed them, not when the view opens or a segment is changed. */
function useToldCounts({ found, isStale }: Retrieved, question: SegmentQuestion | null): void {
  const sentence = found === undefined || isStale ? null : countsSentence(found);
  const asked = JSON.stringify(question);
  const told = useRef<{ readonly asked: string; readonly sentence: string } | null>(null);
  useEffect(() => {
    if (sentence === null) return;
    const before = told.current;
    told.current = { asked, sentence };
    if (before !== null && before.asked !== asked && before.sentence !== sentence) announce(sentence);
  }, [sentence, asked]);
}

/** The selected segment, also after it has scrolled out of sight. */
function useSelected(
  retrieved: Retrieved,
  { first, last }: { readonly first: number; readonly last: number },
): RetrievedSegment | null {
  const segmentId = useSegments((state) => state.segmentId);
  const kept = useRef<RetrievedSegment | null>(null);
  for (let index = first; index <= last; index += 1) {
    const segment = retrieved.rowAt(index);
    if (segment !== undefined && segment.id === segmentId) kept.current = segment;
  }
  return kept.current?.id === segmentId ? kept.current : null;
}

function useExport(question: SegmentQuestion | null): () => void {
  const { call } = useClient();
  const { csvBom, csvGuard } = useSettings();
  const exportCsv = useCallback(() => {
    if (question === null) return;
    void takeFile(call('segment.export', { ...question, bom: csvBom, guard: csvGuard }), 'text/csv');
  }, [call, question, csvBom, csvGuard]);
  const actions = useMemo(
    () => [
      {
        id: 'segments.csv',
        title: 'Export these segments as CSV',
        group: 'Segments' as const,
        run: exportCsv,
      },
    ],
    [exportCsv],
  );
  useActions(actions);
  return exportCsv;
}

function NothingFound({ isEmptyProject }: { readonly isEmptyProject: boolean }) {
  const { filtersCleared } = useSegments();
  if (isEmptyProject)
    return (
      <EmptyState
        sentence="Nothing has been coded yet."
        todo="Each passage that is coded in a transcript can be found here again."
      >
        <Button variant="main" onPress={() => useView.getState().wentTo('transcripts')}>
          Go to transcripts
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState sentence="No segment passes these filters." todo="Take one off, or all of them.">
      <Button onPress={filtersCleared}>Clear all filters</Button>
    </EmptyState>
  );
}
