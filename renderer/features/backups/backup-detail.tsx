import { ArchiveRestore, CircleAlert } from 'lucide-react';
import { occasionWords, sizeWords, standingWords } from '../../../src/contract/backup-words.ts';
import type { BackupView, Holdings } from '../../../src/contract/shelf.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords, timeOfDay } from '../../ui/days.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './backups-view.module.css';

type BackupDetailProps = {
  readonly backup: BackupView;
  /** What the project holds now; null where it cannot be read. */
  readonly now: Holdings | null;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
};

const HELD = [
  ['documents', 'Transcripts'],
  ['participants', 'Participants'],
  ['codes', 'Codes'],
  ['segments', 'Segments'],
] as const satisfies readonly (readonly [keyof Holdings, string])[];

/** The chosen backup: what it holds beside what the project holds, what was changed last, and Restore. */
export function BackupDetail({ backup, now, isBusy, onRestore }: BackupDetailProps) {
  const { standing, holds } = backup;
  const isUnreadable = standing.kind === 'unreadable';
  const latest = standing.kind === 'in line' ? standing.since.latest : [];
  return (
    <section className={styles.detail} aria-label="The chosen backup">
      <header>
        <h2>
          {dayInWords(backup.at, new Date())}, {timeOfDay(backup.at)}
        </h2>
        <p className={styles.facts}>
          {occasionWords(backup)}, {sizeWords(backup.bytes)}
        </p>
      </header>
      <div className={styles.restore}>
        <Button
          variant="main"
          icon={ArchiveRestore}
          shortcut="enter"
          isDisabled={isUnreadable}
          onPress={onRestore}
        >
          {isBusy ? 'Restoring…' : 'Restore'}
        </Button>
        <p className={styles.facts}>
          {isUnreadable
            ? 'It cannot be restored, and is left as it is.'
            : 'Makes a project of it, beside this one. This project and the backup stay as they are.'}
        </p>
      </div>
      {holds !== null && <Held then={holds} now={now} />}
      {latest.length > 0 ? (
        <div className={styles.part}>
          <h3>Changed last since then</h3>
          <ul>
            {latest.map((label, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two changes may have one label, and none moves
              <li key={index}>{label}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={isUnreadable ? styles.trouble : styles.facts}>
          {isUnreadable && <Icon of={CircleAlert} />}
          <span>{standingWords(standing)}.</span>
        </p>
      )}
      <p className={styles.name}>{backup.name}</p>
    </section>
  );
}

function Held({ then, now }: { readonly then: Holdings; readonly now: Holdings | null }) {
  return (
    <table className={styles.held}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What</span>
          </th>
          <th scope="col">Then</th>
          {now !== null && <th scope="col">Now</th>}
        </tr>
      </thead>
      <tbody>
        {HELD.map(([key, word]) => (
          <tr key={key} className={now !== null && now[key] !== then[key] ? styles.differs : undefined}>
            <th scope="row">{word}</th>
            <td>{then[key].toLocaleString('en-GB')}</td>
            {now !== null && <td>{now[key].toLocaleString('en-GB')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
