import { foldName } from '../../../src/domain/name.ts';
import { SPEAKER_ROLES, type SpeakerRole } from '../../../src/domain/transcript-draft.ts';
import { useQuery } from '../../data/use-query.ts';
import { type OfferedFile, useImporting } from '../../state/importing.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { counted } from '../../ui/counted.ts';
import styles from './import-people.module.css';
import type { PlannedSpeaker } from './import-plan.ts';
import type { FileInHand } from './import-view.tsx';
import { NewcomerFacts } from './newcomer-facts.tsx';
import { OwnersCard } from './owners-card.tsx';
import { PersonButton } from './person-button.tsx';
import { SharedRoles } from './shared-roles.tsx';

type ImportPeopleProps = { readonly inHand: FileInHand; readonly others: readonly FileInHand[] };

/** Who speaks in a file, who they are, and what is known of those who are new. */
export function ImportPeople({ inHand, others }: ImportPeopleProps) {
  const { file, plan, preview } = inHand;
  const isRunning = useImporting(({ run }) => run !== null);
  const participants = useQuery('participant.list', {}).data ?? [];
  const names = participants.map(({ name }) => name);
  if (file.outcome?.kind === 'imported') return <ImportedFile file={file} outcome={file.outcome} />;
  if (plan === null || preview === null || preview.imported !== null)
    return <section className={styles.pane} aria-label="Speakers" />;
  return (
    <section className={styles.pane} aria-label="Speakers">
      <h2 className={styles.heading}>
        {plan.owners === null ? 'Speakers in this transcript' : 'Whose transcript it is'}
      </h2>
      {plan.owners === null ? (
        <div className={styles.card}>
          {plan.speakers.map((speaker) => (
            <SpeakerCard
              key={speaker.label}
              file={file}
              speaker={speaker}
              names={names}
              newcomers={plan.newcomers}
              isDisabled={isRunning}
            />
          ))}
        </div>
      ) : (
        <OwnersCard file={file} owners={plan.owners} names={names} isDisabled={isRunning} />
      )}
      {plan.owners === null && (
        <p className={styles.words}>Interviewer turns are shown quieter and left out of every count.</p>
      )}
      <SharedRoles inHand={inHand} others={others} />
      {plan.newcomers.map((name) => (
        <NewcomerFacts key={foldName(name)} name={name} isDisabled={isRunning} />
      ))}
    </section>
  );
}

const ROLE_NAMES: { readonly [Role in SpeakerRole]: string } = {
  participant: 'Participant',
  interviewer: 'Interviewer',
  other: 'Other',
};

type SpeakerCardProps = {
  readonly file: OfferedFile;
  readonly speaker: PlannedSpeaker;
  readonly names: readonly string[];
  readonly newcomers: readonly string[];
  readonly isDisabled: boolean;
};

function SpeakerCard({ file, speaker, names, newcomers, isDisabled }: SpeakerCardProps) {
  const { label, role, person, turns, words, doubtful } = speaker;
  const changed = useImporting.getState().changed;
  return (
    <div className={styles.speaker}>
      <div className={styles.who}>
        <h3 className={styles.label} title={label}>
          {label}
        </h3>
        <span className={styles.figures}>
          {counted(turns, 'turn')} · {counted(words, 'word')}
        </span>
      </div>
      {doubtful && <p className={styles.doubt}>Stands only once: perhaps no speaker.</p>}
      <div className={styles.choices}>
        <ChoiceGroup
          label={`Role of ${label}`}
          labelHidden
          choices={SPEAKER_ROLES.map((id) => ({ id, name: ROLE_NAMES[id] }))}
          value={role}
          isDisabled={isDisabled}
          onChange={(chosen) =>
            changed(file.id, { roles: { ...file.roles, [label]: chosen }, onlyHere: false })
          }
        />
        {role === 'participant' && (
          <PersonButton
            label={`Participant behind ${label}`}
            person={person}
            names={names}
            newcomers={newcomers}
            isDisabled={isDisabled}
            onChoose={(name) => changed(file.id, { people: { ...file.people, [label]: name } })}
          />
        )}
      </div>
    </div>
  );
}

type ImportedFileProps = {
  readonly file: OfferedFile;
  readonly outcome: Extract<NonNullable<OfferedFile['outcome']>, { readonly kind: 'imported' }>;
};

function ImportedFile({ file, outcome }: ImportedFileProps) {
  return (
    <section className={styles.pane} aria-label="Speakers">
      <h2 className={styles.heading}>Imported</h2>
      <p className={styles.words}>
        {file.name} is in the project as {outcome.document}: {counted(outcome.words, 'word')}
        {outcome.speakers > 0 && ` by ${counted(outcome.speakers, 'speaker')}`}.
      </p>
      <div className={styles.actions}>
        <Button
          onPress={() => {
            useReading.getState().opened(outcome.documentId);
            useView.getState().wentTo('transcripts');
          }}
        >
          Read it
        </Button>
      </div>
    </section>
  );
}
