import { FileUp, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { FileTrigger } from 'react-aria-components';
import { announce } from '../../state/announcements.ts';
import { offerFiles } from '../../state/importing.ts';
import { useParticipants } from '../../state/participants.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { counted } from '../../ui/counted.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { AttributeButton } from './attribute-form.tsx';
import { valuesOf } from './grid-data.ts';
import type { GridModel } from './grid-model.ts';
import styles from './participants-view.module.css';
import type { Changes } from './use-changes.ts';

type ParticipantsBarProps = {
  readonly model: GridModel | null;
  readonly changes: Changes;
  readonly isNaming: boolean;
  readonly onNaming: (isNaming: boolean) => void;
  readonly onNewParticipant: () => void;
};

/** How many there are, what to look for, and what can be added. */
export function ParticipantsBar({
  model,
  changes,
  isNaming,
  onNaming,
  onNewParticipant,
}: ParticipantsBarProps) {
  const { scope, find, scopeChosen, searched, movedTo, focusAsked } = useParticipants();
  const isSearching = find.trim() !== '';
  const found = model?.rows.length ?? 0;
  const what = scope === 'participant' ? 'participant' : 'transcript';
  useEffect(() => {
    if (isSearching) announce(found === 0 ? 'Nothing found.' : `${counted(found, what)} found.`);
  }, [isSearching, found, what]);
  return (
    <ViewBar
      title="Participants"
      note={model === null ? undefined : noteOf(model, isSearching, what)}
      actions={
        <>
          <ChoiceGroup
            label="Rows"
            labelHidden
            choices={[
              { id: 'participant', name: 'Participants' },
              { id: 'document', name: 'Transcripts' },
            ]}
            value={scope}
            onChange={scopeChosen}
          />
          <div className={styles.find}>
            <SearchField label="Find in table" value={find} onChange={searched} />
          </div>
          <FileTrigger
            acceptedFileTypes={['.csv', '.tsv', 'text/csv']}
            onSelect={(list) => offerFiles([...(list ?? [])])}
          >
            <Button icon={FileUp}>Import CSV</Button>
          </FileTrigger>
          <AttributeButton
            scope={scope}
            changes={changes}
            isOpen={isNaming}
            onOpenChange={onNaming}
            onCreated={(columnId) => {
              const first = model?.rows[0]?.id;
              if (first === undefined) return;
              movedTo({ rowId: first, columnId });
              focusAsked();
            }}
          />
          {scope === 'participant' && (
            <Button variant="main" icon={Plus} aria-label="New participant" onPress={onNewParticipant}>
              Participant
            </Button>
          )}
        </>
      }
    />
  );
}

function noteOf({ rows, allRows, columns }: GridModel, isSearching: boolean, what: string): string {
  if (isSearching) return `${rows.length.toLocaleString('en-GB')} of ${counted(allRows.length, what)}`;
  const attributes = columns.flatMap(({ attribute }) => attribute ?? []);
  const missing = allRows.reduce(
    (sum, row) => sum + attributes.filter((attribute) => valuesOf(row, attribute).length === 0).length,
    0,
  );
  const parts = [counted(allRows.length, what), counted(attributes.length, 'attribute')];
  return [...parts, ...(missing === 0 ? [] : [`${counted(missing, 'value')} not recorded`])].join(', ');
}
