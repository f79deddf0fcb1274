import type { EntryView } from '../../../src/contract/views.ts';
import { classNames } from '../../ui/class-names.ts';
import { dayInWords, timeOfDay } from '../../ui/days.ts';
import styles from './history-view.module.css';

type HistoryRowProps = {
  readonly id: string;
  /** 1-based, of all entries that fit the filter. */
  readonly place: number;
  readonly of: number;
  readonly top: number;
  /** Undefined while its page is on the way. */
  readonly entry: EntryView | undefined;
  readonly startsDay: boolean;
  /** It stands first in sight: the day is said although it began further up. */
  readonly showsDay: boolean;
  readonly isActive: boolean;
  readonly onPick: () => void;
};

/** One change: when, who, what. The day stands beside its first change and is read out with each. */
export function HistoryRow(props: HistoryRowProps) {
  const { entry, startsDay, isActive } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all its rows
    <div
      id={props.id}
      role="option"
      aria-selected={isActive}
      aria-posinset={props.place}
      aria-setsize={props.of}
      tabIndex={-1}
      className={classNames(
        styles.row,
        startsDay && props.place > 1 && styles.startsDay,
        isActive && styles.active,
        entry?.undone && styles.undone,
      )}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={props.onPick}
    >
      {entry && <Entry entry={entry} day={startsDay || props.showsDay} />}
    </div>
  );
}

function Entry({ entry, day }: { readonly entry: EntryView; readonly day: boolean }) {
  const { at, coder, label, undone, kind } = entry;
  const words = dayInWords(at, new Date());
  return (
    <>
      <span className={classNames(styles.day, !day && 'visually-hidden')}>{words}</span>
      <time className={styles.time} dateTime={at}>
        {timeOfDay(at)}
      </time>
      <span className={styles.coder} title={coder}>
        {coder}
      </span>
      <span className={classNames(styles.label, kind !== 'change' && styles.quiet)} title={label}>
        {undone ? <s>{label}</s> : label}
      </span>
      {undone && <span className={styles.note}>undone</span>}
    </>
  );
}
