import { ArrowLeft, PanelLeft, PanelRight, Search } from 'lucide-react';
import { useMemo } from 'react';
import type { CodeView, TextView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarkFilterChips, MarkFilterMenu } from './mark-filter.tsx';
import styles from './text-head.module.css';
import { TextLook } from './text-look.tsx';

const PLACES = {
  transcripts: 'Transcripts',
  codebook: 'Codebook',
  participants: 'Participants',
  compare: 'Compare groups',
  segments: 'Segments',
  history: 'History',
} as const;

type TextHeadProps = {
  readonly text: TextView;
  readonly codes: readonly CodeView[];
  /** Segments shown, and all there are. */
  readonly shown: number;
  readonly all: number;
};

/** What transcript it is, whose, which codes are shown, and how the text looks. */
export function TextHead({ text, codes, shown, all }: TextHeadProps) {
  const { cameFrom, wentBack } = useView();
  const { panes, paneChanged, changed } = useTranscripts();
  return (
    <header className={styles.head}>
      {panes.leftClosed && (
        <IconButton
          name="Show the transcripts and the codebook"
          icon={PanelLeft}
          shortcut="mod+b"
          onPress={() => paneChanged({ leftClosed: false })}
        />
      )}
      {cameFrom !== null && (
        <Button variant="quiet" icon={ArrowLeft} onPress={wentBack}>
          Back to {PLACES[cameFrom]}
        </Button>
      )}
      <h1 className={styles.name}>{text.name}</h1>
      <Facts text={text} />
      <div className={styles.actions}>
        <MarkFilterChips codes={codes} shown={shown} all={all} />
        <MarkFilterMenu codes={codes} />
        <TextLook />
        <IconButton
          name="Find in the transcript"
          icon={Search}
          shortcut="mod+f"
          onPress={() => changed({ finding: true })}
        />
        {panes.inspectorClosed && (
          <IconButton
            name="Show the inspector"
            icon={PanelRight}
            shortcut="mod+alt+b"
            onPress={() => paneChanged({ inspectorClosed: false })}
          />
        )}
      </div>
    </header>
  );
}

/** Attribute values of the one person who speaks; of several how many they are. */
function Facts({ text }: { readonly text: TextView }) {
  const { data: participants = [] } = useQuery('participant.list', {});
  const { data: attributes = [] } = useQuery('attribute.list', {});
  const words = useMemo(() => {
    const people = participants.filter(({ documents }) => documents.includes(text.name));
    const [only, ...others] = people;
    if (only === undefined) return '';
    if (others.length > 0)
      return `${people.length} participants: ${people.map(({ name }) => name).join(', ')}`;
    return attributes
      .filter(({ type }) => type === 'choice' || type === 'text')
      .flatMap(({ name }) => only.attributes[name] ?? [])
      .slice(0, MOST_FACTS)
      .join(' · ');
  }, [participants, attributes, text.name]);
  return (
    <span className={styles.facts} title={words}>
      {words}
    </span>
  );
}

const MOST_FACTS = 3;
