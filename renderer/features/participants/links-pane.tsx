import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { AttributeScope } from '../../../src/domain/attribute.ts';
import { useQuery } from '../../data/use-query.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ValuePicker } from '../../ui/value-picker.tsx';
import type { GridRow } from './grid-data.ts';
import styles from './links-pane.module.css';
import type { Changes, Linked } from './use-changes.ts';

type LinksPaneProps = {
  readonly row: GridRow;
  readonly scope: AttributeScope;
  readonly changes: Changes;
};

/** The transcripts of a participant, or the participants of a transcript: opened, unlinked, linked. */
export function LinksPane({ row, scope, changes }: LinksPaneProps) {
  const documents = useQuery('document.list', {}).data ?? [];
  const people = useQuery('participant.list', {}).data ?? [];
  const isPerson = scope === 'participant';
  const all: readonly Linked[] = isPerson ? documents : people;
  const linked = all.filter(({ name }) => row.links.includes(name));
  const change = (how: 'link' | 'unlink', other: Linked) =>
    void (isPerson ? changes[how](row, other) : changes[how](other, row));
  const open = (other: Linked) => {
    if (!isPerson) return useView.getState().soughtParticipant(other.id);
    useReading.getState().opened(other.id);
    useView.getState().jumpedTo('transcripts');
  };
  const what = isPerson ? 'transcript' : 'participant';
  return (
    <div className={styles.pane}>
      {linked.length > 0 && (
        <ul className={styles.linked} aria-label={isPerson ? 'Transcripts' : 'Participants'}>
          {linked.map((other) => (
            <li key={other.id} className={styles.link}>
              <Button className={styles.open ?? ''} onPress={() => open(other)}>
                {other.name}
              </Button>
              <IconButton
                name={`Unlink ${other.name}`}
                icon={X}
                size="small"
                onPress={() => change('unlink', other)}
              />
            </li>
          ))}
        </ul>
      )}
      <ValuePicker
        label={isPerson ? `Transcripts of ${row.name}` : `Participants of ${row.name}`}
        options={all.filter(({ name }) => !row.links.includes(name))}
        chosen={[]}
        isMultiple
        fieldWords={`Link a ${what}`}
        onChoose={(id) => {
          const other = all.find((one) => one.id === id);
          if (other !== undefined) change('link', other);
        }}
      />
    </div>
  );
}
