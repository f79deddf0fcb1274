import { ShieldCheck, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { sizeWords } from '../../../src/contract/backup-words.ts';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { BackupsView as BackupsInHand } from '../../../src/contract/shelf.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { ViewBar } from '../../ui/view-bar.tsx';
import { BackupDetail } from './backup-detail.tsx';
import { BackupList } from './backup-list.tsx';
import styles from './backups-view.module.css';
import { type Backups, useBackups } from './use-backups.ts';

/** Earlier states of the whole file: when they were made, what was changed since, and the way back to one. */
export function BackupsView() {
  const closed = useView((state) => state.closed);
  const backups = useBackups();
  const [chosenName, setChosenName] = useState<string | null>(null);
  const { view, error } = backups;
  const isEmpty = view?.backups.length === 0;
  const button = <BackUpNow isMain={isEmpty} backups={backups} onMade={setChosenName} />;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closed();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape from anywhere within
    <div className={styles.view} onKeyDown={onKeyDown}>
      <ViewBar
        title="Backups"
        note={view === undefined || isEmpty ? '' : noteOf(view)}
        actions={
          <>
            {view !== undefined && !isEmpty && button}
            <IconButton name="Close backups" icon={X} onPress={closed} />
          </>
        }
      />
      {error !== null && <EmptyState sentence={sentenceFor(error.failure.code, error.failure.details)} />}
      {view === undefined && error === null && (
        <p className={styles.explanation} role="status">
          Looking through the backups…
        </p>
      )}
      {view !== undefined && error === null && (
        <Content
          view={view}
          backups={backups}
          chosenName={chosenName}
          onChoose={setChosenName}
          button={button}
        />
      )}
    </div>
  );
}

type BackUpNowProps = {
  /** The one thing to do, where there is no backup yet. */
  readonly isMain: boolean;
  readonly backups: Backups;
  readonly onMade: (name: string) => void;
};

function BackUpNow({ isMain, backups: { busy, backUp }, onMade }: BackUpNowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useArrival(isMain, () => button.current?.focus());
  return (
    <Button
      ref={button}
      variant={isMain ? 'main' : 'plain'}
      icon={ShieldCheck}
      onPress={async () => {
        const made = await backUp();
        if (made !== null) onMade(made.name);
      }}
    >
      {busy === 'backing up' ? 'Backing up…' : 'Back up now'}
    </Button>
  );
}

function noteOf({ backups }: BackupsInHand): string {
  const bytes = backups.reduce((sum, backup) => sum + backup.bytes, 0);
  return `${counted(backups.length, 'backup')}, ${sizeWords(bytes)}`;
}

type ContentProps = {
  readonly view: BackupsInHand;
  readonly backups: Backups;
  readonly chosenName: string | null;
  readonly onChoose: (name: string) => void;
  readonly button: ReactNode;
};

function Content({ view, backups, chosenName, onChoose, button }: ContentProps) {
  const chosen = view.backups.find(({ name }) => name === chosenName) ?? view.backups[0];
  const name = chosen?.name;
  // One that is made meanwhile comes to stand above it, and is not what Enter was meant for.
  useEffect(() => {
    if (name !== undefined) onChoose(name);
  }, [name, onChoose]);
  if (chosen === undefined)
    return (
      <EmptyState
        sentence="There is no backup of this project yet."
        todo="One is made by itself with the first change of each hour, and before an update changes the file."
      >
        {button}
      </EmptyState>
    );
  return (
    <>
      <p className={styles.explanation}>
        One is made each hour in which something changes, before an update changes the file, and whenever you
        ask; each is checked after writing. They stand beside the project, in{' '}
        <span className={styles.folder}>{view.folder}</span>.
      </p>
      <div className={styles.panes}>
        <BackupList
          backups={view.backups}
          chosen={chosen}
          onChoose={(backup) => onChoose(backup.name)}
          onAction={(backup) => void backups.restore(backup)}
        />
        <BackupDetail
          backup={chosen}
          now={view.now}
          isBusy={backups.busy === 'restoring'}
          onRestore={() => void backups.restore(chosen)}
        />
      </div>
    </>
  );
}
