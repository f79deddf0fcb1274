import { Plus } from 'lucide-react';
import { useState } from 'react';
import { announce } from '../state/announcements.ts';
import { showToast } from '../state/toasts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Specimen } from './specimen.tsx';

export function MessagesPage() {
  const [undone, setUndone] = useState(0);
  return (
    <>
      <Specimen title="Toast">
        <Button
          onPress={() =>
            showToast({
              sentence: 'Coded “Risk management”, 34 words.',
              action: { label: 'Undo', keys: 'mod+z', run: () => setUndone((count) => count + 1) },
            })
          }
        >
          With Undo
        </Button>
        <Button onPress={() => showToast({ sentence: 'Exported 592 segments to segments.csv.' })}>
          Plain
        </Button>
        <Button
          onPress={() =>
            showToast({
              tone: 'error',
              sentence: 'The folder is full. Nothing was lost; free some room and try again.',
            })
          }
        >
          Error
        </Button>
        <Button onPress={() => announce('Coded “Risk management”, 34 words, 2 codes here')}>Announce</Button>
        <output>Undone {undone} times</output>
      </Specimen>
      <Specimen title="Progress" column>
        <ProgressBar
          label="Importing transcripts"
          done={7}
          total={12}
          of="files"
          onCancel={() => undefined}
        />
        <ProgressBar label="Reading the project" done={18_204} of="segments" />
      </Specimen>
      <Specimen title="Banner" column>
        <Banner>This project is open elsewhere. You can read it; changes are made there.</Banner>
        <Banner tone="success">All 592 segments went in.</Banner>
        <Banner tone="warning" action={<Button size="small">Choose a speaker</Button>}>
          1 file has no speaker labels. It will be one turn, spoken by its participant.
        </Banner>
        <Banner tone="danger">The project could not be saved to this folder. Nothing was lost.</Banner>
        <Banner tone="warning" bare>
          1 file has no speaker labels.
        </Banner>
      </Specimen>
      <Specimen title="Empty">
        <EmptyState
          sentence="No transcripts yet"
          todo="Drop Word, text or subtitle files anywhere in this window."
        >
          <Button variant="main" icon={Plus}>
            Add transcripts
          </Button>
        </EmptyState>
      </Specimen>
    </>
  );
}
