import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { occasionWords, sizeWords, standingWords } from '../../../src/contract/backup-words.ts';
import type { BackupView } from '../../../src/contract/shelf.ts';
import { classNames } from '../../ui/class-names.ts';
import { dayInWords, startsDay, timeOfDay } from '../../ui/days.ts';
import { Icon } from '../../ui/icon.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { listKey, optionId } from '../../ui/virtual-list.tsx';
import styles from './backups-view.module.css';

type BackupListProps = {
  readonly backups: readonly BackupView[];
  readonly chosen: BackupView;
  readonly onChoose: (backup: BackupView) => void;
  /** Enter on a backup. */
  readonly onAction: (backup: BackupView) => void;
};

/** Rows that a page key goes over. */
const PAGE = 10;

/** All backups, newest first, a row each. Arrow keys choose. */
export function BackupList({ backups, chosen, onChoose, onAction }: BackupListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const active = backups.indexOf(chosen);
  useArrival(true, () => list.current?.focus({ preventScroll: true }));
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return onAction(chosen);
    const to = listKey(event.key, active, backups.length, PAGE);
    if (to === null) return;
    event.preventDefault();
    const next = backups[Math.min(Math.max(to, 0), backups.length - 1)];
    if (next !== undefined) onChoose(next);
  };
  return (
    <div className={styles.table}>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.day}>Made</span>
        <span className={styles.time} />
        <span className={styles.why}>Why</span>
        <span className={styles.size}>Size</span>
        <span className={styles.since}>Changed since</span>
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label="Backups, newest first"
        aria-activedescendant={optionId(id, active)}
        tabIndex={0}
        className={styles.rows}
        onKeyDown={onKeyDown}
      >
        {backups.map((backup, index) => (
          <BackupRow
            key={backup.name}
            id={optionId(id, index)}
            backup={backup}
            startsDay={startsDay(backup.at, backups[index - 1]?.at ?? null)}
            isActive={index === active}
            onPick={() => onChoose(backup)}
          />
        ))}
      </div>
    </div>
  );
}

type BackupRowProps = {
  readonly id: string;
  readonly backup: BackupView;
  readonly startsDay: boolean;
  readonly isActive: boolean;
  readonly onPick: () => void;
};

/** The day stands beside its first backup and is read out with each. */
function BackupRow({ id, backup, startsDay: isFirst, isActive, onPick }: BackupRowProps) {
  const since = standingWords(backup.standing);
  const isUnreadable = backup.standing.kind === 'unreadable';
  const isQuiet = isUnreadable || since === 'Nothing changed since';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all its rows
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={classNames(styles.row, isFirst && styles.startsDay, isActive && styles.active)}
      onClick={onPick}
    >
      <span className={styles.day}>
        <span className={classNames(!isFirst && 'visually-hidden')}>{dayInWords(backup.at, new Date())}</span>
      </span>
      <time className={styles.time} dateTime={backup.at}>
        {timeOfDay(backup.at)}
      </time>
      <span className={styles.why}>{occasionWords(backup)}</span>
      <span className={styles.size}>{sizeWords(backup.bytes)}</span>
      <span className={classNames(styles.since, isQuiet && styles.quiet)} title={since}>
        {isUnreadable && <Icon of={CircleAlert} />} {since}
      </span>
    </div>
  );
}
