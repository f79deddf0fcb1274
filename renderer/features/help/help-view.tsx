import { type Action, useActionList } from '../../state/actions.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { OverPane } from '../../ui/over-pane.tsx';
import styles from './help-view.module.css';
import { PLACE_KEYS } from './place-keys.ts';

/** All keys, and in short what numbers mean and where the data lie. */
export function HelpView() {
  const actions = useActionList((state) => state.actions);
  const groups = Map.groupBy(
    [...actions.values()].filter(({ keys, inText }) => keys !== undefined && !inText),
    ({ group }) => group,
  );
  return (
    <OverPane title="Help">
      <div className={styles.columns}>
        {[...groups].map(([group, members]) => (
          <section key={group} aria-label={group} className={styles.keys}>
            <h2>{group}</h2>
            <KeyList rows={members.map(rowOf)} />
          </section>
        ))}
        {PLACE_KEYS.map(({ place, rows }) => (
          <section key={place} aria-label={place} className={styles.keys}>
            <h2>{place}</h2>
            <KeyList rows={rows} />
          </section>
        ))}
        <Numbers />
        <Data />
      </div>
    </OverPane>
  );
}

type Row = { readonly keys: readonly string[]; readonly does: string };

function rowOf({ keys, alsoKeys, title }: Action): Row {
  return { keys: [keys, alsoKeys].filter((one) => one !== undefined), does: title };
}

function KeyList({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(({ keys, does }) => (
        <div key={`${keys.join()} ${does}`}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

function Numbers() {
  return (
    <section aria-labelledby="help-numbers" className={styles.words}>
      <h2 id="help-numbers">What the numbers mean</h2>
      <p>
        <strong>Participants</strong>, the usual unit, are people of the group with at least one coded passage
        in their own words. In a focus group each speaker counts for themselves; the interviewer’s questions
        count for nobody unless you ask for them.
      </p>
      <p>
        A theme’s number is the union of its sub-codes, never their sum. Coding a passage twice, or by two
        coders, does not count it twice; only the unit segments counts codings.
      </p>
      <p>
        N stands under every group: its people with at least one transcript. Who has no value stands under Not
        recorded. “Explain” beside a number states its definition, its filters and who coded.
      </p>
    </section>
  );
}

function Data() {
  return (
    <section aria-labelledby="help-data" className={styles.words}>
      <h2 id="help-data">Your data</h2>
      <p>
        A project is one file. Every change is on disk before it is shown as done, is recorded in the history
        and can be undone, also tomorrow. The original files are kept inside, byte for byte. Emic makes no
        connection to any network.
      </p>
      <p>
        Backups are made by themselves while you work, and stand beside the project: see Backups in the
        project’s menu, also to go back to one.
      </p>
    </section>
  );
}
