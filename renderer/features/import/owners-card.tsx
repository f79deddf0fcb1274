import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { foldName } from '../../../src/domain/name.ts';
import { type OfferedFile, useImporting } from '../../state/importing.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ValuePicker } from '../../ui/value-picker.tsx';
import styles from './import-people.module.css';
import type { PlannedPerson } from './import-plan.ts';

type OwnersCardProps = {
  readonly file: OfferedFile;
  readonly owners: readonly PlannedPerson[];
  readonly names: readonly string[];
  readonly isDisabled: boolean;
};

/** Who speaks in a text without labels: what is said there counts for all of them. */
export function OwnersCard({ file, owners, names, isDisabled }: OwnersCardProps) {
  const [isOpen, setOpen] = useState(false);
  const own = owners.map(({ name }) => name);
  const become = (next: readonly string[]) => useImporting.getState().changed(file.id, { owners: next });
  const add = (name: string) => {
    setOpen(false);
    if (!own.some((other) => foldName(other) === foldName(name))) become([...own, name]);
  };
  return (
    <>
      <ul className={styles.card}>
        {owners.map(({ name, isNew }) => (
          <li key={name} className={styles.owner}>
            <span className={styles.ownerName}>{name}</span>
            {isNew && <span className={styles.figures}>new</span>}
            <IconButton
              name={`Not ${name}`}
              icon={X}
              size="small"
              isDisabled={isDisabled}
              onPress={() => become(own.filter((other) => other !== name))}
            />
          </li>
        ))}
        <li className={styles.owner}>
          <Popover
            label="Whose transcript it is"
            flush
            isOpen={isOpen}
            onOpenChange={setOpen}
            trigger={
              <Button variant="quiet" icon={Plus} isDisabled={isDisabled}>
                {owners.length === 0 ? 'Choose a participant' : 'Another participant'}
              </Button>
            }
          >
            <ValuePicker
              label="Whose transcript it is"
              options={names.filter((name) => !own.includes(name)).map((name) => ({ id: name, name }))}
              chosen={[]}
              fieldWords="Find or add"
              onChoose={add}
              onAdd={add}
            />
          </Popover>
        </li>
      </ul>
      <p className={styles.words}>
        {owners.length > 1
          ? 'Nobody is labelled in the text, so all of it counts for each of them.'
          : 'Nobody is labelled in the text, so all of it counts as theirs.'}
      </p>
    </>
  );
}
