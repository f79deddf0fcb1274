import type { RefObject } from 'react';
import type { CodeView, DocumentView } from '../../../src/contract/views.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { SplitPanes } from '../../ui/split-panes.tsx';
import { CodesPane } from './codes-pane.tsx';
import { TranscriptsPane } from './transcripts-pane.tsx';
import type { useGroups } from './use-groups.ts';

type LeftPanesProps = {
  readonly documents: readonly DocumentView[];
  readonly codes: readonly CodeView[];
  readonly list: ReturnType<typeof useGroups>;
  readonly text: RefObject<TranscriptHandle | null>;
};

/** The share of the window's height that the transcript list takes until somebody says otherwise. */
const LIST_SHARE = 0.337;

/** The transcripts above the codebook. */
export function LeftPanes({ documents, codes, list, text }: LeftPanesProps) {
  const { panes, paneChanged } = useTranscripts();
  return (
    <SplitPanes
      direction="column"
      onResize={(_, size) => paneChanged({ list: size })}
      onCollapse={(_, isClosed) => paneChanged({ listClosed: isClosed })}
      panes={[
        {
          id: 'transcript-list',
          label: 'transcript list',
          content: <TranscriptsPane documents={documents} list={list} text={text} />,
          size: panes.list ?? Math.round(window.innerHeight * LIST_SHARE),
          min: 90,
          max: Math.max(200, window.innerHeight - 200),
          collapsible: true,
          isCollapsed: panes.listClosed,
        },
        { id: 'codes', label: 'codebook', content: <CodesPane codes={codes} text={text} />, min: 120 },
      ]}
    />
  );
}
